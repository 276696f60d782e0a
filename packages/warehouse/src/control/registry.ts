import { Problem } from "@pinghouse/shared/problem/problem";
import { isoInstant } from "@pinghouse/shared/time/instant";
import { asc } from "drizzle-orm";
import type { ReleaseRegistry, SavedDefinitions } from "./control.ts";
import { change, type Office } from "./office.ts";
import { differenceOf, inverseOf, touchedSince, type RegistryAction, type RegistryChange, type RegistryDifference } from "./registry-change.ts";
import { deciding, loadRegistry, removing, replacing, type RegistryState } from "./registry-rows.ts";
import { releaseChange } from "./schema.ts";

interface Made {
  action: RegistryAction;
  actor: string;
  undoes?: number;
}

const auditWords: Readonly<Record<RegistryAction, string>> = {
  import: "releases imported",
  save: "release saved",
  remove: "release removed",
  policy: "release policy changed",
  undo: "release change undone",
};

const subjectOf = ({ releases, policy }: RegistryDifference): string => {
  const added = releases.filter(({ before }) => before === null).length;
  const removed = releases.filter(({ after }) => after === null).length;
  const parts = [`${added} new, ${releases.length - added - removed} changed`, ...(removed === 0 ? [] : [`${removed} removed`])];
  return [parts.join(", "), ...(policy === null ? [] : [`up to date: ${policy.after.up_to_date}, maintained minors: ${policy.after.maintained_minors}`])].join("; ");
};

const write = async (office: Office, difference: RegistryDifference, { action, actor, undoes = 0 }: Made): Promise<void> => {
  const { db } = office;
  const released = difference.releases.flatMap(({ version, after }) => (after === null ? removing(db, version) : replacing(db, after)));
  const kept = db.insert(releaseChange).values({ at: office.now(), actor, action, undoes: undoes === 0 ? null : undoes, ...difference });
  await change(office, { actor, action: auditWords[action], subject: subjectOf(difference) }, [...released, ...(difference.policy === null ? [] : [deciding(db, difference.policy.after)]), kept]);
};

const readHistory = ({ db }: Office): Promise<RegistryChange[]> => db.select().from(releaseChange).orderBy(asc(releaseChange.id));

/** Why a change cannot be undone, in words: what came over it later, and who did that. */
const later = (history: readonly RegistryChange[], undone: RegistryChange, touched: readonly string[]): string => {
  const [what = ""] = touched;
  const by = history.findLast(({ id, releases, policy }) => id > undone.id && (what === "policy" ? policy !== null : releases.some(({ version }) => version === what)));
  const subject = what === "policy" ? "The policy" : what;
  if (by?.undoes === undone.id) return "This change is undone already.";
  return by === undefined ? `${subject} is not as this change left it.` : `${subject} was changed again, by ${by.actor} at ${isoInstant(by.at)}. Undo that first.`;
};

const countsOf = (asked: number, { releases }: RegistryDifference): SavedDefinitions => {
  const added = releases.filter(({ before }) => before === null).length;
  return { added, changed: releases.length - added, same: asked - releases.length };
};

/** Loads the registry and keeps it in memory. */
export const openRegistry = async (office: Office): Promise<ReleaseRegistry> => {
  let state: RegistryState = await loadRegistry(office.db);
  const make = async (difference: RegistryDifference, made: Made): Promise<void> => {
    if (difference.releases.length === 0 && difference.policy === null) return;
    await write(office, difference, made);
    state = await loadRegistry(office.db);
  };
  return {
    current: () => state,
    save: ({ releases, policy, action = "save", actor }) =>
      office.exclusive(async () => {
        const difference = differenceOf(state, { save: releases, policy });
        await make(difference, { action, actor });
        return countsOf(releases.length, difference);
      }),
    remove: ({ version, actor }) => office.exclusive(() => make(differenceOf(state, { remove: [version] }), { action: "remove", actor })),
    history: () => readHistory(office),
    undo: ({ id, actor }) =>
      office.exclusive(async () => {
        const history = await readHistory(office);
        const undone = history.find((one) => one.id === id);
        if (undone === undefined) throw new Problem("not_found", { detail: "There is no such change." });
        const touched = touchedSince(state, undone);
        if (touched.length > 0) throw new Problem("conflict", { detail: later(history, undone, touched) });
        await make(inverseOf(undone), { action: "undo", actor, undoes: id });
      }),
  };
};
