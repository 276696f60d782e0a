import { severityOf } from "@pinghouse/shared/release/severity";
import type { Release } from "@pinghouse/shared/release/release";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import type { Who } from "../control/who.ts";
import { openTestApi, type TestApi } from "../testing/open-test-api.ts";
import { openTestStore } from "../testing/open-test-store.ts";
import { installationId, ping } from "../testing/test-ping.ts";
import { markersOf } from "./releases/markers.ts";

const operator: Who = { role: "operator", person: { id: 1, email: "me@example.org" } };
const plain = (version: string, more: Partial<Release> = {}): Release => ({ version, released_on: "2026-01-01", security: false, critical: false, advisories: [], affected: [], ...more });
const fix = (version: string, more: Partial<Release> = {}): Release => plain(version, { security: true, ...more });

/** The clock of these tests stands at 2026-02-01. */
const today = "2026-02-01";

const fleetOf = async (versions: readonly (string | null)[]): Promise<TestApi> =>
  openTestApi(await openTestStore(versions.map((version, index) => ping({ uuid: `u${index}`, version, users: 10 }))));

const rows = z.object({ items: z.array(z.looseObject({ version: z.string().nullable() })) });
const listed = async (api: TestApi, path = "/releases") => rows.parse(JSON.parse(String((await api.get(operator, path)).body))).items;

const turnedRows = z.object({ installations: z.number(), changes: z.boolean(), turned: z.array(z.object({ version: z.string(), installations: z.number(), active_users: z.number(), checks: z.number(), from: z.string(), to: z.string() })) });
const preview = async (api: TestApi, draft: object) => turnedRows.parse(await api.call(operator, "releases.preview", draft, "mutation"));

test("each release says who runs it, what they are told, who lacks it, and where else its advisories are fixed", async () => {
  await using api = await fleetOf(["8.1.0-ee", "8.1.0", "8.1.1", "8.2.0", null]);
  await api.control.registry.save({ releases: [plain("8.1.0"), fix("8.1.1", { advisories: ["A"] }), fix("8.2.1", { advisories: ["A", "B"], released_on: "2026-01-05" }), plain("8.2.2", { released_on: "2027-01-01" })], actor: "me" });
  expect(await listed(api)).toMatchObject([
    { version: "8.1.0", severity: "danger", installations: 2, active_users: 20, endangers: 0, also_fixed_in: "" },
    { version: "8.1.1", severity: "warning", installations: 1, endangers: 2, endangered_users: 20, advisories: "A", also_fixed_in: "8.2.1" },
    { version: "8.2.1", severity: "success", installations: 0, endangers: 1, also_fixed_in: "8.1.1", out: true },
    { version: "8.2.2", out: false, endangers: 0 },
  ]);
  const summary = JSON.parse(String((await api.get(operator, "/releases/summary")).body));
  expect(summary).toMatchObject({ releases: 4, latest_version: "8.2.1", maintained: "8.2.1|8.1.1", success: 0, warning: 1, danger: 3, unknown: 1 });
});

test("a version that somebody runs, known or not, and one that nobody runs say what they are told and what they lack", async () => {
  await using api = await fleetOf(["8.1.0", "8.0.9-ee", null]);
  await api.control.registry.save({ releases: [plain("8.1.0"), fix("8.1.1", { released_on: "2026-01-05" }), plain("8.1.2")], actor: "me" });
  expect(await listed(api, "/releases/versions")).toMatchObject([
    { version: "8.0.9", installations: 1, severity: "danger", lacks: "8.1.1", lacks_since: "2026-01-05" },
    { version: "8.1.0", installations: 1, severity: "danger", lacks: "8.1.1" },
    { version: "8.1.1", installations: 0, severity: "warning", lacks: "", lacks_since: null },
    { version: "8.1.2", installations: 0, severity: "success" },
    { version: "unknown", installations: 1, severity: "unknown", lacks: "" },
  ]);
});

test("a preview also names versions that only asked, with their checks, which are no installations", async () => {
  await using api = await fleetOf(["8.1.0"]);
  await api.control.registry.save({ releases: [plain("8.1.0"), plain("8.1.1")], actor: "me" });
  const check = (version: string, product: string, n: number) => ({ version, product, n, referer_host: "", source: "http" as const });
  await api.deps.store.keepChecks([{ day: "2026-01-06", counts: [check("8.1.0", "gitlab", 3), check("8.1.0", "tool", 4), check("8.0.7", "gitlab", 5)] }, { day: "2025-11-01", counts: [check("8.0.6", "gitlab", 9)] }]);
  const { turned, installations } = await preview(api, { save: [fix("8.1.1", { released_on: "2026-01-02" })], policy: { maintained_minors: 1 } });
  expect([installations, turned]).toEqual([1, [
    { version: "8.1.0", installations: 1, active_users: 10, checks: 7, from: "warning", to: "danger" },
    { version: "8.0.7", installations: 0, active_users: 0, checks: 5, from: "warning", to: "danger" },
  ]]);
});

test("a test installation is nobody's colour", async () => {
  await using api = await fleetOf(["8.1.0", "8.1.0"]);
  await api.control.registry.save({ releases: [plain("8.1.0")], actor: "me" });
  await api.control.setLabel({ installation: installationId("u0", "gitlab.example.com"), label: "test", actor: "me" });
  expect(await listed(api)).toMatchObject([{ installations: 1 }]);
});

const small = fc.integer({ min: 0, max: 2 });
const anyVersion = fc.tuple(fc.constant(8), small, small).map((parts) => parts.join("."));
const anyRelease = fc.record({ version: anyVersion, security: fc.boolean() }).map(({ version, security }) => plain(version, { security }));
const anyReleases = fc.uniqueArray(anyRelease, { selector: ({ version }) => version, maxLength: 6 });
const anyPolicy = fc.record({ up_to_date: fc.constantFrom("latest" as const, "maintained" as const), maintained_minors: fc.integer({ min: 1, max: 3 }) });

test("a preview names exactly the versions that are told something else once the draft is saved", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyVersion, { minLength: 1, maxLength: 6 }), anyReleases, anyReleases, fc.subarray(["8.0.0", "8.1.0"]), anyPolicy, async (versions, known, saved, removed, policy) => {
      await using api = await fleetOf(versions);
      const { registry } = api.control;
      const told = () => new Map(versions.map((version) => [version, severityOf(version, registry.current().releases, registry.current().policy, today)?.severity ?? "unknown"]));
      const remove = removed.filter((version) => !saved.some((one) => one.version === version));
      await registry.save({ releases: known, actor: "me" });
      const [before, answer] = [told(), await preview(api, { save: saved, remove, policy })];
      expect(told()).toEqual(before);
      await registry.save({ releases: saved, policy, actor: "me" });
      for (const version of remove) await registry.remove({ version, actor: "me" });
      const after = told();
      const turned = new Map(answer.turned.map((one) => [one.version, [one.installations, one.from, one.to]]));
      const expected = [...new Set(versions)].filter((version) => before.get(version) !== after.get(version));
      expect(turned).toEqual(new Map(expected.map((version) => [version, [versions.filter((one) => one === version).length, before.get(version), after.get(version)]])));
    }),
    { numRuns: 12 },
  );
});

test("what an operator does stands in the history, newest first, each change with its releases, until undone", async () => {
  await using api = await fleetOf(["8.1.0"]);
  const act = (name: string, input: object) => api.call(operator, `releases.${name}`, input, "mutation");
  await act("import", { releases: [plain("8.1.0"), plain("8.1.1")] });
  await act("save", { release: fix("8.1.1") });
  await act("decide", { policy: { up_to_date: "maintained", maintained_minors: 1 } });
  await act("remove", { version: "8.1.0" });
  const history = () => listed(api, "/releases/history");
  expect(await history()).toMatchObject([
    { change: 4, actor: "me@example.org", action: "remove", version: "8.1.0", removed: 1, undoable: true },
    { change: 3, action: "policy", version: null, policy: true, undoable: true },
    { change: 2, action: "save", version: "8.1.1", changed: 1, undoable: true },
    { change: 1, action: "import", version: null, added: 2, undoable: false },
  ]);
  expect(JSON.parse(String((await api.get(operator, "/releases/history/2")).body))).toMatchObject({ releases: [{ before: plain("8.1.1"), after: fix("8.1.1") }], policy: null });
  await expect(act("undo", { change: 1 })).rejects.toThrow("8.1.0 was changed again, by me@example.org");
  await act("undo", { change: 4 });
  expect(await history()).toMatchObject([{ change: 5, action: "undo", undoes: 4, added: 1 }, { change: 4, undoable: false }, {}, {}, {}]);
});

const hostile: [string, object, RegExp][] = [
  ["a version that is none", plain("nine"), /version/],
  ["a version of another spelling", plain("8.1"), /version/],
  ["a date that is none", plain("8.1.0", { released_on: "2026-02-30" }), /date|Invalid/],
  ["a range that does not parse", fix("8.1.0", { affected: [">=8 and up"] }), /range/],
  ["a range with a separator", fix("8.1.0", { affected: ["<8.0+a|b"] }), /range/],
  ["an advisory with a separator", fix("8.1.0", { advisories: ["A|B"] }), /advisory/],
  ["an advisory with a line break", fix("8.1.0", { advisories: ["A\nB"] }), /advisory/],
  ["too many advisories", fix("8.1.0", { advisories: Array.from({ length: 101 }, (_, i) => `A-${i}`) }), /100|big/],
  ["critical without security", plain("8.1.0", { critical: true }), /security/],
  ["a field that there is not", { ...plain("8.1.0"), colour: "red" }, /./],
];

test.each(hostile)("%s is refused, and nothing is saved", async (_, release, words) => {
  await using api = await fleetOf(["8.1.0"]);
  await expect(api.call(operator, "releases.save", { release }, "mutation")).rejects.toThrow(words);
  expect(api.control.registry.current().releases).toEqual([]);
});

test("charts are marked with the first release of each minor and with security releases that are out", () => {
  const releases = [plain("8.1.1"), plain("8.1.0-rc1"), plain("8.1.0"), fix("8.1.2"), plain("8.1.3"), fix("8.2.0"), plain("8.3.0", { released_on: "2027-01-01" })];
  expect(markersOf(releases, today).map(({ version, kind }) => [version, kind])).toEqual([["8.1.0", "minor"], ["8.1.2", "security"], ["8.2.0", "security"]]);
});
