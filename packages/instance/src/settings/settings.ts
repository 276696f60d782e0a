import { Problem } from "@pinghouse/shared/problem/problem";
import { auditLines, type AuditLine } from "../state/audit.ts";
import { savedSettings, saveSetting } from "../state/setting-rows.ts";
import type { State } from "../state/state.ts";
import { switches, type Switch } from "./switches.ts";

/** Who has the last word on a switch. */
export type SettingSource = "environment" | "file" | "page" | "default";

export interface SettingState {
  value: boolean;
  source: SettingSource;
  /** Why it cannot be changed on a page, and the variable or the file and line that fixes it; null where it can. */
  locked: { why: string; place: string } | null;
}

/** A value that a page cannot change, and where it comes from. */
export interface Fixed {
  value: boolean;
  source: "environment" | "file";
  /** The variable's name, or the file and line. */
  place: string;
}

export interface Settings {
  /** From memory. */
  current(): Record<Switch, SettingState>;
  /** Throws Problem "conflict" for a locked switch. `actor` is the e-mail of who did it. */
  change(name: Switch, value: boolean, actor: string): Promise<void>;
  /** Told after each change. */
  onChange(listener: () => void): void;
  /** Newest first. */
  audit(page?: { limit?: number; before?: number }): Promise<AuditLine[]>;
}

/** What holds where nobody said anything: whoever names a hub sends to it, until a switch is turned off. Without a hub nothing leaves. */
const defaults: Readonly<Record<Switch, boolean>> = {
  ping: true,
  generation: false,
  optional: true,
  version_check: true,
  send_hostname_in_checks: true,
  details_for_admins_only: false,
};

const reasons = {
  environment: "It is fixed by the environment of this process.",
  file: "It is fixed by the configuration file.",
} as const;

/** Opens the switches of an installation: environment over file over page over default. `fixed` holds the first two, already decided. */
export const openSettings = async (state: State, fixed: Partial<Record<Switch, Fixed>> = {}): Promise<Settings> => {
  const saved = await savedSettings(state);
  const listeners: (() => void)[] = [];
  const stateOf = (name: Switch): SettingState => {
    const above = fixed[name];
    if (above !== undefined) return { value: above.value, source: above.source, locked: { why: reasons[above.source], place: above.place } };
    const chosen = saved.get(name);
    return chosen === undefined ? { value: defaults[name], source: "default", locked: null } : { value: chosen, source: "page", locked: null };
  };
  return {
    current: () => switches((name) => stateOf(name)),
    change: (name, value, actor) =>
      state.exclusive(async () => {
        const { locked } = stateOf(name);
        if (locked !== null) throw new Problem("conflict", `${locked.why} Change it there: ${locked.place}.`);
        if (saved.get(name) === value) return;
        await saveSetting(state, { name, value, actor });
        saved.set(name, value);
        for (const listener of listeners) listener();
      }),
    onChange: (listener) => void listeners.push(listener),
    audit: (page) => auditLines(state, page),
  };
};
