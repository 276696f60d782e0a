import { Problem } from "@pinghouse/shared/problem/problem";
import { wireFields } from "@pinghouse/shared/score/score";
import type { TakenUpload, Uploads } from "@pinghouse/warehouse/archive/uploads";
import { installationId } from "../journal/installation-id.ts";
import { limits } from "../payload/limits.ts";
import type { ReceiverDeps } from "./deps.ts";
import { RefusedBody } from "./post-route.ts";
import { quarantineOf } from "./quarantine.ts";

type UploadDeps = Pick<ReceiverDeps, "journal" | "pool" | "scores" | "diskNearlyFull" | "now" | "mode">;

const checkRoom = (body: Uint8Array, gzip: boolean, { diskNearlyFull }: UploadDeps): void => {
  if (body.length > (gzip ? limits.zipped : limits.body)) throw new Problem("body_too_large");
  if (diskNearlyFull()) throw new Problem("disk_full", { retryAfter: 60 });
};

/** Counts a refused body as the receiver would, and throws it. */
const refuse = (refusal: ConstructorParameters<typeof RefusedBody>[0], { journal }: UploadDeps): never => {
  const { code, size, sha256, position } = refusal;
  journal.count({ reason: code, size, sha256, position });
  throw new RefusedBody(refusal);
};

/** Takes payloads that a person hands in, into the same journal and by the same limits as those that are posted. */
export const createUploads = (deps: UploadDeps): Uploads => ({
  take: async ({ body, gzip, unknownNeedsApproval }, may): Promise<TakenUpload> => {
    checkRoom(body, gzip, deps);
    const look = await deps.pool.look(Uint8Array.from(body), gzip);
    const read = await deps.pool.ping(Uint8Array.from(body), gzip);
    if (!read.ok) return refuse(read.refusal, deps);
    const { usage, ...ping } = read.ping;
    const { uuid, hostname, recorded_at, version, sha256 } = ping;
    const installation = installationId(deps.journal.hubKey, uuid, hostname);
    const identity = { installation, uuid, hostname, bound: deps.journal.binding(installation) !== undefined };
    await may(identity);
    const { outcome, id, score } = await deps.journal.appendPing({
      ...ping,
      source: "upload",
      secret_hash: null,
      quarantine: quarantineOf(recorded_at, deps.now()),
      requireApproval: deps.mode === "approve" && unknownNeedsApproval,
      score: deps.scores.score({ ...ping, ...usage, source: "upload", verified: () => true }),
    });
    if (outcome === "stored") deps.scores.note({ ...ping, ...usage, id });
    const usage_data = { conv_index: { usage_data_id: id, ...(score === undefined ? {} : wireFields(score.figures)) } };
    return { ...identity, outcome, id, recorded_at, version, usage_data, payload_sha256: sha256, withheld: look.ok ? look.look.withheld : 0 };
  },
});
