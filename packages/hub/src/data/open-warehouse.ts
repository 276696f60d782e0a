import type { JournalPosition } from "@pinghouse/warehouse/store/landing-batch";
import type { Store } from "@pinghouse/warehouse/store/door";
import { StoreUnopenable } from "@pinghouse/warehouse/store/connection/opening-errors";
import { openStore, type StoreOptions } from "@pinghouse/warehouse/store/open-store";
import type { Logger } from "@pinghouse/shared/node/log";
import { clearRebuild, setWarehouseAside } from "./warehouse-file.ts";

export interface WarehouseParts {
  path: string;
  /** Where the journal ends and how many of its pings may stand in a warehouse: one that claims more was made from another, or from records since damaged. */
  journal: Promise<{ end: JournalPosition; pings: number }>;
  options: StoreOptions;
  log: Logger;
  now: () => number;
}

const isBeyond = (position: JournalPosition, end: JournalPosition): boolean =>
  position.segment > end.segment || (position.segment === end.segment && position.offset > end.offset);

const startEmpty = ({ path, options, log, now }: WarehouseParts, why: string, cause?: unknown): Promise<Store> => {
  const aside = setWarehouseAside(path, now());
  log.error({ err: cause, aside }, `${why}; it is set aside as ${aside} and made again from the journal`);
  return openStore(path, options);
};

/**
 * Opens the warehouse. One that does not open, or that does not belong to the journal, is set aside, and an empty one takes
 * its place: the landing loop fills it from the journal. Throws StoreLocked where another process holds it.
 */
export const openWarehouse = async (parts: WarehouseParts): Promise<Store> => {
  clearRebuild(parts.path);
  let store: Store;
  try {
    store = await openStore(parts.path, parts.options);
  } catch (error) {
    if (!(error instanceof StoreUnopenable)) throw error;
    return startEmpty(parts, "the warehouse does not open", error);
  }
  const { end, pings } = await parts.journal.catch(async (error: unknown) => {
    await store.close();
    throw error;
  });
  const { position, landed } = store.progress();
  if (!isBeyond(position, end) && landed <= pings) return store;
  await store.close();
  return startEmpty(parts, "the warehouse holds more than the journal, which was damaged or is another one");
};
