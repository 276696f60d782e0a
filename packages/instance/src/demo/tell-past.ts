import { createHash } from "node:crypto";
import { dataCategories } from "@pinghouse/shared/metrics/definition";
import type { Instance } from "../instance.ts";
import { compose } from "../payload/compose.ts";
import { metadataOf } from "../payload/metadata-of.ts";
import { sendPing } from "../send/send-ping.ts";
import { addPing, notePing } from "../state/pings.ts";
import type { PastMeasures, Sample } from "../sample/open-sample.ts";

/** Weeks of the past that the hub gets: a year. */
const weeks = 52;

/** Sends one ping of the past and notes it as sent when it was recorded. Throws where the hub does not take it. */
const tell = async ({ state, hostname, hubUrl }: Instance, { recorded_at, measured }: PastMeasures, signal: AbortSignal): Promise<void> => {
  const recordedAt = recorded_at.toISOString();
  const composed = compose(measured, { uuid: state.identity.uuid, hostname, recorded_at: recordedAt, version: null });
  const payload = Buffer.from(composed.text);
  const sent = await sendPing(hubUrl?.origin ?? "", payload, { secret: state.identity.secret, signal });
  if (!sent.sent) throw new Error(`the hub did not take a ping of the past: ${sent.detail}`);
  const used = new Set(composed.measured.map(({ data_category }) => data_category));
  const { id } = await addPing(state, {
    madeAt: recorded_at.getTime(),
    recordedAt,
    slot: null,
    sha256: createHash("sha256").update(payload).digest("hex"),
    size: payload.length,
    categories: dataCategories.filter((category) => used.has(category)),
    payload,
    metadata: Buffer.from(metadataOf(composed)),
    metrics: Buffer.from(JSON.stringify(composed.measured.map(({ key_path, data_category, time_elapsed, error }) => ({ key_path, data_category, time_elapsed, error })))),
  });
  await notePing(state, id, { state: "sent", hubId: sent.id, status: sent.status, failure: null, triedAt: recorded_at.getTime() });
};

/** Sends the weekly pings that the sample would have sent before it was first started. Answers how many there were. */
export const tellPast = async (instance: Instance, sample: Sample, signal: AbortSignal): Promise<number> => {
  let told = 0;
  for await (const past of sample.past(weeks, (category) => instance.consent.mayInclude(category), signal)) {
    if (signal.aborted || !instance.consent.maySend()) break;
    await tell(instance, past, signal);
    told += 1;
  }
  return told;
};
