import { z } from "zod";

/** A repeated query key: one value or several, at most `most`, always an array afterwards. */
export const many = <Item extends z.ZodType>(item: Item, most = 100) =>
  z.union([z.array(item).min(1).max(most), item.transform((one) => [one])]).optional();
