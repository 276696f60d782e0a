import type { VersionView } from "../check/version-view.ts";
import type { Context } from "./context.ts";
import { member, router } from "./trpc.ts";

const stateOf = { success: "current", warning: "behind", danger: "danger" } as const;

/** The version and what the hub last said of it. */
export interface VersionState {
  version: string | null;
  /** `unknown`: switched on, and no answer about this version yet. */
  state: "current" | "behind" | "danger" | "unknown" | "off";
  latest: string | null;
  /** The newest of the own minor line. */
  latest_of_minor: string | null;
  critical: boolean;
  details: string;
  /** What makes it dangerous, and the way out, are for admins alone, as a switch says. */
  withheld: boolean;
  answered_at: string | null;
  /** Why the last check brought no answer; to admins alone. */
  failure: string | null;
}

const shown = ({ version, enabled, answer, answered_at, failure }: VersionView, isAdmin: boolean): VersionState => {
  const state = answer === null ? (enabled ? "unknown" : "off") : stateOf[answer.severity];
  return {
    version,
    state,
    latest: answer?.latest_version ?? null,
    latest_of_minor: answer?.latest_stable_version_of_minor ?? null,
    critical: answer?.critical_vulnerability === true,
    details: answer?.details ?? "",
    withheld: false,
    answered_at,
    failure: isAdmin ? failure : null,
  };
};

const current = async ({ instance, who }: Context): Promise<VersionState> => {
  const isAdmin = who.role === "admin";
  const version = shown(await instance.versionCheck(), isAdmin);
  const withheld = !isAdmin && version.state === "danger" && instance.settings.current().details_for_admins_only.value;
  return withheld ? { ...version, withheld, latest: null, latest_of_minor: null, critical: false, details: "" } : version;
};

/** Whether this application is up to date, from what is kept: no page waits for a hub. */
export const versionRouter = router({
  current: member.query(({ ctx }) => current(ctx)),
});
