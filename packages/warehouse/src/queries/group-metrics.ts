import type { Addition } from "@pinghouse/shared/metrics/addition";
import { grouped } from "@pinghouse/shared/statistics/grouped";
import type { Store } from "../store/door.ts";
import type { GroupMember } from "./group-weeks.ts";
import { addUp, type Whole } from "./parts/add-up.ts";
import { additionsIn, additionsSql, type MetricAddition } from "./parts/additions.ts";
import { deskOf } from "./standing/desk.ts";
import type { OwnMetric } from "./standing/own-metrics.ts";

/** A member of a group of which the newest ping is asked. */
export interface PresentMember extends GroupMember {
  /** Silent ones show what they last said, and are in no sum. */
  state: "active" | "silent";
}

/** One metric of one installation, as its newest ping has it, and what the group comes to. */
export interface GroupMetricsRow extends Whole, Pick<OwnMetric, "key" | "stage" | "unit" | "kind" | "value" | "value_text" | "state" | "reason" | "change_28d"> {
  adds: Addition;
  installation: string;
  hostname: string;
  /** Whether its value is in the sum, where it has one: it is not kept out and not silent. */
  counted: boolean;
}

const none: MetricAddition = { adds: "none", unit: null };

interface Held {
  member: PresentMember;
  own: OwnMetric;
}

/** The rows of one metric, in the members' order; none where no installation of the group could have it. */
const rowsOf = (held: readonly Held[], additions: ReadonlyMap<string, MetricAddition>): GroupMetricsRow[] => {
  if (held.every(({ own }) => own.state === "unavailable")) return [];
  const { adds } = additions.get(held[0]?.own.key ?? "") ?? none;
  const whole = addUp(adds, held.map(({ member, own }) => ({ value: own.value, stands: own.state === "value" && member.state === "active", counted: member.counted })));
  return held.map(({ member: { id, hostname, counted, state: present }, own: { key, stage, unit, kind, value, value_text, state, reason, change_28d } }) => ({
    key, stage, unit, kind, adds, ...whole, installation: id, hostname, counted: counted && present === "active", value, value_text, state, reason, change_28d,
  }));
};

/** Every metric that one of the group could have, a row for each installation: by key, then in the members' order. */
export const groupMetrics = async (store: Store, group: readonly PresentMember[]): Promise<GroupMetricsRow[]> => {
  const desk = deskOf(store);
  const [{ tables }, ...owns] = await Promise.all([store.read("group_additions", [additionsSql()]), ...group.map(({ id }) => desk.own(id))]);
  const additions = additionsIn(tables[0]);
  const held = owns.flatMap((own, at) => {
    const member = group[at];
    return member === undefined ? [] : own.map((metric) => ({ member, own: metric }));
  });
  const keys = grouped(held, ({ own }) => own.key);
  return [...keys.keys()].toSorted().flatMap((key) => rowsOf(keys.get(key) ?? [], additions));
};
