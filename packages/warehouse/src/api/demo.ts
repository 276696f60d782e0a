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
export const demoSession = (role: DemoRole, installation: string | undefined): string =>
  role === "admin" ? `demo.admin.${installation ?? ""}` : `demo.${role}`;

/** Who a demo session stands for; the operator where there is none. */
export const demoWho = (session: string | undefined): Who => {
  const [mark, role, ...rest] = session?.split(".") ?? [];
  const installation = rest.join(".");
  if (mark !== "demo") return { role: "operator", person: null };
  if (role === "analyst") return { role: "analyst", person: null };
  if (role === "admin") return { role: "admin", person: null, installations: installation === "" ? [] : [installation] };
  return { role: "operator", person: null };
};

/** The installation whose admin a visitor of the demo becomes: the one with most pings, then with most users. */
export const sampleInstallation = async (store: Store): Promise<string | undefined> => {
  const { tables } = await store.read("sample_installation", [sql`
    SELECT installation.id
    FROM latest JOIN installation USING (installation) JOIN ping AS newest ON newest.ping = latest.ping
    JOIN (SELECT installation, count(*) AS pings FROM ping GROUP BY installation) AS history USING (installation)
    ORDER BY history.pings DESC, newest.users DESC NULLS LAST, installation.id LIMIT 1`]);
  return tables[0] && tableRows<{ id: string }>(tables[0])[0]?.id;
};
