import { isoInstant } from "@pinghouse/shared/time/instant";
import type { SetAside } from "@pinghouse/warehouse/archive/archive";
import { installationId } from "./installation-id.ts";
import type { JournalIndex } from "./journal-index.ts";
import { standings } from "./ping-table.ts";
import { readRecordAt } from "./reader.ts";

/** What an operator sees of pings set aside, read from their records; those that are no longer set aside, or beyond reading, are left out. */
export const describeSetAside = (dir: string, index: JournalIndex, ids: readonly number[]): SetAside[] =>
  ids.flatMap((id) => {
    const at = index.locate(id);
    const record = at && index.standing(id) !== standings.ready ? readRecordAt(dir, at) : undefined;
    if (record?.type !== "ping") return [];
    const { uuid, hostname, version, recorded_at, received_at, bytes, source, quarantine } = record.header;
    const unlandable = index.standing(id) === standings.unlandable;
    return [
      {
        ping_id: id,
        uuid,
        hostname,
        version,
        recorded_at: isoInstant(recorded_at),
        received_at: isoInstant(received_at),
        installation: installationId(index.hubKey, uuid, hostname),
        reason: unlandable || quarantine === null ? "unlandable" : quarantine.reason,
        detail: (unlandable ? index.detail(id) : quarantine?.detail) ?? "",
        bytes,
        source,
      },
    ];
  });
