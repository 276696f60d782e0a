import { TRPCError } from "@trpc/server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { alphaId, alphaPing, betaId, betaPing, openSmallFleet, savedAdvisory, savedCohortId, savedDestination, savedListName } from "../testing/small-fleet.ts";
import type { TestApi } from "../testing/open-test-api.ts";
import { routes } from "./mirror/routes.ts";
import { problemOf } from "@pinghouse/shared/trpc/problem-of";
import { appRouter } from "./router.ts";
import { testDefinition } from "../testing/test-definition.ts";
import type { Who } from "../control/who.ts";

const person = { id: 1, email: "someone@example.org" };
const roles = {
  operator: { role: "operator", person },
  analyst: { role: "analyst", person },
  ownAdmin: { role: "admin", person, installations: [alphaId] },
  foreignAdmin: { role: "admin", person, installations: ["something else"] },
  sender: { role: "sender" },
  nobody: { role: "nobody" },
} satisfies Record<string, Who>;

type Outcomes = readonly [operator: number, analyst: number, ownAdmin: number, foreignAdmin: number, sender: number, nobody: number];

const operators: Outcomes = [200, 403, 403, 403, 403, 401];
const fleet: Outcomes = [200, 200, 403, 403, 403, 401];
const people: Outcomes = [200, 200, 200, 200, 403, 401];
const ofInstallation: Outcomes = [200, 200, 200, 404, 403, 401];
/** What is decided about an installation: not by those who only read the fleet. */
const ofHolders: Outcomes = [200, 403, 200, 404, 403, 401];
const all = (status: number): Outcomes => [status, status, status, status, status, status];

/** What belongs to nobody is an operator's to change. */
const nobodys: Outcomes = [200, 403, 403, 403, 403, 401];

interface Row {
  outcomes: Outcomes;
  /** A function where each call needs an input of its own. */
  input?: unknown;
  mutation?: true;
  /** Below /api/v1; absent for what tRPC alone has. */
  path?: string;
}

let turn = 0;
const freshEmail = () => `person-${(turn += 1)}@example.org`;

const alpha = `/installations/${encodeURIComponent(alphaId)}`;
const weekly = { name: "weekly", source: "snapshot", format: "csv", destination: savedDestination };
const testRelease = { version: "1.0.0", released_on: "2026-01-01", security: false, critical: false, advisories: [], affected: [] };
const issues = { key: "counts.issues" };

/** Every procedure there is. One that is missing here fails the test below. */
const table: Record<string, Row> = {
  "status.get": { outcomes: fleet, path: "/status" },
  "installations.list": { outcomes: people, input: {}, path: "/installations" },
  "installations.get": { outcomes: ofInstallation, input: { id: alphaId }, path: alpha },
  "installations.metrics": { outcomes: ofInstallation, input: { id: alphaId }, path: `${alpha}/metrics` },
  "installations.history": { outcomes: ofInstallation, input: { id: alphaId, metric: "counts.issues" }, path: `${alpha}/history?metric=counts.issues` },
  "installations.pings": { outcomes: ofInstallation, input: { id: alphaId }, path: `${alpha}/pings` },
  "installations.posts": { outcomes: ofInstallation, input: { id: alphaId }, path: `${alpha}/posts` },
  "installations.payload": { outcomes: ofInstallation, input: { id: alphaId, ping_id: alphaPing }, path: `${alpha}/pings/${alphaPing}/payload` },
  "metrics.list": { outcomes: fleet, input: {}, path: "/metrics" },
  "metrics.get": { outcomes: fleet, input: issues, path: "/metrics/counts.issues" },
  "metrics.distribution": { outcomes: fleet, input: issues, path: "/metrics/counts.issues/distribution" },
  "metrics.trend": { outcomes: fleet, input: issues, path: "/metrics/counts.issues/trend" },
  "metrics.forms": { outcomes: fleet, input: issues, path: "/metrics/counts.issues/forms" },
  "metrics.breakdown": { outcomes: fleet, input: { ...issues, by: "version" }, path: "/metrics/counts.issues/breakdown?by=version" },
  "metrics.installations": { outcomes: fleet, input: issues, path: "/metrics/counts.issues/installations" },
  "metrics.import": { outcomes: operators, input: { definitions: [testDefinition("counts.issues")] }, mutation: true },
  "fleet.weeks": { outcomes: fleet, input: {}, path: "/fleet/weeks" },
  "fleet.cohort": { outcomes: fleet, input: {}, path: "/fleet/cohort" },
  "fleet.breakdown": { outcomes: fleet, input: { by: "version" }, path: "/fleet/breakdown?by=version" },
  "fleet.freshness": { outcomes: fleet, path: "/fleet/freshness" },
  "fleet.ledger": { outcomes: fleet, path: "/ledger" },
  "comparisons.adoption": { outcomes: fleet, input: {}, path: "/adoption" },
  "comparisons.adoptionTrend": { outcomes: fleet, input: { metric: "counts.issues" }, path: "/adoption/trend?metric=counts.issues" },
  "comparisons.adoptionMoves": { outcomes: fleet, input: {}, path: "/adoption/moves" },
  "comparisons.versions": { outcomes: fleet, input: { by: "minor" }, path: "/versions" },
  "comparisons.retention": { outcomes: fleet, input: { by: "first_seen" }, path: "/retention" },
  "comparisons.compare": { outcomes: fleet, input: { metric: "counts.issues" }, path: "/compare?metric=counts.issues" },
  "comparisons.compareSides": { outcomes: fleet, input: {}, path: "/compare/sides" },
  "standing.me": { outcomes: people, input: {}, path: "/me/installations" },
  "standing.cohort": { outcomes: ofInstallation, input: { id: alphaId }, path: `${alpha}/cohort` },
  "checks.list": { outcomes: fleet, path: "/checks" },
  "checks.days": { outcomes: fleet, path: "/checks/days" },
  "checks.versions": { outcomes: fleet, path: "/checks/versions" },
  "checks.advisories": { outcomes: fleet, path: "/advisories" },
  "checks.patches": { outcomes: fleet, input: { advisory: savedAdvisory }, path: `/patches?advisory=${savedAdvisory}` },
  "standing.overview": { outcomes: ofInstallation, input: { id: alphaId }, path: `${alpha}/overview` },
  "standing.trends": { outcomes: ofInstallation, input: { id: alphaId }, path: `${alpha}/trends` },
  "standing.metric": { outcomes: ofInstallation, input: { id: alphaId, key: "counts.issues" }, path: `${alpha}/standing/counts.issues` },
  "standing.sparklines": { outcomes: ofInstallation, input: { id: alphaId, metric: ["counts.issues"] }, path: `${alpha}/sparklines?metric=counts.issues` },
  "standing.upgrades": { outcomes: ofInstallation, input: { id: alphaId }, path: `${alpha}/upgrades` },
  "standing.cohorts": { outcomes: ofInstallation, input: { id: alphaId }, path: `${alpha}/user-cohorts` },
  "standing.metrics": { outcomes: ofInstallation, input: { id: alphaId }, path: `${alpha}/standing` },
  "group.get": { outcomes: ofInstallation, input: { installation: [alphaId] }, path: `/group?installation=${encodeURIComponent(alphaId)}` },
  "group.weeks": { outcomes: ofInstallation, input: { installation: [alphaId], metric: "counts.issues" }, path: `/group/weeks?metric=counts.issues&installation=${encodeURIComponent(alphaId)}` },
  "group.metrics": { outcomes: ofInstallation, input: { installation: [alphaId] }, path: `/group/metrics?installation=${encodeURIComponent(alphaId)}` },
  "bindings.get": { outcomes: ofHolders, input: { id: alphaId }, path: `${alpha}/binding` },
  "bindings.setSecret": { outcomes: ofHolders, input: { id: alphaId, secret: "sixteen-characters" }, mutation: true },
  "bindings.reset": { outcomes: operators, input: { id: alphaId }, mutation: true },
  "claims.create": { outcomes: operators, input: { id: alphaId }, mutation: true },
  "erasures.list": { outcomes: [200, 403, 200, 200, 403, 401], path: "/erasures" },
  // The operator asked before, so the own admin comes too late.
  "erasures.ask": { outcomes: [200, 403, 409, 404, 403, 401], input: { id: alphaId }, mutation: true },
  "erasures.callOff": { outcomes: [404, 403, 404, 404, 403, 401], input: { erasure: 1000 }, mutation: true },
  "erasures.carryOut": { outcomes: operators, input: { uuid: "nobody's", hostname: "" }, mutation: true },
  "claims.look": { outcomes: all(404), input: { token: "unknown" }, mutation: true },
  "claims.redeem": { outcomes: all(404), input: { token: "unknown", email: "a@example.org", password: "correct horse" }, mutation: true },
  // What the test hands in is of a uuid that nobody ever sent.
  "uploads.take": { outcomes: [200, 403, 200, 200, 403, 401], input: { body: "e30=", gzip: false }, mutation: true },
  "uploads.answerKey": { outcomes: people, path: "/answer-key" },
  "uploads.rotateAnswerKey": { outcomes: operators, mutation: true },
  "labels.set": { outcomes: ofHolders, input: { id: alphaId, label: "production" }, mutation: true },
  "labels.setMany": { outcomes: operators, input: { ids: [alphaId], label: "production" }, mutation: true },
  "lists.list": { outcomes: fleet, path: "/lists" },
  "lists.get": { outcomes: fleet, input: { name: savedListName }, path: `/lists/${savedListName}` },
  "lists.save": { outcomes: fleet, input: () => ({ name: freshEmail(), installations: [alphaId] }), mutation: true },
  "lists.remove": { outcomes: [404, 404, 403, 403, 403, 401], input: { name: "nobody saved this" }, mutation: true },
  "views.list": { outcomes: fleet, path: "/views" },
  "views.get": { outcomes: fleet, input: { id: savedCohortId }, path: `/views/${savedCohortId}` },
  "views.save": { outcomes: fleet, input: () => ({ name: freshEmail(), kind: "cohort", query: "edition=EE" }), mutation: true },
  "views.remove": { outcomes: [404, 404, 403, 403, 403, 401], input: { id: "nobody saved this" }, mutation: true },
  "exports.destinations": { outcomes: fleet, path: "/exports/destinations" },
  "exports.saveDestination": { outcomes: operators, input: { kind: "directory", name: "other", directory: "other" }, mutation: true },
  "exports.tryDestination": { outcomes: operators, input: { name: savedDestination }, mutation: true },
  "exports.removeDestination": { outcomes: operators, input: { name: "other" }, mutation: true },
  "exports.schedules": { outcomes: fleet, path: "/exports/schedules" },
  "exports.schedule": { outcomes: fleet, input: { id: 1 } },
  "exports.saveSchedule": { outcomes: fleet, input: { ...weekly, cron: "0 6 * * *" }, mutation: true },
  "exports.pauseSchedule": { outcomes: nobodys, input: { id: 1, paused: false }, mutation: true },
  "exports.removeSchedule": { outcomes: [404, 404, 403, 403, 403, 401], input: { id: 1000 }, mutation: true },
  "exports.reading": { outcomes: fleet, input: { cron: "0 6 * * 1" } },
  "exports.runs": { outcomes: fleet, path: "/exports/runs" },
  "exports.run": { outcomes: fleet, input: { id: 1 } },
  "exports.downloading": { outcomes: fleet, input: { name: "nobody's" } },
  "exports.runNow": { outcomes: nobodys, input: { schedule: 1 }, mutation: true },
  "exports.runOnce": { outcomes: fleet, input: weekly, mutation: true },
  "exports.stopRun": { outcomes: nobodys, input: { id: 1 }, mutation: true },
  "exports.retryRun": { outcomes: nobodys, input: { id: 1 }, mutation: true },
  "releases.list": { outcomes: fleet, path: "/releases" },
  "releases.summary": { outcomes: fleet, path: "/releases/summary" },
  "releases.versions": { outcomes: fleet, path: "/releases/versions" },
  "releases.markers": { outcomes: fleet, path: "/releases/markers" },
  "releases.history": { outcomes: fleet, path: "/releases/history" },
  "releases.change": { outcomes: fleet, input: { change: 1 }, path: "/releases/history/1" },
  "releases.preview": { outcomes: operators, input: { save: [testRelease] }, mutation: true },
  "releases.save": { outcomes: operators, input: { release: testRelease }, mutation: true },
  "releases.remove": { outcomes: operators, input: { version: "1.0.0" }, mutation: true },
  "releases.decide": { outcomes: operators, input: { policy: { up_to_date: "maintained", maintained_minors: 2 } }, mutation: true },
  "releases.undo": { outcomes: [404, 403, 403, 403, 403, 401], input: { change: 1_000 }, mutation: true },
  "releases.import": { outcomes: operators, input: { releases: [testRelease] }, mutation: true },
  "score.leaders": { outcomes: fleet, input: {}, path: "/score/leaders" },
  "score.policy": { outcomes: operators },
  "score.setPolicy": { outcomes: operators, input: { score_for: "verified" }, mutation: true },
  "standing.score": { outcomes: ofInstallation, input: { id: alphaId }, path: `${alpha}/score` },
  "standing.scoreOutlook": { outcomes: ofInstallation, input: { id: alphaId }, path: `${alpha}/score/outlook` },
  "standing.held": { outcomes: ofInstallation, input: { id: alphaId }, path: `${alpha}/held` },
  "standing.heldPings": { outcomes: ofInstallation, input: { id: alphaId }, path: `${alpha}/held/pings` },
  "standing.views": { outcomes: ofHolders, input: { id: alphaId }, path: `${alpha}/views` },
  "health.get": { outcomes: operators, path: "/health" },
  "health.hours": { outcomes: operators, path: "/health/hours" },
  "health.slots": { outcomes: operators, path: "/health/slots" },
  "health.setAside": { outcomes: operators, path: "/health/set-aside" },
  "health.suspicions": { outcomes: operators, path: "/health/suspicions" },
  "health.vitals": { outcomes: operators },
  "health.disk": { outcomes: operators },
  "health.quiet": { outcomes: operators },
  "health.lamps": { outcomes: operators },
  "quarantine.list": { outcomes: operators, path: "/quarantine" },
  "quarantine.replay": { outcomes: operators, input: { ping_ids: [104] }, mutation: true },
  "quarantine.replayGroup": { outcomes: operators, input: { reason: "unapproved", version: null }, mutation: true },
  "quarantine.approve": { outcomes: operators, input: { uuid: "new" }, mutation: true },
  "drop.look": { outcomes: all(404), input: { body: "e30=", gzip: false }, mutation: true },
  "session.current": { outcomes: all(200) },
  "session.signIn": { outcomes: all(401), input: () => ({ email: freshEmail(), password: "wrong" }), mutation: true },
  "session.signOut": { outcomes: all(200), mutation: true },
  "session.redeem": { outcomes: all(404), input: { token: "unknown", password: "correct horse" }, mutation: true },
  "session.become": { outcomes: all(404), input: { role: "analyst" }, mutation: true },
  "people.add": { outcomes: operators, input: () => ({ email: freshEmail(), role: "analyst" }), mutation: true },
  "tokens.create": { outcomes: operators, input: { role: "sender" }, mutation: true },
};

const names = Object.keys(roles);
const outcomesOf = (row: Row) => Object.fromEntries(names.map((name, index) => [name, row.outcomes[index]]));

/** The status that tRPC's HTTP door would answer with; it must not differ from the problem's own. */
const statusOfCall = async (who: Who, name: string, { input, mutation }: Row): Promise<number> => {
  try {
    await api.call(who, name, typeof input === "function" ? input() : input, mutation ? "mutation" : "query");
    return 200;
  } catch (error) {
    expect(error).toBeInstanceOf(TRPCError);
    return problemOf(error).status;
  }
};

const each = async (ask: (who: Who) => Promise<number>): Promise<Record<string, number>> => {
  const found: Record<string, number> = {};
  for (const [name, who] of Object.entries(roles)) found[name] = await ask(who);
  return found;
};

const procedures = ({ _def: { procedures: known } }: typeof appRouter): string[] => Object.keys(known);

test("the table names every procedure, and every mirrored one with its path", () => {
  expect(Object.keys(table).toSorted()).toEqual(procedures(appRouter).toSorted());
  const withPath = Object.keys(table).filter((name) => table[name]?.path !== undefined);
  expect(withPath.toSorted()).toEqual(routes.map(({ procedure }) => procedure).toSorted());
});

let api: TestApi;
beforeAll(async () => {
  api = await openSmallFleet();
  await api.control.addPerson({ ...person, role: "operator", actor: "test" });
});
afterAll(() => api[Symbol.asyncDispose]());

describe("who may ask what", () => {
  for (const [name, row] of Object.entries(table)) {
    test(`${name} answers each role as the table says, through both doors`, async () => {
      expect(await each((who) => statusOfCall(who, name, row))).toEqual(outcomesOf(row));
      const { path } = row;
      if (path === undefined) return;
      expect(await each(async (who) => (await api.get(who, path)).status)).toEqual(outcomesOf(row));
    });
  }
});

describe("a group is one's own installations, and nobody else's", () => {
  const beta = encodeURIComponent(betaId);
  const questions = ["/group?", "/group/weeks?metric=counts.issues&", "/group/metrics?"];
  const procedures = [["group.get", {}], ["group.weeks", { metric: "counts.issues" }], ["group.metrics", {}]] as const;
  const both = { role: "admin", person, installations: [alphaId, betaId] } satisfies Who;

  test("naming a foreign or an unknown one, alone or beside one's own, is 404 in every format and through tRPC", async () => {
    for (const id of [beta, "nowhere", `${encodeURIComponent(alphaId)}&installation=${beta}`]) {
      for (const format of ["json", "csv", "arrow"]) {
        for (const question of questions) expect([question, format, (await api.get(roles.ownAdmin, `${question}installation=${id}&format=${format}`)).status]).toEqual([question, format, 404]);
      }
    }
    for (const [name, input] of procedures) {
      for (const installation of [[betaId], ["nowhere"], [alphaId, betaId]]) expect(await statusOfCall(roles.ownAdmin, name, { outcomes: people, input: { ...input, installation } })).toBe(404);
    }
    for (const question of questions) expect((await api.get(roles.operator, `${question}installation=nowhere`)).status).toBe(404);
  });

  test("without a name it is all that an admin has, and not a byte of another's; of who has nothing here it is empty", async () => {
    for (const format of ["json", "csv", "arrow"]) {
      for (const question of questions) {
        const { status, body } = await api.get(roles.ownAdmin, `${question}format=${format}`);
        expect([status, Buffer.from(body).includes("beta.example.com"), Buffer.from(body).includes(betaId)]).toEqual([200, false, false]);
        expect((await api.get(roles.foreignAdmin, `${question}format=${format}`)).status).toBe(200);
      }
    }
    const { items } = JSON.parse(String((await api.get(both, "/group/weeks?metric=counts.issues")).body));
    expect(new Set(items.map(({ installation }: { installation: string }) => installation))).toEqual(new Set([alphaId, betaId]));
    expect(JSON.parse(String((await api.get(roles.foreignAdmin, "/group")).body))).toMatchObject({ of: 0, installations: [], figures: [] });
  });

  test("who of the vendor's people names an installation has looked at it, as its admin is told; an admin has not, nor who named an unknown one beside it", async () => {
    const tokens = async (): Promise<string[]> => {
      const { items } = JSON.parse(String((await api.get(roles.ownAdmin, `${alpha}/views`)).body));
      return items.filter(({ way }: { way: string }) => way === "token").map(({ parts }: { parts: string }) => parts);
    };
    const robot = (token: string) => ({ role: "analyst", person: null, token }) satisfies Who;
    for (const question of questions) {
      await api.get(roles.ownAdmin, `${question}installation=${encodeURIComponent(alphaId)}`);
      await api.get(robot("1"), `${question}installation=${encodeURIComponent(alphaId)}&installation=nowhere`);
    }
    expect(await tokens()).toEqual([]);
    for (const question of questions) await api.get(robot("2"), `${question}installation=${encodeURIComponent(alphaId)}&installation=${beta}`);
    expect((await tokens()).map((parts) => parts.split("|").toSorted())).toEqual([["history", "metrics", "standing"]]);
  });

  test("who reads the fleet has no group of their own and says which; a label cannot be included that nothing keeps out", async () => {
    for (const question of questions) {
      for (const who of [roles.operator, roles.analyst]) expect((await api.get(who, question)).status).toBe(400);
      expect((await api.get(both, `${question}include=production`)).status).toBe(400);
    }
  });
});

test("an installation that does not exist is the same 404 for everyone who may ask at all", async () => {
  for (const who of [roles.operator, roles.analyst, roles.ownAdmin, roles.foreignAdmin]) {
    for (const { path, procedure } of routes.filter((route) => route.path.startsWith("/installations/{id}"))) {
      const url = `${path.replace("{id}", "nowhere").replace("{ping_id}", String(alphaPing))}${procedure.endsWith("history") ? "?metric=x" : ""}`;
      const { status, body } = await api.get(who, url);
      expect([status, JSON.parse(String(body))]).toEqual([404, expect.objectContaining({ type: "/problems/not_found" })]);
    }
  }
});

test("another installation's ping is not reached through one's own", async () => {
  for (const who of [roles.ownAdmin, roles.operator]) expect((await api.get(who, `${alpha}/pings/${betaPing}/payload`)).status).toBe(404);
});

test("an admin lists their own installations alone, an analyst all without uuids, an operator all with them", async () => {
  const list = async (who: Who) => {
    const { items } = JSON.parse(String((await api.get(who, "/installations")).body));
    return items.map(({ hostname, uuid }: { hostname: string; uuid: string | null }) => [hostname, uuid !== null]);
  };
  expect(await list(roles.ownAdmin)).toEqual([["alpha.example.com", true]]);
  expect(await list(roles.foreignAdmin)).toEqual([]);
  expect(await list(roles.analyst)).toEqual([["alpha.example.com", false], ["beta.example.com", false]]);
  expect(await list(roles.operator)).toEqual([["alpha.example.com", true], ["beta.example.com", true]]);
});

test("an admin's filter or cursor cannot widen what they see", async () => {
  const { body } = await api.get(roles.ownAdmin, "/installations?search=beta");
  expect(JSON.parse(String(body)).items).toEqual([]);
  expect((await api.get(roles.ownAdmin, "/installations?uuid=x")).status).toBe(403);
});

test("an admin gets no figure of a cohort beside their metrics, and cannot ask for one", async () => {
  const first = async (who: Who) => JSON.parse(String((await api.get(who, `${alpha}/metrics?search=counts.issues`)).body)).items[0];
  expect(await first(roles.ownAdmin)).toMatchObject({ value: 12, eligible: null, n: null, adoption: null, users: null, rank: null, p50: null, cohort_change_28d: null });
  expect(await first(roles.analyst)).toMatchObject({ value: 12, eligible: 2, n: 2, adoption: 0.5, users: 1, rank: 50 });
  for (const question of ["edition=EE", "size=1-10", "list=nobody", "include=test"]) {
    expect((await api.get(roles.ownAdmin, `${alpha}/metrics?${question}`)).status).toBe(403);
    expect((await api.get(roles.foreignAdmin, `${alpha}/metrics?${question}`)).status).toBe(404);
  }
  expect((await api.get(roles.analyst, `${alpha}/metrics?edition=EE`)).status).toBe(200);
  expect((await api.get(roles.analyst, `${alpha}/metrics?from=2026-01-05`)).status).toBe(400);
});

test("an analyst reads payloads and posts without the uuid, the installation's admin and operators with it", async () => {
  const texts = async (who: Who) => {
    const payload = await api.get(who, `${alpha}/pings/${alphaPing}/payload`);
    const posts = await api.get(who, `${alpha}/posts?format=csv`);
    return [payload, posts].map(({ body }) => String(body).includes(alphaId.split("@")[0] ?? ""));
  };
  expect(await texts(roles.analyst)).toEqual([false, false]);
  expect(await texts(roles.ownAdmin)).toEqual([true, true]);
  expect(await texts(roles.operator)).toEqual([true, true]);
});

test("no answer an analyst can get holds a uuid", async () => {
  for (const { path } of Object.values(table)) {
    if (path === undefined) continue;
    for (const format of ["json", "csv"]) {
      const { body } = await api.get(roles.analyst, `${path}${path.includes("?") ? "&" : "?"}format=${format}`);
      // Ids of tests are made of the uuid; those of a hub are not.
      expect(String(body).replaceAll(/0d4e6f70-0000-4000-8000-00000000000[ab]@/g, "")).not.toContain("0d4e6f70");
    }
  }
});
