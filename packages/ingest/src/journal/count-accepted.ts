import type { JournalIndex } from "./journal-index.ts";
import { readRecordAt } from "./reader.ts";

/** When the ping at a place was received; undefined where its record is beyond reading. */
const receivedAt = (dir: string, index: JournalIndex, ordinal: number): number | undefined => {
  const id = index.idAt(ordinal);
  const at = id === undefined ? undefined : index.locate(id);
  const record = at && readRecordAt(dir, at);
  return record?.type === "ping" ? record.header.received_at : undefined;
};

/**
 * How many of the pings held were received at or after `since`, and the newest id. Receipts never go back, so it is a binary
 * search that reads some twenty records; one beyond reading counts as if it were earlier.
 */
export const countAccepted = (dir: string, index: JournalIndex, since: number): { pings: number; newest: number } => {
  const newest = index.idAt(index.accepted - 1) ?? 0;
  if (since <= 0) return { pings: index.accepted, newest };
  let low = 0;
  let high = index.accepted;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((receivedAt(dir, index, middle) ?? 0) < since) low = middle + 1;
    else high = middle;
  }
  return { pings: index.accepted - low, newest };
};
