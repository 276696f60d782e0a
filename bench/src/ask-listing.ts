import { wholeOf, type Listing } from "@pinghouse/warehouse/queries/listing";
import { tableRows } from "@pinghouse/warehouse/store/table";
import type { World } from "./world.ts";

/** The whole list, as rows. */
export const askListing = async <Row>({ store }: World, listing: Listing): Promise<Row[]> => {
  const { tables } = await store.read(listing.name, [wholeOf(listing)]);
  return tables[0] === undefined ? [] : tableRows<Row>(tables[0]);
};
