import { keptOut, type Label } from "@pinghouse/shared/cohort/label";
import { installationRows, type InstallationsRow } from "../../queries/installations.ts";
import type { PresentMember } from "../../queries/group-metrics.ts";
import { tableRows } from "../../store/table.ts";
import type { Context } from "../context.ts";

/** One installation of a group, as its newest ping says. */
export interface GroupedInstallation extends PresentMember, Pick<InstallationsRow, "label" | "version" | "edition" | "plan" | "users" | "last_ping_at"> {}

const kept = (label: Label | null, include: readonly Label[]): boolean => keptOut.some((out) => out === label && !include.includes(out));

const order = (a: GroupedInstallation, b: GroupedInstallation): number =>
  Number(b.counted) - Number(a.counted) || (a.hostname === b.hostname ? (a.id < b.id ? -1 : 1) : a.hostname < b.hostname ? -1 : 1);

/** Those of `ids` that ever landed a ping: first what counts, then what its label keeps out of the sums, each by hostname. */
export const gatherGroup = async ({ store, control }: Pick<Context, "store" | "control">, ids: readonly string[], include: readonly Label[] = []): Promise<GroupedInstallation[]> => {
  if (ids.length === 0) return [];
  const { tables } = await store.read("group_installations", [installationRows({ uuid: false, labels: control.labels(), only: [...new Set(ids)] })]);
  const rows = tables[0] === undefined ? [] : tableRows<InstallationsRow>(tables[0]);
  return rows
    .map(({ id, hostname, label, version, edition, plan, users, last_ping_at, state }) => ({ id, hostname, label, version, edition, plan, users, last_ping_at, state, counted: !kept(label, include) }))
    .toSorted(order);
};
