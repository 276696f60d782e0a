import { isoInstant } from "@pinghouse/shared/time/instant";

const day = 86_400_000;

/** Why a ping that can be kept must not be landed yet; null where nothing is the matter. Both in milliseconds. */
export const quarantineOf = (recordedAt: number, receivedAt: number): { reason: "future"; detail: string } | null =>
  recordedAt <= receivedAt + day
    ? null
    : { reason: "future", detail: `recorded_at ${isoInstant(recordedAt)} lies more than 24 hours after its receipt.` };
