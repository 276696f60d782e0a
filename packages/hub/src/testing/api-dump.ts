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

/**
 * Every answer of the API, by its address: all routes of its own description, for some installations, metrics and pings.
 * Without the warehouse's size, which alone may differ between two warehouses made from one journal.
 */
export const dumpApi = async (api: ApiClient, sample = 3): Promise<Record<string, unknown>> => {
  const { paths } = z.object({ paths: z.record(z.string(), z.unknown()) }).parse(await api.get("/openapi.json"));
  const installations = await api.list("/installations");
  const metrics = await api.list("/metrics");
  const answers: Record<string, unknown> = {};
  const ask = async (path: string): Promise<void> => {
    answers[path] = await api.get(path);
  };
  for (const template of Object.keys(paths).map((path) => path.replace(/^\/api\/v1/, ""))) {
    if (template.endsWith("openapi.json")) continue;
    const query = template.endsWith("/history") ? `?metric=${encodeURIComponent(textOf(metrics[0], "key"))}` : template.endsWith("/breakdown") ? "?by=version" : template.endsWith("/ledger") ? "?window=all" : "";
    if (template.includes("{key}")) {
      for (const metric of metrics.slice(0, sample)) await ask(template.replace("{key}", encodeURIComponent(textOf(metric, "key"))));
    } else if (template.includes("{id}")) {
      for (const installation of installations.slice(0, sample)) {
        const path = template.replace("{id}", textOf(installation, "id"));
        const pings = template.includes("{ping_id}") ? await api.list(`/installations/${textOf(installation, "id")}/pings`) : [{}];
        for (const ping of pings.slice(0, sample)) await ask(`${path.replace("{ping_id}", textOf(ping, "ping_id"))}${query}`);
      }
    } else await ask(`${template}${query}`);
  }
  const status = z.record(z.string(), z.unknown()).parse(answers["/status"]);
  delete status["warehouse_bytes"];
  return { ...answers, "/status": status };
};
