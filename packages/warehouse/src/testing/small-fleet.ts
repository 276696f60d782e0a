import { openTestApi, type TestApi } from "./open-test-api.ts";
import { openTestStore } from "./open-test-store.ts";
import { installationId, ping } from "./test-ping.ts";
import { testLeaders, testScore } from "./test-score.ts";
import { viewId } from "../control/saved-views.ts";
import type { ApiDeps } from "../api/context.ts";

/** Two installations for tests of the API: `alpha` with two pings and a post, `beta` with one. */
export const alpha = { uuid: "0d4e6f70-0000-4000-8000-00000000000a", hostname: "alpha.example.com" };
export const beta = { uuid: "0d4e6f70-0000-4000-8000-00000000000b", hostname: "beta.example.com" };
export const alphaId = installationId(alpha.uuid, alpha.hostname);
export const betaId = installationId(beta.uuid, beta.hostname);

/** The ids of their pings. */
export const alphaPing = 102;
export const betaPing = 103;

const pings = () => [
  ping({ ...alpha, id: 101, at: "2026-01-07T12:00:00Z", users: 40, version: "18.6.0-ee", values: { "counts.issues": 10, "settings.dark": true } }),
  ping({ ...alpha, id: alphaPing, at: "2026-01-14T12:00:00Z", users: 42, values: { "counts.issues": 12, "settings.dark": true, "database.name": "=pg", "user_cohorts.by_last_activity.registered_00_months_ago.users": 2 } }),
  ping({ ...beta, id: betaPing, at: "2026-01-15T12:00:00Z", users: 700, edition: "CE", values: { "counts.issues": 0, "counts.broken": "failed" } }),
];

const post = {
  id: 1,
  kind: "metadata" as const,
  ...alpha,
  unique_instance_id: null,
  received_at: Date.UTC(2026, 0, 14, 13),
  body: `{"metadata":{"uuid":"${alpha.uuid}","metrics":[]}}`,
};

/** Alpha's second ping was answered with a score. */
const facts = { posts: [post], scores: [testScore({ ping: alphaPing })], leaders: [testLeaders("2026-01", Date.UTC(2026, 0, 2))] };

const asAside = (ping_id: number) => ({
  ping_id,
  uuid: "new",
  hostname: "new.example.com",
  installation: "new@new.example.com",
  version: null,
  recorded_at: "2026-01-15T12:00:00.000Z",
  received_at: "2026-01-15T12:00:00.000Z",
  reason: "unapproved" as const,
  detail: "",
  bytes: 120,
  source: "http" as const,
});

/** A list and a cohort that nobody owns. */
export const savedListName = "pilot";
const savedCohort = { name: "big", kind: "cohort" as const, query: "size=501-2000" };
export const savedCohortId = viewId({ ...savedCohort, ownerId: null });

/** The release that both run, imported as the first change of the registry. */
const runningRelease = { version: "18.7.0", released_on: "2026-01-01", security: false, critical: false, advisories: [], affected: [] };
/** A hole of both installations, closed in a later release. */
export const savedAdvisory = "ADV-1";
const closingRelease = { ...runningRelease, version: "18.7.4", released_on: "2026-01-10", security: true, advisories: [savedAdvisory] };
const checkDay = { day: "2026-01-14", counts: [{ product: "gitlab", version: "18.7.0", referer_host: "alpha.example.com", source: "http" as const, n: 3 }] };

/** A directory, and a schedule of nobody's that runs once. */
export const savedDestination = "lake";
const planExports = async ({ exports }: ApiDeps): Promise<void> => {
  await exports.saveDestination({ name: savedDestination, kind: "directory", directory: "lake", s3: null, hostnames: false }, "test");
  const order = { name: "weekly", source: { kind: "snapshot", query: "" }, format: "parquet", layout: "weeks", mode: "new", destination: savedDestination, hostnames: false } as const;
  const { id } = await exports.saveSchedule({ ...order, cron: "0 6 * * 1", time_zone: "Europe/Berlin", paused: false, owner: null, role: "operator" }, "test");
  await exports.runNow(id, "test");
};

/** The API over the two installations, with payloads, two pings set aside, a list of both, a saved cohort, a release, and an export ordered. */
export const openSmallFleet = async (overrides: Partial<ApiDeps> = {}): Promise<TestApi> => {
  const api = await openTestApi(await openTestStore(pings(), facts), overrides);
  api.archive.payloads.set(101, `{"uuid":"${alpha.uuid}"}`);
  api.archive.payloads.set(alphaPing, `{"uuid":"${alpha.uuid}","counts":{"issues":12}}`);
  api.archive.payloads.set(betaPing, `{"uuid":"${beta.uuid}"}`);
  api.archive.asideNow = [asAside(104), asAside(105)];
  api.control.installationViews.note({ installation: alphaId, viewer: { key: "person:7", role: "analyst", way: "person" }, part: "metrics" });
  const asked = await api.control.erasures.add({ installation: betaId, role: "admin", due_at: api.deps.now(), actor: "test" });
  await api.control.erasures.end({ id: asked.id, state: "called_off", actor: "test", receipt: null });
  await api.control.saveList({ name: savedListName, installations: [alphaId, betaId], owner: null, replace: false, actor: "test" });
  await api.control.saveView({ ...savedCohort, owner: null, actor: "test" });
  await api.control.registry.save({ releases: [runningRelease], action: "import", actor: "test" });
  await api.control.registry.save({ releases: [closingRelease], action: "import", actor: "test" });
  await api.deps.store.keepChecks([checkDay]);
  await planExports(api.deps);
  return api;
};
