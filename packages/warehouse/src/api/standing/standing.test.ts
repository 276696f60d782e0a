import { addWeeks } from "@pinghouse/shared/time/week";
import { expect, test } from "vitest";
import { z } from "zod";
import type { Who } from "../../control/who.ts";
import { openTestApi } from "../../testing/open-test-api.ts";
import { testDefinition } from "../../testing/test-definition.ts";
import { openTestStore } from "../../testing/open-test-store.ts";
import { installationId, ping, type TestPing, type TestPingFields } from "../../testing/test-ping.ts";

const person = { id: 1, email: "a@example.org" };
const host = (uuid: string) => `${uuid}.example.com`;
const idOf = (uuid: string) => installationId(uuid, host(uuid));
const adminOf = (...uuids: string[]): Who => ({ role: "admin", person, installations: uuids.map(idOf) });

/** A ping a week, on Wednesdays, for six weeks up to 2026-01-14; as-of is in the week after the last closed one. */
const weekly = (uuid: string, { values = {}, ...fields }: TestPingFields = {}): TestPing[] =>
  Array.from({ length: 6 }, (_, n) => ping({ uuid, hostname: host(uuid), at: `${addWeeks("2025-12-10", n)}T12:00:00Z`, source: "import", users: 20, values: { "counts.issues": 10, ...values }, ...fields }));

const many = (count: number, fields: (n: number) => TestPingFields = () => ({})): TestPing[] => Array.from({ length: count }, (_, n) => weekly(`u${n}`, fields(n))).flat();

const landed = (pings: TestPing[]) => openTestStore(pings.toSorted((a, b) => a.landed.received_at - b.landed.received_at));

const open = async (pings: TestPing[]) => openTestApi(await landed(pings));

const metricOf = z.looseObject({ key: z.string(), n: z.number().nullable(), users: z.number().nullable(), adoption: z.number().nullable(), p50: z.number().nullable(), rank: z.number().nullable(), suppressed_reason: z.string().nullable() });
const ask = async (api: Awaited<ReturnType<typeof open>>, who: Who, path: string) => JSON.parse(String((await api.get(who, path)).body));
const issues = async (api: Awaited<ReturnType<typeof open>>, uuid: string, query = "") => {
  const { items } = z.object({ items: z.array(metricOf) }).parse(await ask(api, adminOf(uuid), `/installations/${encodeURIComponent(idOf(uuid))}/standing${query}`));
  return items.find(({ key }) => key === "counts.issues");
};

test("nine established owners say nothing, a tenth lets the others be told of", async () => {
  await using nine = await open(many(9));
  expect(await issues(nine, "u0")).toMatchObject({ n: null, adoption: null, p50: null, rank: null, suppressed_reason: "below_k" });
  await using ten = await open(many(10));
  expect(await issues(ten, "u0")).toMatchObject({ n: 10, users: 10, adoption: 1, p50: 10, rank: 50, suppressed_reason: null });
});

test("who came by HTTP alone, unverified, and who pings for less than 28 days counts nowhere", async () => {
  await using unverified = await open([...many(9), ...weekly("u9", { source: "http" })]);
  expect(await issues(unverified, "u0")).toMatchObject({ suppressed_reason: "below_k" });
  await using fresh = await open([...many(9), ...weekly("u9").slice(3)]);
  expect(await issues(fresh, "u0")).toMatchObject({ suppressed_reason: "below_k" });
});

test("all installations of one person count as one owner", async () => {
  await using api = await open(many(10));
  await api.control.addPerson({ email: "b@example.org", role: "admin", installations: [idOf("u1"), idOf("u2")], actor: "test" });
  expect(await issues(api, "u0")).toMatchObject({ suppressed_reason: "below_k" });
});

test("a claim by a person verifies who came by HTTP", async () => {
  await using api = await open([...many(9), ...weekly("u9", { source: "http" })]);
  await api.control.addPerson({ email: "b@example.org", role: "admin", installations: [idOf("u9")], actor: "test" });
  expect(await issues(api, "u0")).toMatchObject({ n: 10, suppressed_reason: null });
});

test("the figures are those of an oracle: type 7 median of the users, users of those with a value, rank with ties halved", async () => {
  const values = Array.from({ length: 30 }, (_, n) => (n < 10 ? 0 : n * n));
  await using api = await open(many(30, (n) => ({ values: { "counts.issues": values[n] ?? 0 } })));
  const users = values.filter((value) => value > 0).toSorted((a, b) => a - b);
  const median = ((users[9] ?? 0) + (users[10] ?? 0)) / 2;
  const rank = (100 * (users.filter((value) => value < 15 ** 2).length + 0.5)) / users.length;
  expect(await issues(api, "u15")).toMatchObject({ n: 30, users: 20, adoption: 0.67, p50: Number(median.toPrecision(2)), rank: Math.round(rank / 25) * 25 });
});

test("somebody who owns every installation sees them all, as they are", async () => {
  await using api = await open(many(6, (n) => ({ values: { "counts.issues": n } })));
  const who = adminOf("u0", "u1", "u2", "u3", "u4", "u5");
  const path = `/installations/${encodeURIComponent(idOf("u1"))}`;
  expect(await ask(api, who, `${path}/cohort`)).toMatchObject({ cohort: { own: true, n: 6, suppressed: null } });
  const { items } = z.object({ items: z.array(metricOf) }).parse(await ask(api, who, `${path}/standing`));
  expect(items.find(({ key }) => key === "counts.issues")).toMatchObject({ n: 6, users: 5, p50: 3 });
});

test("suppressed is said in every format, and a cell off one's own lattice is refused", async () => {
  await using api = await open(many(9));
  const path = `/installations/${encodeURIComponent(idOf("u0"))}`;
  const { body } = await api.get(adminOf("u0"), `${path}/standing?format=csv`);
  expect(String(body)).toContain("below_k");
  expect(await ask(api, adminOf("u0"), `${path}/cohort`)).toMatchObject({ cohort: { n: null, suppressed: { reason: "below_k", k: 10 } } });
  for (const cell of ["CE.all.all", "EE.1-10.17", "nonsense"]) expect((await api.get(adminOf("u0"), `${path}/standing?cell=${cell}`)).status).toBe(400);
  expect((await api.get(adminOf("u1"), `${path}/standing`)).status).toBe(404);
});

test("a cohort that is mostly one's own kind is the default; with fewer than 50 it is widened, and says so", async () => {
  await using api = await open([...many(20), ...Array.from({ length: 40 }, (_, n) => weekly(`ce${n}`, { edition: "CE" })).flat()]);
  const { cohort } = z.looseObject({ cohort: z.looseObject({ cell: z.string(), n: z.number(), widened: z.string().nullable() }) }).parse(await ask(api, adminOf("u0"), `/installations/${encodeURIComponent(idOf("u0"))}/cohort`));
  expect(cohort).toMatchObject({ cell: "all.11-50.all", n: 60, widened: "below_50" });
});

test("growth is set beside the peers' median growth, from the same weeks", async () => {
  const grown = (uuid: string, steps: readonly number[]) =>
    steps.map((value, n) => ping({ uuid, hostname: host(uuid), at: `${addWeeks("2025-10-01", n)}T12:00:00Z`, source: "import", users: 20, values: { "counts.issues": value } }));
  const weeks = Array.from({ length: 16 }, (_, n) => n);
  const fleet = Array.from({ length: 12 }, (_, one) => grown(`u${one}`, weeks.map((n) => 100 + n * (one + 1)))).flat();
  await using api = await open(fleet);
  const { measures } = z.looseObject({ measures: z.array(z.looseObject({ measure: z.string(), growth_13w: z.number().nullable(), growth_4w: z.number().nullable(), peers_growth_13w: z.number().nullable(), weeks: z.array(z.unknown()) })) })
    .parse(await ask(api, adminOf("u3"), `/installations/${encodeURIComponent(idOf("u3"))}/trends`));
  const issuesTrend = measures.find(({ measure }) => measure === "issues");
  expect(issuesTrend?.weeks).toHaveLength(16);
  expect(issuesTrend?.growth_4w).toBeCloseTo(160 / 144 - 1);
  expect(issuesTrend?.growth_13w).toBeCloseTo(160 / 108 - 1);
  const growths = Array.from({ length: 12 }, (_, one) => (100 + 14 * (one + 1)) / (100 + (one + 1)) - 1).toSorted((a, b) => a - b);
  const median = ((growths[5] ?? 0) + (growths[6] ?? 0)) / 2;
  expect(issuesTrend?.peers_growth_13w).toBe(Number(median.toPrecision(2)));
});

/** Forty weekly pings of an installation and of eleven peers; the values are those of the week with this number. */
const yearOf = (uuid: string, valuesAt: (week: number) => Record<string, number>): TestPing[] =>
  Array.from({ length: 40 }, (_, n) => ping({ uuid, hostname: host(uuid), at: `${addWeeks("2025-04-02", n)}T12:00:00Z`, source: "import", users: 20, values: valuesAt(n) }));

const changed = z.looseObject({ changed: z.array(z.looseObject({ key: z.string(), before_13w: z.number(), value: z.number(), peers_change_13w: z.number().nullable() })) });

test("the overview tells what moved in 13 weeks beyond its own variation, jump or steady rise, with the peers' move beside it; what always jumps, and totals, it does not", async () => {
  const noise = (n: number) => (n % 2 === 0 ? 3 : -3);
  const mine = (n: number) => ({
    "counts_monthly.notes": n < 36 ? 200 + noise(n) : 460,
    "counts_monthly.boards": Math.round(200 * 1.04 ** n),
    "counts_monthly.snippets": 200 + noise(n),
    "counts_monthly.releases": n % 5 === 0 ? 1_500 : 200,
    "counts.issues": 1_000 + 100 * n,
  });
  const peer = (n: number) => ({ ...mine(0), "counts_monthly.notes": n < 36 ? 200 : 220 });
  await using api = await open([...yearOf("u0", mine), ...Array.from({ length: 11 }, (_, one) => yearOf(`p${one}`, peer)).flat()]);
  const { changed: rows } = changed.parse(await ask(api, adminOf("u0"), `/installations/${encodeURIComponent(idOf("u0"))}/overview`));
  expect(rows.map(({ key }) => key)).toEqual(["counts_monthly.notes", "counts_monthly.boards"]);
  expect(rows[0]).toMatchObject({ before_13w: 203, value: 460, peers_change_13w: 0.1 });
});

test("one metric comes with what its definition says; without a definition that is null", async () => {
  const store = await landed(many(10));
  await using api = await openTestApi(store);
  const definition = async () => z.looseObject({ definition: z.unknown() }).parse(await ask(api, adminOf("u0"), `/installations/${encodeURIComponent(idOf("u0"))}/standing/counts.issues`)).definition;
  expect(await definition()).toBeNull();
  await store.define({ content: "one", definitions: [testDefinition("counts.issues", { milestone: "8.12", tiers: ["free", "premium"] })] });
  expect(await definition()).toMatchObject({ milestone: "8.12", tiers: "free|premium", milestone_removed: null });
});
