import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultPolicy, type CheckPolicy, type Release } from "./release.ts";
import { makeJudge, severityOf } from "./severity.ts";

const day = "2026-06-01";
const plain = (version: string, more: Partial<Release> = {}): Release => ({ version, released_on: "2026-01-01", security: false, critical: false, advisories: [], affected: [], ...more });
const fix = (version: string, more: Partial<Release> = {}): Release => plain(version, { security: true, ...more });

/** Minors 8.0 to 8.4; maintained are 8.2 to 8.4. */
const registry: Release[] = [
  plain("8.0.0"),
  plain("8.0.1"),
  plain("8.1.0"),
  fix("8.1.1", { advisories: ["A-1"], affected: [">=8.1.0 <8.1.1"] }),
  plain("8.2.0"),
  fix("8.2.1", { advisories: ["A-2"], affected: [">=8.1.0 <8.2.1"] }),
  plain("8.2.2"),
  plain("8.3.0"),
  plain("8.3.1"),
  plain("8.4.0-rc1"),
  plain("8.4.0"),
  plain("8.4.1"),
  plain("8.5.0", { released_on: "2026-06-02" }),
];
const patches: CheckPolicy = { up_to_date: "maintained", maintained_minors: 3 };

const judged = (version: string, releases = registry, policy = defaultPolicy, on = day) => severityOf(version, releases, policy, on)?.severity;

describe("what a version is told", () => {
  test.each([
    ["8.4.1", "success", "success", "the latest"],
    ["8.4.1-ee", "success", "success", "the latest, Enterprise Edition"],
    ["8.4.1-ce", "success", "success", "the latest, Community Edition"],
    ["v8.4.1+build.7", "success", "success", "the latest with build metadata"],
    ["8.4.0", "warning", "warning", "an older patch of the latest minor"],
    ["8.4", "warning", "warning", "two numbers are the first patch"],
    ["8.4.0-rc1", "warning", "warning", "a candidate that is in the registry"],
    ["8.4.1-rc1", "warning", "warning", "a candidate of the latest lies below it"],
    ["8.4.1-pre", "warning", "warning", "what leads up to the latest"],
    ["8.4.2", "success", "success", "above all that is known, in the latest minor"],
    ["8.4.2-pre", "success", "success", "what leads up to a release that is not out"],
    ["8.5.0", "success", "success", "registered, and not out before tomorrow"],
    ["9.0.0-ee", "success", "success", "a major that nobody has heard of"],
    ["8.3.1", "warning", "success", "the newest patch of a maintained minor"],
    ["8.3.2", "warning", "success", "above the newest patch of a maintained minor"],
    ["8.3.0", "warning", "warning", "an older patch of a maintained minor"],
    ["8.2.2", "warning", "success", "the newest patch above a security release"],
    ["8.2.1", "warning", "warning", "the security release itself, with a patch above it"],
    ["8.2.0", "danger", "danger", "a security release above it is missing in its line"],
    ["8.2.1-rc2", "danger", "danger", "a candidate of a security release lacks it"],
    ["8.1.1", "danger", "danger", "out of maintenance and affected by a later advisory"],
    ["8.1.0", "danger", "danger", "out of maintenance, and lacks the security release of its line"],
    ["8.0.1", "warning", "warning", "out of maintenance and named by no advisory"],
    ["7.9.3", "warning", "warning", "a minor that the registry does not know, named by no advisory"],
    ["8.2.9", "warning", "success", "a patch that the registry does not know"],
  ])("%s: %s, with the policy of maintained minors %s (%s)", (version, latest, maintained) => {
    expect([judged(version), judged(version, registry, patches)]).toEqual([latest, maintained]);
  });

  test.each(["", "VERSION", "8.x", "1.2.3.4", "<script>", "latest"])("%j is no version", (text) => {
    expect(severityOf(text, registry, defaultPolicy, day)).toBeUndefined();
  });

  test.each([[[]], [[plain("8.5.0", { released_on: "2027-01-01" })]], [[plain("8.5.0-rc1")]]])("nothing is told where no release is out", (releases) => {
    expect(severityOf("8.4.1", releases, patches, day)).toBeNull();
  });

  test("a security release without ranges closes holes of every older version, but only lines out of maintenance are in danger without one of their own", () => {
    const releases = [plain("1.0.0"), plain("2.0.0"), plain("3.0.0"), plain("4.0.0"), fix("4.0.1")];
    expect(["1.0.0", "2.0.0", "3.0.0", "4.0.0", "4.0.1"].map((version) => judged(version, releases))).toEqual(["danger", "warning", "warning", "danger", "success"]);
  });

  test("a line out of maintenance that has the fix of the same advisory is not affected by it", () => {
    const releases = [plain("1.0.0"), fix("1.0.1", { advisories: ["A"] }), fix("2.0.1", { advisories: ["A"] }), plain("3.0.0"), plain("4.0.0")];
    expect(["1.0.0", "1.0.1"].map((version) => judged(version, releases))).toEqual(["danger", "warning"]);
  });

  test("a fix of another advisory does not stand for it", () => {
    const releases = [fix("1.0.1", { advisories: ["A"] }), fix("2.0.1", { advisories: ["B"] }), plain("3.0.0"), plain("4.0.0")];
    expect(judged("1.0.1", releases)).toBe("danger");
  });

  test("a line becomes unmaintained when a newer minor comes out", () => {
    const releases = [plain("1.0.0"), plain("2.0.0"), fix("3.0.0"), plain("4.0.0", { released_on: "2026-07-01" })];
    expect(judged("1.0.0", releases)).toBe("warning");
    expect(judged("1.0.0", releases, defaultPolicy, "2026-07-01")).toBe("danger");
  });
});

test("an answer has the fields that clients read", () => {
  expect(severityOf("8.2.0-ee", registry, defaultPolicy, day)).toEqual({
    latest_stable_versions: ["8.4.1", "8.3.1", "8.2.2"],
    latest_version: "8.4.1",
    latest_stable_version_of_minor: "8.2.2",
    severity: "danger",
    critical_vulnerability: false,
    details: "",
  });
  expect(severityOf("7.0.0", registry, defaultPolicy, day)?.latest_stable_version_of_minor).toBeNull();
  expect(severityOf("9.0.0", registry, defaultPolicy, day)?.details).toBe("This version is newer than 8.4.1, the newest release known here.");
});

test("a critical release says so to whoever has its hole, also in a maintained line that it names, and to nobody else", () => {
  const critical = fix("8.4.2", { critical: true, advisories: ["A-9"], affected: [">=8.3.0 <8.4.2"] });
  const told = (version: string) => severityOf(version, [...registry, critical], patches, day);
  expect(told("8.3.1")).toMatchObject({ severity: "danger", critical_vulnerability: true, details: "A critical vulnerability of this version is closed in 8.4.2 (A-9)." });
  expect(told("8.4.1")).toMatchObject({ severity: "danger", critical_vulnerability: true });
  expect(told("8.2.2")).toMatchObject({ severity: "success", critical_vulnerability: false, details: "" });
  expect(told("8.4.2")).toMatchObject({ severity: "success", critical_vulnerability: false });
});

const small = fc.integer({ min: 0, max: 3 });
const anyVersion = fc.tuple(small, small, small).map((parts) => parts.join("."));
const anyRelease = fc.record({ version: anyVersion, security: fc.boolean(), critical: fc.boolean(), range: fc.option(fc.tuple(anyVersion, anyVersion)) }).map(
  ({ version, security, critical, range }): Release =>
    plain(version, { security, critical: security && critical, affected: range === null ? [] : [`>=${range[0]} <=${range[1]}`] }),
);
const anyRegistry = fc.uniqueArray(anyRelease, { selector: ({ version }) => version, minLength: 1, maxLength: 14 });
const anyPolicy = fc.record({ up_to_date: fc.constantFrom("latest" as const, "maintained" as const), maintained_minors: fc.integer({ min: 1, max: 4 }) });
const anyEdition = fc.constantFrom("", "-ee", "-ce");

/** One digit a part: the text without dots is the order. */
const place = (version: string): number => Number(version.replaceAll(".", ""));

describe("for any registry", () => {
  /** Throws with a case for which it does not hold. */
  const always = (holds: (version: string, releases: Release[], policy: CheckPolicy) => boolean) => () =>
    fc.assert(fc.property(anyVersion, anyRegistry, anyPolicy, holds), { numRuns: 300 });

  test("a security release above in the same line is danger, and never success", () => {
    const holds = always((version, releases, policy) => {
      const lacks = releases.some((one) => one.security && one.version.slice(0, 3) === version.slice(0, 3) && place(one.version) > place(version));
      return !lacks || judged(version, releases, policy) === "danger";
    });
    expect(holds).not.toThrow();
  });

  test("where only the latest is up to date, success is the latest or above it", () => {
    const holds = always((version, releases, { maintained_minors }) => {
      const latest = Math.max(...releases.map((one) => place(one.version)));
      return (judged(version, releases, { up_to_date: "latest", maintained_minors }) === "success") === place(version) >= latest;
    });
    expect(holds).not.toThrow();
  });

  test("the order of releases and the edition do not matter", () => {
    const shuffled = anyRegistry.chain((releases) => fc.tuple(fc.constant(releases), fc.shuffledSubarray(releases, { minLength: releases.length })));
    fc.assert(
      fc.property(anyVersion, anyEdition, anyPolicy, shuffled, (version, edition, policy, [one, other]) => {
        expect(severityOf(`${version}${edition}`, other, policy, day)).toEqual(severityOf(version, one, policy, day));
      }),
    );
  });

  test("critical is always danger, and without a security release nothing is", () => {
    const holds = always((version, releases, policy) => {
      const told = severityOf(version, releases, policy, day);
      const harmless = releases.map((one) => ({ ...one, security: false, critical: false }));
      return !(told?.critical_vulnerability === true && told.severity !== "danger") && judged(version, harmless, policy) !== "danger";
    });
    expect(holds).not.toThrow();
  });

  test("the other policy only ever turns a warning into success", () => {
    const holds = always((version, releases, { maintained_minors }) => {
      const [strict, lenient] = (["latest", "maintained"] as const).map((up_to_date) => judged(version, releases, { up_to_date, maintained_minors }));
      return strict === lenient || (strict === "warning" && lenient === "success");
    });
    expect(holds).not.toThrow();
  });

  test("the newest patches are of the newest minors, newest first", () => {
    fc.assert(
      fc.property(anyVersion, anyRegistry, anyPolicy, (version, releases, policy) => {
        const told = severityOf(version, releases, policy, day);
        const lines = [...new Set(releases.map((one) => one.version.slice(0, 3)))].toSorted().toReversed().slice(0, policy.maintained_minors);
        const best = lines.map((minor) => releases.map((one) => one.version).filter((one) => one.startsWith(minor)).toSorted().at(-1));
        expect(told?.latest_stable_versions).toEqual(best);
        expect(told?.latest_version).toBe(best[0]);
      }),
    );
  });
});

describe("why a version is in danger", () => {
  const judge = makeJudge(registry, defaultPolicy, day);

  test.each([
    ["8.2.0", ["8.2.1"]],
    ["8.1.0", ["8.1.1", "8.2.1"]],
    ["8.1.1", ["8.2.1"]],
    ["8.0.1", []],
    ["8.4.0", []],
    ["nine", []],
  ])("%s lacks %j", (version, causes) => {
    expect(judge.causes(version)).toEqual(causes);
  });

  test("there is a cause exactly where danger is told", () => {
    fc.assert(
      fc.property(anyVersion, anyRegistry, anyPolicy, (version, releases, policy) => {
        const { check, causes } = makeJudge(releases, policy, day);
        expect(causes(version).length > 0).toBe(check(version)?.severity === "danger");
      }),
      { numRuns: 300 },
    );
  });
});
