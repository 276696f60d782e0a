import { boundIdentity } from "./bound-identity.ts";
import type { JournalIndex } from "./journal-index.ts";
import { countRecords, ownRecords } from "./own-records.ts";
import type { OwnRecord } from "./own-records.ts";
import type { Draft, ErasureBegun } from "./record.ts";
import type { EraseRequest } from "./requests.ts";
import type { SegmentWriter } from "./segment-writer.ts";

export interface ErasureParts {
  dir: string;
  index: JournalIndex;
  writer: SegmentWriter;
  /** Time of receipt, milliseconds. */
  now: () => number;
}

const idsOf = (records: readonly OwnRecord[], type: OwnRecord["type"]): number[] => records.filter((record) => record.type === type).map(({ id }) => id);

/**
 * Writes down that an installation's records are erased; when it returns, nothing of them is held, and their places are to be
 * overwritten. The newest segment is sealed before, so that all of them stand where nobody writes. Who may speak for the
 * installation stays known, without its name. Throws a Problem where that cannot be made durable.
 */
export const beginErasure = ({ dir, index, writer, now }: ErasureParts, { whose, found, up_to }: EraseRequest): ErasureBegun => {
  const { uuid, hostname } = whose;
  const { end } = writer;
  writer.seal();
  const shared = index.sharesUuid(uuid, hostname);
  const own = [...found, ...ownRecords(dir, whose, up_to, end)].filter(({ of_uuid }) => !shared || !of_uuid);
  const identity = boundIdentity(index.hubKey, uuid, hostname);
  const binding = index.bindings.of(uuid, hostname);
  const received_at = now();
  const begun: ErasureBegun = {
    step: "begun",
    received_at,
    installation: identity.installation,
    before: own.reduce((latest, { recorded_at }) => Math.max(latest, recorded_at), received_at),
    since: own.find(({ type }) => type === "ping")?.received_at ?? null,
    pings: idsOf(own, "ping"),
    posts: idsOf(own, "post"),
    places: own.map(({ place }) => place),
    counts: countRecords(own),
  };
  const bound = binding && { received_at, ...identity, secret_hash: binding.secret_hash, proof: binding.proof, since: binding.since };
  const drafts: Draft[] = [{ type: "erasure", header: begun }, ...(bound === undefined ? [] : [{ type: "binding" as const, header: bound }])];
  writer.stage(...drafts);
  const problem = writer.flush();
  if (problem !== undefined) throw problem;
  if (!shared) index.forgetApproval(uuid);
  return begun;
};
