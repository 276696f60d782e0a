import type { Store } from "../store/door.ts";
import { sql } from "../store/sql.ts";
import { tableRows } from "../store/table.ts";
import type { Who } from "../control/who.ts";

export const demoRoles = ["operator", "analyst", "admin"] as const;
export type DemoRole = (typeof demoRoles)[number];

/**
 * The session value of a role in demo mode. It proves nothing and need not: on sample data, which loopback alone
 * can reach, a visitor without credentials is the operator.
 */
export const demoSession = (role: DemoRole, installations: readonly string[]): string =>
  role === "admin" ? `demo.admin.${installations.join("|")}` : `demo.${role}`;

/** Who a demo session stands for; the operator where there is none. */
export const demoWho = (session: string | undefined): Who => {
  const [mark, role, ...rest] = session?.split(".") ?? [];
  const installations = rest.join(".").split("|").filter((id) => id !== "");
  if (mark !== "demo") return { role: "operator", person: null };
  if (role === "analyst") return { role: "analyst", person: null };
  if (role === "admin") return { role: "admin", person: null, installations };
  return { role: "operator", person: null };
};

/**
 * The installations whose admin a visitor of the demo becomes: first the one with most pings, then with most users; behind it, by hostname, the
 * others of its organisation, which is told by the domain. Empty while there is none.
 */
export const sampleInstallations = async (store: Store): Promise<string[]> => {
  const { tables } = await store.read("sample_installations", [sql`
    WITH ranked AS (
      SELECT installation.id, installation.hostname, regexp_extract(installation.hostname, '^[^.]+[.](.+[.].+)$', 1) AS domain,
        row_number() OVER (ORDER BY history.pings DESC, newest.users DESC NULLS LAST, installation.id) AS place
      FROM latest JOIN installation USING (installation) JOIN ping AS newest ON newest.ping = latest.ping
      JOIN (SELECT installation, count(*) AS pings FROM ping GROUP BY installation) AS history USING (installation))
    SELECT id FROM ranked WHERE place = 1 OR domain <> '' AND domain = (SELECT domain FROM ranked WHERE place = 1)
    ORDER BY place > 1, hostname, id`]);
  return tables[0] === undefined ? [] : tableRows<{ id: string }>(tables[0]).map(({ id }) => id);
};
