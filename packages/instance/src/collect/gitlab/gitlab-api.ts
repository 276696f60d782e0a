import { askHttp, type HttpAnswer } from "../http/ask-http.ts";

export interface GitLabSource {
  /** GitLab's own address, with its relative root where it has one. */
  url: string;
  /** A token of an administrator with the scope read_service_ping; read anew for every collection. */
  token: () => Promise<string>;
  /** Milliseconds for one answer. */
  timeout: number;
}

const explained: Readonly<Record<number, string>> = {
  401: "GitLab does not know the token: is it expired or revoked?",
  403: "GitLab refuses the token: it must be an administrator's, with the scope read_service_ping",
  404: "GitLab has no such answer: it exists from release 16.9 on; is the address right?",
};

const ask = async ({ url, timeout }: GitLabSource, path: string, headers: Record<string, string>, signal: AbortSignal): Promise<HttpAnswer> => {
  const address = new URL(`api/v4/usage_data/${path}`, url.endsWith("/") ? url : `${url}/`);
  const answer = await askHttp(address, headers, timeout, signal);
  if (answer.status < 200 || answer.status > 299) throw new Error(explained[answer.status] ?? `GitLab answered ${answer.status}`);
  return answer;
};

/** The service ping that GitLab generated last, exactly as it wrote it; undefined where it has none at hand. */
export const lastServicePing = async (source: GitLabSource, signal: AbortSignal): Promise<string | undefined> => {
  const { text } = await ask(source, "service_ping", { accept: "application/json", "private-token": await source.token() }, signal);
  return /^\s*(?:\{\s*\}|null)?\s*$/.test(text) ? undefined : text;
};

/** The definitions of GitLab's metrics, as YAML. They are public: the token is not sent. */
export const metricDefinitions = async (source: GitLabSource, signal: AbortSignal): Promise<string> => (await ask(source, "metric_definitions", { accept: "*/*" }, signal)).text;
