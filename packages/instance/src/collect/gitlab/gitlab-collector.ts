import { dataCategories } from "@pinghouse/shared/metrics/definition";
import { joinKey } from "@pinghouse/shared/metrics/key";
import { z } from "zod";
import { leavesOf } from "../exact-json.ts";
import { NothingNew, type Collector, type DataCategory, type Measured } from "../measured.ts";
import { allOptional, readCategories, type CategoryOf } from "./category-of.ts";
import { lastServicePing, metricDefinitions, type GitLabSource } from "./gitlab-api.ts";

type Wanted = (category: DataCategory) => boolean;

const dated = z.looseObject({ recorded_at: z.string() });
/** When GitLab made a ping; throws, without quoting it, where it is none. */
const whenRecorded = (ping: string): string => {
  try {
    return dated.parse(JSON.parse(ping)).recorded_at;
  } catch {
    throw new Error("what GitLab answered is no JSON of a service ping with its recorded_at");
  }
};
const collectedCategories = "settings.collected_data_categories";

/** Where everything is wanted nothing has to be told apart, and missing definitions do no harm; else nothing may be sent without them. */
const categories = async (source: GitLabSource, wanted: Wanted, signal: AbortSignal): Promise<CategoryOf> => {
  try {
    return await readCategories(await metricDefinitions(source, signal));
  } catch (error) {
    signal.throwIfAborted();
    if (dataCategories.every(wanted)) return allOptional;
    throw new Error("GitLab's metric definitions could not be read, so optional data cannot be told from the rest", { cause: error });
  }
};

/** The list in which a payload says what it may hold, less what is not sent now. */
const stillCollected = (json: string, wanted: Wanted): string => {
  const said = z.array(z.string()).safeParse(JSON.parse(json));
  return said.success ? JSON.stringify(said.data.filter((name) => dataCategories.some((known) => known === name && wanted(known)))) : json;
};

const measuresOf = (ping: string, categoryOf: CategoryOf, wanted: Wanted): Measured[] => {
  // Of a name that stands there twice the last value holds, as for GitLab.
  const found = new Map<string, Measured>();
  for (const { path, json } of leavesOf(ping)) {
    const data_category = categoryOf(path);
    if (!wanted(data_category)) continue;
    const key_path = joinKey(path);
    found.set(key_path, { key_path, json: key_path === collectedCategories ? stillCollected(json, wanted) : json, data_category, time_elapsed: 0 });
  }
  return [...found.values()];
};

/** Identity of a ping: without it nothing can be sent, whatever the switches say. */
const needed = new Set(["uuid", "hostname", "recorded_at"]);
const withIdentity = (categoryOf: CategoryOf): CategoryOf => (path) => (path.length === 1 && needed.has(path[0] ?? "") ? "standard" : categoryOf(path));

/**
 * Takes the service ping that a GitLab beside us (16.9 or later) generated last: its own identity and recorded_at, its
 * values digit for digit, less the categories that are switched off here. GitLab's own generating once a week decides when
 * there is something new.
 */
export const gitlabCollector = (name: string, source: GitLabSource): Collector => ({
  name,
  vital: true,
  async *collect(wanted, signal, lastSent) {
    const ping = await lastServicePing(source, signal);
    if (ping === undefined) throw new Error("GitLab has no service ping at hand: it makes one a week while Service Ping or its generation is on, and keeps it for two weeks");
    const recorded_at = whenRecorded(ping);
    if (typeof lastSent === "string" && Date.parse(lastSent) === Date.parse(recorded_at)) throw new NothingNew(recorded_at);
    const categoryOf = withIdentity(await categories(source, wanted, signal));
    yield* measuresOf(ping, categoryOf, wanted);
  },
});
