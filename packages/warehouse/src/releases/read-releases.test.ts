import { expect, test } from "vitest";
import { readReleases } from "./read-releases.ts";

const head = "version,released_on,security,critical,advisories,affected";
const read = (...rows: string[]) => readReleases("r.csv", [head, ...rows].join("\n"));
const messages = (...rows: string[]) => read(...rows).faults.map(({ line, message }) => `${line}: ${message}`);

test("a row is a release", () => {
  expect(read('21.1.2,2026-03-31,true,no,A-1|A-2,">=21.1, <21.1.2|<20"', "21.2-ee,2026-04-01,,,,", "21.3.0-rc1,2026-04-02,0,0,,")).toEqual({
    faults: [],
    releases: [
      { version: "21.1.2", released_on: "2026-03-31", security: true, critical: false, advisories: ["A-1", "A-2"], affected: [">=21.1, <21.1.2", "<20"] },
      { version: "21.2.0", released_on: "2026-04-01", security: false, critical: false, advisories: [], affected: [] },
      { version: "21.3.0-rc1", released_on: "2026-04-02", security: false, critical: false, advisories: [], affected: [] },
    ],
  });
});

test("a critical release is a security release, whether or not the file says so", () => {
  expect(read("1.0.1,2026-01-01,,yes,,").releases).toMatchObject([{ security: true, critical: true }]);
});

test("columns may come in any order, with others between, and only two are needed", () => {
  expect(readReleases("r.csv", "\uFEFFnote,Released_On,VERSION\nfirst,2026-01-01,1.0\n")).toMatchObject({ faults: [], releases: [{ version: "1.0.0", security: false }] });
});

test.each([
  ["x,2026-01-01,,,,", '2: version "x" is no version, such as 21.1.2'],
  ["1.0.0,2026-02-30,,,,", '2: released_on "2026-02-30" is no date, such as 2026-03-31'],
  ["1.0.0,,,,,", '2: released_on "" is no date, such as 2026-03-31'],
  ["1.0.0,2026-01-01,maybe,,,", '2: security "maybe" is neither true nor false'],
  ["1.0.0,2026-01-01,maybe,true,,", '2: security "maybe" is neither true nor false'],
  ["1.0.0,2026-01-01,,2,,", '2: critical "2" is neither true nor false'],
  ["1.0.0,2026-01-01,true,,A,21 to 22", '2: affected "21 to 22" is no range of versions, such as >=21.1 <21.1.2'],
  ["1.0.0,2026-01-01", "2: 2 fields under 6 columns"],
])("%s is refused with its line", (row, message) => {
  expect(messages(row)).toEqual([message]);
});

test("every fault is told, and the same version twice is one, whatever its edition", () => {
  expect(messages("1.0.0,2026-01-01,,,,", "1.0.1,soon,,,,", "1.0-ee,2026-01-01,,,,")).toEqual([
    '3: released_on "soon" is no date, such as 2026-03-31',
    "4: 1.0.0 is in line 2 already",
  ]);
});

test("a head without its columns, with one twice, a file without rows and a quote that does not match are faults", () => {
  const of = (text: string) => readReleases("r.csv", text).faults.map(({ line, message }) => `${line}: ${message}`);
  expect(of("version\n1.0\n")).toEqual(["1: no column released_on"]);
  expect(of("version,released_on,version\n")).toEqual(["1: two columns version"]);
  expect(of(head)).toEqual(["1: no release is in it"]);
  expect(of("")).toEqual(["1: no column version, released_on"]);
  expect(of(`${head}\n1.0,2026-01-01,,,"A,\n`)).toEqual(["2: a quote does not match"]);
});
