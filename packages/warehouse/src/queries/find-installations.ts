import { normaliseHostname, normaliseUuid } from "@pinghouse/shared/identity/identity";
import type { Store } from "../store/door.ts";
import { plain, sql } from "../store/sql.ts";
import { tableRows } from "../store/table.ts";
import { textRows } from "./parts/member-scope.ts";

export interface FoundInstallations {
  /** Opaque ids, each once. */
  ids: string[];
  /** What names no installation, as it was written. */
  unknown: string[];
}

/**
 * The installations that texts name: by opaque id, by hostname or, where `byUuid`, by uuid, the last two as normalised
 * (shared/identity). A hostname or a uuid that several installations have names them all.
 */
export const findInstallations = async (store: Store, texts: readonly string[], byUuid: boolean): Promise<FoundInstallations> => {
  const asked = [...new Set(texts)];
  const uuids = asked.map((text) => (byUuid ? (normaliseUuid(text) ?? "") : ""));
  const { tables } = await store.read("find_installations", [sql`
    WITH asked AS (SELECT given.text, hosts.text AS hostname, uuids.text AS uuid FROM ${textRows(asked)} AS given
      POSITIONAL JOIN ${textRows(asked.map(normaliseHostname))} AS hosts POSITIONAL JOIN ${textRows(uuids)} AS uuids)
    SELECT asked.text, installation.id FROM asked JOIN installation ON installation.id = asked.text
    UNION SELECT asked.text, installation.id FROM asked JOIN installation USING (hostname)
    ${byUuid ? plain("UNION SELECT asked.text, installation.id FROM asked JOIN installation USING (uuid)") : plain("")}`]);
  const rows = tables[0] === undefined ? [] : tableRows<{ text: string; id: string }>(tables[0]);
  const named = new Set(rows.map(({ text }) => text));
  return { ids: [...new Set(rows.map(({ id }) => id))].toSorted(), unknown: asked.filter((text) => !named.has(text)) };
};

/** The hostnames of installations by opaque id; those that the warehouse does not hold are not in it. */
export const hostnamesOf = async (store: Store, ids: readonly string[]): Promise<{ as_of: string | null; hostnames: Map<string, string> }> => {
  const { as_of, tables } = await store.read("hostnames_of", [sql`SELECT id, hostname FROM installation WHERE id IN ${textRows(ids)}`]);
  const rows = tables[0] === undefined ? [] : tableRows<{ id: string; hostname: string }>(tables[0]);
  return { as_of, hostnames: new Map(rows.map(({ id, hostname }) => [id, hostname])) };
};
