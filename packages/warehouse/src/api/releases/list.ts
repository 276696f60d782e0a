import type { Release } from "@pinghouse/shared/release/release";
import { isoInstant } from "@pinghouse/shared/time/instant";
import type { Context } from "../context.ts";
import { colourOf, judgeNow, runningToday, type Colour } from "./colours.ts";

/** A release of the registry, and whose colour it gives now. */
export interface ReleasesRow {
  version: string;
  released_on: string;
  /** Its day has come. */
  out: boolean;
  security: boolean;
  critical: boolean;
  /** With | between them, as all lists here. */
  advisories: string;
  affected: string;
  /** Other releases that fix one of its advisories. */
  also_fixed_in: string;
  /** What whoever runs it is told. */
  severity: Colour;
  /** Members that run it today. */
  installations: number;
  active_users: number;
  /** Members that are told danger for lack of it, perhaps beside others. */
  endangers: number;
  endangered_users: number;
}

interface Sum {
  installations: number;
  active_users: number;
}

const nobody: Sum = { installations: 0, active_users: 0 };

const plus = (sums: Map<string, Sum>, name: string, more: Sum): void => {
  const sum = sums.get(name) ?? nobody;
  sums.set(name, { installations: sum.installations + more.installations, active_users: sum.active_users + more.active_users });
};

const siblings = (releases: readonly Release[]): ((one: Release) => string) => {
  const byName = new Map<string, string[]>();
  for (const { version, advisories } of releases) for (const name of advisories) byName.set(name, [...(byName.get(name) ?? []), version]);
  return ({ version, advisories }) => [...new Set(advisories.flatMap((name) => byName.get(name) ?? []))].filter((other) => other !== version).join("|");
};

/** Every release of the registry with today's members that run it and that it endangers. */
export const releaseRows = async (ctx: Context): Promise<ReleasesRow[]> => {
  const state = ctx.control.registry.current();
  const judge = judgeNow(ctx, state);
  const [run, endangered] = [new Map<string, Sum>(), new Map<string, Sum>()];
  for (const { version, ...sum } of (await runningToday(ctx)).running) {
    plus(run, version, sum);
    for (const cause of judge.causes(version)) plus(endangered, cause, sum);
  }
  const others = siblings(state.releases);
  const today = isoInstant(ctx.now()).slice(0, 10);
  return state.releases.map((one) => ({
    ...one,
    out: one.released_on <= today,
    advisories: one.advisories.join("|"),
    affected: one.affected.join("|"),
    also_fixed_in: others(one),
    severity: colourOf(judge, one.version),
    ...(run.get(one.version) ?? nobody),
    endangers: endangered.get(one.version)?.installations ?? 0,
    endangered_users: endangered.get(one.version)?.active_users ?? 0,
  }));
};
