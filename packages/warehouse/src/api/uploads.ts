import { Problem } from "@pinghouse/shared/problem/problem";
import { isoInstant } from "@pinghouse/shared/time/instant";
import { weekOf } from "@pinghouse/shared/time/week";
import { z } from "zod";
import type { TakenUpload, UploadIdentity } from "../archive/uploads.ts";
import { installations, type InstallationsRow } from "../queries/installations.ts";
import { actorOf } from "./actor-of.ts";
import { answerList } from "./answer.ts";
import type { Context } from "./context.ts";
import { holder, operator, router, signedIn } from "./trpc.ts";
import { answerFileFor } from "./upload-answer.ts";

/** What became of an uploaded payload, and the file to carry back. */
export interface UploadRecord {
  outcome: TakenUpload["outcome"];
  id: number;
  /** Opaque id. */
  installation: string;
  hostname: string;
  version: string | null;
  recorded_at: string;
  /** Its Monday. */
  week: string;
  /** Values withheld before anything was written. */
  withheld: number;
  /** Whoever handed it in looks after the installation: then the file has its figures. Else nothing was claimed. */
  own: boolean;
  usage_data: TakenUpload["usage_data"];
  answer_file: string;
}

const holds = ({ who }: Context, installation: string): boolean => who.role === "operator" || (who.role === "admin" && who.installations.includes(installation));

/** An admin hands in their own payloads, and those of a uuid that nobody ever sent. Throws Problem "not_found". */
const mayHandIn = async (ctx: Context, { installation, uuid, bound }: UploadIdentity): Promise<void> => {
  if (holds(ctx, installation)) return;
  const known = await answerList<InstallationsRow>(ctx, installations({ uuid }, { uuid: true }), { limit: 1 });
  if (bound || known.toJSON().items.length > 0) throw new Problem("not_found", "This payload is of an installation that you do not look after.");
};

const answerKeyItem = z.object({
  key_id: z.string(),
  public_key: z.string().describe("Ed25519, 32 bytes as hex"),
  rotations: z.array(z.object({ previous: z.string(), next: z.string(), signature: z.string() })).describe("Every change of keys since the first: the next key, signed by the one before"),
});

/** Payload files handed in by a person, and the signed answers to them. */
export const uploadsRouter = router({
  /** `body` as base64. */
  take: holder.input(z.strictObject({ body: z.string(), gzip: z.boolean() })).mutation(async ({ ctx, input }): Promise<UploadRecord> => {
    const upload = { body: new Uint8Array(Buffer.from(input.body, "base64")), gzip: input.gzip, unknownNeedsApproval: ctx.who.role !== "operator" };
    const taken = await ctx.uploads.take(upload, (of) => mayHandIn(ctx, of));
    const { outcome, id, installation, hostname, version, recorded_at, withheld, usage_data } = taken;
    await ctx.control.note({ actor: actorOf(ctx), action: "payload uploaded", subject: installation });
    const own = holds(ctx, installation);
    const said = { outcome, id, installation, hostname, version, recorded_at: isoInstant(recorded_at), week: weekOf(recorded_at), withheld, own, usage_data };
    return { ...said, answer_file: await answerFileFor(ctx, taken, own) };
  }),

  answerKey: signedIn
    .meta({ path: "/answer-key", kind: "record", summary: "The public key that signs answer files, and what became of the ones before.", item: answerKeyItem, live: true })
    .input(z.strictObject({}).default({}))
    .query(({ ctx }) => ({ as_of: ctx.store.progress().as_of, ...ctx.answers.key(), rotations: [...ctx.answers.key().rotations] })),

  rotateAnswerKey: operator.mutation(async ({ ctx }) => {
    const { key_id } = await ctx.answers.rotate();
    await ctx.control.note({ actor: actorOf(ctx), action: "answer key changed", subject: key_id });
    return { key_id };
  }),
});
