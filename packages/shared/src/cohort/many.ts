import { z } from "zod";

/** A repeated query key: one value or several, always an array afterwards. */
export const many = <Item extends z.ZodType>(item: Item) =>
  z.union([z.array(item).min(1).max(100), item.transform((one) => [one])]).optional();
