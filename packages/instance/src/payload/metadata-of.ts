import { leavesOf } from "../collect/exact-json.ts";
import type { Composed } from "./compose.ts";

/** The identity that posts beside a payload name, as the payload says it. */
export interface PayloadNames {
  uuid: string;
  hostname: string;
  version: string | null;
  recorded_at: string;
  unique_instance_id: string | null;
}

const named = (text: string): Map<string, unknown> => new Map(leavesOf(text).flatMap(({ path, json }) => (path.length === 1 ? [[path[0] ?? "", JSON.parse(json)]] : [])));

/** Who a payload says it is from. What is no string is the empty string, or null where that is allowed. */
export const namesOf = (payload: string): PayloadNames => {
  const found = named(payload);
  const text = (key: string): string | null => {
    const value = found.get(key);
    return typeof value === "string" ? value : null;
  };
  return {
    uuid: text("uuid") ?? "",
    hostname: text("hostname") ?? "",
    version: text("version"),
    recorded_at: text("recorded_at") ?? "",
    unique_instance_id: text("unique_instance_id"),
  };
};

/** The identity as posts beside a payload carry it. */
export const identityOf = ({ uuid, hostname, unique_instance_id }: PayloadNames): Record<string, string> => ({
  uuid,
  hostname,
  ...(unique_instance_id === null ? {} : { unique_instance_id }),
});

/** Body of `POST /usage_ping_metadata`: how long each metric took, in seconds, and why one failed; a metric to a line, since people read it before it leaves. */
export const metadataOf = ({ text, measured }: Composed): string => {
  const metrics = measured.map(({ key_path, time_elapsed, error }) => JSON.stringify({ name: key_path, time_elapsed, ...(error === undefined ? {} : { error }) }));
  const identity = Object.entries(identityOf(namesOf(text))).map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  return `{"metadata": {\n${identity.join(",\n")},\n  "metrics": [\n    ${metrics.join(",\n    ")}\n  ]\n}}\n`;
};
