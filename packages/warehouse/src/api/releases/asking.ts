import { checkVersions, type CheckVersionsRow } from "../../queries/check-versions.ts";
import { wholeOf } from "../../queries/listing.ts";
import { tableRows } from "../../store/table.ts";
import type { Context } from "../context.ts";

/** Version checks of the last 28 days by version, whatever product asked. Checks are never users. */
export const askingLately = async ({ store }: Context): Promise<Map<string, number>> => {
  const listing = checkVersions({});
  const { tables } = await store.read(listing.name, [wholeOf(listing)]);
  const [table] = tables;
  const sums = new Map<string, number>();
  for (const { version, checks } of table === undefined ? [] : tableRows<CheckVersionsRow>(table)) sums.set(version, (sums.get(version) ?? 0) + checks);
  return sums;
};
