import type { HttpDefinition } from "../definitions/definition.ts";
import { measureOne } from "../measure-one.ts";
import type { Collector } from "../measured.ts";
import { askHttp } from "./ask-http.ts";
import { valueAt } from "./value-at.ts";

export interface HttpSource {
  /** What the definitions' addresses are relative to. */
  url: string;
  /** Read anew for every collection. */
  headers: () => Promise<Record<string, string>>;
  /** Milliseconds for one document. */
  timeout: number;
}

/** Documents by their address, each asked for once. */
const documents = ({ url, headers, timeout }: HttpSource, signal: AbortSignal): ((relative: string) => Promise<string>) => {
  const known = new Map<string, Promise<string>>();
  const ask = async (address: URL): Promise<string> => {
    if (address.origin !== new URL(url).origin) throw new Error("the document lies on another server than the connection's");
    const { status, text } = await askHttp(address, { accept: "application/json", ...(await headers()) }, timeout, signal);
    if (status !== 200) throw new Error(`the server answered ${status}`);
    return text;
  };
  return (relative) => {
    const address = new URL(relative, url);
    const asked = known.get(address.href) ?? ask(address);
    known.set(address.href, asked);
    return asked;
  };
};

/** Measures values in JSON documents of one server. A document that several metrics stand in is asked for once. */
export const httpCollector = (name: string, source: HttpSource, definitions: readonly HttpDefinition[]): Collector => ({
  name,
  promises: definitions,
  async *collect(wanted, signal) {
    const documentAt = documents(source, signal);
    for (const definition of definitions) {
      if (!wanted(definition.data_category)) continue;
      const { url, path, value_type } = definition;
      yield await measureOne(definition, signal, async () => valueAt(await documentAt(url), path, value_type));
    }
  },
});
