import { z } from "zod";

/** Why a ping counts as not sent. */
export type SendFailure = "unreachable" | "timeout" | "refused" | "not_json" | "no_id";

export type Sent =
  | { sent: true; id: number; status: number }
  | { sent: false; reason: SendFailure; status: number | null; detail: string };

const pingId = z.int().positive();
const answer = z.union([
  z.object({ conv_index: z.object({ usage_data_id: pingId }) }).transform((body) => body.conv_index.usage_data_id),
  z.object({ dev_ops_score: z.object({ usage_data_id: pingId }) }).transform((body) => body.dev_ops_score.usage_data_id),
]);

export const notSent = (reason: SendFailure, status: number | null, detail: string): Sent => ({ sent: false, reason, status, detail });

/** Reads an answer as GitLab's client does: 2xx, a JSON content type, and an integer above 0 where the id belongs. */
export const readAnswer = (status: number, type: string, text: string): Sent => {
  if (status < 200 || status > 299) return notSent("refused", status, `the hub answered ${status}: ${text.slice(0, 500)}`);
  if (!/^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(type)) return notSent("not_json", status, `the answer is ${type || "of no type"}, not JSON`);
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return notSent("not_json", status, "the answer is not valid JSON");
  }
  const parsed = answer.safeParse(body);
  return parsed.success ? { sent: true, id: parsed.data, status } : notSent("no_id", status, "the answer holds no id for the ping");
};
