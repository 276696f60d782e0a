import { request } from "undici";
import { z } from "zod";

/** Asks a hub's plain HTTP API as an operator. For tests. */
export interface ApiClient {
  get(path: string): Promise<unknown>;
  /** All items of a list, page by page. */
  list(path: string): Promise<Record<string, unknown>[]>;
}

const page = z.object({ items: z.array(z.record(z.string(), z.unknown())), next_cursor: z.string().nullable() });

export const apiClient = (url: string, token: string): ApiClient => {
  const get = async (path: string): Promise<unknown> => {
    const { statusCode, body } = await request(`${url}/api/v1${path}`, { headers: { authorization: `Bearer ${token}` } });
    const text = await body.text();
    if (statusCode !== 200) throw new Error(`${path} answered ${statusCode}: ${text}`);
    return JSON.parse(text);
  };
  const list = async (path: string): Promise<Record<string, unknown>[]> => {
    const items: Record<string, unknown>[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const parameters: string = `${path.includes("?") ? "&" : "?"}limit=1000${cursor === "" ? "" : `&cursor=${encodeURIComponent(cursor)}`}`;
      const answer: z.infer<typeof page> = page.parse(await get(`${path}${parameters}`));
      items.push(...answer.items);
      cursor = answer.next_cursor;
    }
    return items;
  };
  return { get, list };
};

const textOf = (item: Record<string, unknown> | undefined, field: string): string => {
  const value = item?.[field];
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
};

const description = z.object({
  paths: z.record(
    z.string(),
    z.object({
      get: z.object({
        responses: z.looseObject({ 200: z.object({ content: z.record(z.string(), z.unknown()).default({}) }).optional() }).default({}),
        parameters: z.array(z.object({ name: z.string(), in: z.string(), required: z.boolean().optional(), schema: z.looseObject({ enum: z.array(z.string()).optional() }).optional() })).default([]),
      }),
    }),
  ),
});
type Parameter = z.infer<typeof description>["paths"][string]["get"]["parameters"][number];

/** What a route cannot be asked without: the first of its words, or a metric. */
const queryOf = (parameters: readonly Parameter[], metric: string): string => {
  const needed = parameters.filter((one) => one.in === "query" && one.required === true);
  const pairs = needed.map(({ name, schema }) => `${name}=${encodeURIComponent(schema?.enum?.[0] ?? metric)}`);
  return pairs.length === 0 ? "" : `?${pairs.join("&")}`;
};

/** The addresses that a route's places stand for. */
const fill = async (api: ApiClient, template: string, installations: readonly string[], metrics: readonly string[], sample: number): Promise<string[]> => {
  if (template.includes("{key}") && !template.includes("{id}")) return metrics.slice(0, sample).map((key) => template.replace("{key}", encodeURIComponent(key)));
  for (const [list, place] of Object.entries({ "/lists": "name", "/views": "id", "/releases/history": "change" })) {
    if (template !== `${list}/{${place}}`) continue;
    return (await api.list(list)).map((item) => `${list}/${encodeURIComponent(textOf(item, place))}`);
  }
  if (!template.includes("{id}")) return [template];
  const paths: string[] = [];
  for (const id of installations.slice(0, sample)) {
    const path = template.replace("{id}", id).replace("{key}", encodeURIComponent(metrics[0] ?? ""));
    const pings = path.includes("{ping_id}") ? await api.list(`/installations/${id}/pings`) : [{}];
    paths.push(...pings.slice(0, sample).map((ping) => path.replace("{ping_id}", textOf(ping, "ping_id"))));
  }
  return paths;
};

/** Routes that need to be told of which hole, which no parameter's description says: those of the first advisory there is. */
const ofAdvisory = async (api: ApiClient, template: string): Promise<string[] | undefined> => {
  if (template !== "/patches") return undefined;
  return (await api.list("/advisories")).slice(0, 1).map((item) => `/patches?${textOf(item, "kind")}=${encodeURIComponent(textOf(item, "name"))}`);
};

/** An operator says whose group is meant; no parameter's description does, since an admin need not. */
const inGroup = (address: string, installations: readonly string[]): string =>
  /^\/group\b/.test(address) ? `${address}${address.includes("?") ? "&" : "?"}${installations.slice(0, 2).map((id) => `installation=${id}`).join("&")}` : address;

/**
 * Every answer of the API, by its address: all routes of its own description, for some installations, metrics and pings.
 * Without the warehouse's size, which alone may differ between two warehouses made from one journal.
 */
export const dumpApi = async (api: ApiClient, sample = 3): Promise<Record<string, unknown>> => {
  const { paths } = description.parse(await api.get("/openapi.json"));
  const installations = (await api.list("/installations")).map((item) => textOf(item, "id"));
  const metrics = (await api.list("/metrics")).map((item) => textOf(item, "key"));
  const answers: Record<string, unknown> = {};
  for (const [route, { get }] of Object.entries(paths)) {
    const template = route.replace(/^\/api\/v1/, "");
    // The tables come as files alone.
    // Who looked at an installation changes by looking, and is no part of the journal.
    if (template === "/openapi.json" || template.endsWith("/views") || !("application/json" in (get.responses[200]?.content ?? {}))) continue;
    for (const path of (await ofAdvisory(api, template)) ?? (await fill(api, template, installations, metrics, sample))) {
      const address = inGroup(`${path}${queryOf(get.parameters, metrics[0] ?? "")}`, installations);
      answers[address] = await api.get(address);
    }
  }
  const status = z.record(z.string(), z.unknown()).parse(answers["/status"]);
  delete status["warehouse_bytes"];
  return { ...answers, "/status": status };
};
