import { createHash } from "node:crypto";
import { dataCategories } from "@pinghouse/shared/metrics/definition";
import { Problem } from "@pinghouse/shared/problem/problem";
import { isoInstant } from "@pinghouse/shared/time/instant";
import { collectAll } from "../collect/collect-all.ts";
import { jsonFault } from "../collect/exact-json.ts";
import type { Measured } from "../collect/measured.ts";
import { compose } from "../payload/compose.ts";
import { metadataOf, namesOf } from "../payload/metadata-of.ts";
import { addPing, forgetPings, lastSent, type PingRow } from "../state/pings.ts";
import type { Sending } from "./sending.ts";

/** Milliseconds that what was sent is remembered; what is remembered however old; previews that are kept unsent. */
const [year, tried, previews] = [366 * 86_400_000, 60, 10];

const switchedOff = (): Problem => new Problem("conflict", "Usage pings and their generation are switched off, so nothing is measured.");

/** The host name that a collector found, as it may leave. */
const asShown = ({ shownHostname }: Sending, measured: Measured): Measured => {
  if (measured.key_path !== "hostname" || jsonFault(measured.json) !== undefined) return measured;
  const name: unknown = JSON.parse(measured.json);
  return typeof name === "string" ? { ...measured, json: JSON.stringify(shownHostname(name)) } : measured;
};

/**
 * Measures what the switches allow, and keeps the payload. Throws Problem "conflict" where nothing may be measured, and
 * NothingNew where a collector says that there is nothing else than what was sent.
 */
export const generate = async (sending: Sending, slot: number | null, signal: AbortSignal): Promise<PingRow> => {
  const { state, consent, hostname, version, collectors } = sending;
  if (!consent.mayGenerate()) throw switchedOff();
  const madeAt = state.now();
  const head = { uuid: state.identity.uuid, hostname, recorded_at: isoInstant(madeAt), version: await version() };
  const measured = await collectAll(collectors, (category) => consent.mayInclude(category), AbortSignal.any([signal, consent.during("generate")]), { lastSent: (await lastSent(state))?.recordedAt ?? null });
  if (!consent.mayGenerate()) throw switchedOff();
  // A category that was switched off while its neighbours were measured does not come along.
  const permitted = measured.filter(({ data_category }) => consent.mayInclude(data_category));
  const composed = compose(permitted.map((one) => asShown(sending, one)), head);
  const payload = Buffer.from(composed.text);
  const used = new Set(composed.measured.map(({ data_category }) => data_category));
  const metrics = composed.measured.map(({ key_path, data_category, time_elapsed, error }) => ({ key_path, data_category, time_elapsed, error }));
  await forgetPings(state, { before: madeAt - year, tried, previews });
  return addPing(state, {
    madeAt,
    recordedAt: namesOf(composed.text).recorded_at,
    slot,
    sha256: createHash("sha256").update(payload).digest("hex"),
    size: payload.length,
    categories: dataCategories.filter((category) => used.has(category)),
    payload,
    metadata: Buffer.from(metadataOf(composed)),
    metrics: Buffer.from(JSON.stringify(metrics)),
  });
};
