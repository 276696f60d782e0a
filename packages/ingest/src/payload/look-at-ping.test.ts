import * as fc from "fast-check";
import { expect, test } from "vitest";
import { lookAtPing } from "./look-at-ping.ts";
import { readPing } from "./read-body.ts";

const head = { uuid: "0d4e6f70-0000-4000-8000-00000000abcd", hostname: "GitLab.Example.com", recorded_at: "2026-01-05T10:00:00.000+00:00", version: "18.9.0-ee", edition: "EE", active_user_count: 600 };
const look = (members: object) => lookAtPing(Buffer.from(JSON.stringify({ ...head, ...members })));
const rowsOf = (members: object) => Object.fromEntries(look(members).rows.map(({ key, ...row }) => [key, row]));

test("a payload's identity is read as the receiver reads it, and of its uuid four characters show", () => {
  const { identity, measured } = look({ counts: { issues: 3 }, list: [1, [2]] });
  expect(identity).toEqual({
    uuid: "•••• abcd", hostname: "gitlab.example.com", recorded_at: "2026-01-05T10:00:00.000Z", version: "18.9.0-ee", edition: "EE",
    edition_family: "EE", size: "501-2000", users: 600, installation_type: null, plan: null,
  });
  expect(measured).toMatchObject({ leaves: 9, depth: 3, key: "active_user_count".length });
  expect(JSON.stringify(look({}))).not.toContain(head.uuid);
});

test("values, counts that failed, nothing, texts and lists are told apart", () => {
  expect(rowsOf({ counts: { used: 5, unused: 0, failed: -1 }, on: true, none: null, word: "x", nodes: [{ a: 1 }, 2], gone: ["-1"] })).toMatchObject({
    "counts.used": { kind: "number", value: 5, state: "value", withheld: null },
    "counts.unused": { value: 0, state: "value" },
    "counts.failed": { value: null, state: "failed", reason: "timeout" },
    on: { kind: "boolean", value: 1 },
    none: { kind: "unknown", state: "missing", reason: "null" },
    word: { kind: "string", value: null, value_text: "x", state: "value" },
    nodes: { kind: "list", value: 2 },
    gone: { state: "failed", reason: "timeout" },
  });
});

test("each rule names what it withholds: by name, by an address in a value, in a list, or in a name", () => {
  const rows = rowsOf({
    licensee: { Name: "Jane", Email: "jane@example.com" }, settings: { reply: "jane@example.com", Email: 7 },
    people: ["joe@example.com", "nobody"], "ann@example.com": { n: 1 }, email: null,
  });
  expect(rows).toMatchObject({
    licensee: { value_text: "redacted", withheld: { rule: "name" } },
    "settings.reply": { value_text: "redacted", withheld: { rule: "email" } },
    "settings.Email": { value_text: "redacted", withheld: { rule: "name", why: "an address of a person, in any form" } },
    people: { kind: "list", value: 2, withheld: { rule: "email" } },
    "redacted.n": { value: 1, withheld: { rule: "email_in_name" } },
    email: { state: "missing", withheld: null },
  });
  expect(JSON.stringify(rows)).not.toMatch(/@example\.com|Jane/);
});

test("what the receiver refuses is refused in the same words", () => {
  const refusal = (text: string, read: (bytes: Buffer) => unknown) => {
    try {
      read(Buffer.from(text));
      return undefined;
    } catch (error) {
      return error;
    }
  };
  for (const text of ["", "{", "[]", "{}", '{"uuid":"u"}', '{"uuid":"u","recorded_at":"soon"}', "\u0000", "[".repeat(40), JSON.stringify({ ...head, ["k".repeat(1_001)]: 1 })]) {
    expect(refusal(text, readPing)).toBeDefined();
    expect(refusal(text, lookAtPing)).toEqual(refusal(text, readPing));
  }
});

const names = fc.constantFrom("a", "b.c", "email", "licensee", "x@y.zz", "list");
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { depthSize: "small" },
    fc.constantFrom<unknown>(0, 5, -1, null, true, "text", "who@where.org"),
    fc.array(tie("tree"), { maxLength: 3 }),
    fc.dictionary(names, tie("tree"), { maxKeys: 4 }),
  ),
}));

/** What of the redacted body a plain walk finds: scalars by key outside lists, and whether there is something withheld. */
const walk = (value: unknown, path: readonly string[], found: Map<string, unknown>): void => {
  if (Array.isArray(value)) return;
  if (typeof value === "object" && value !== null) {
    for (const [name, member] of Object.entries(value)) walk(member, [...path, name.replace(/[\\.]/g, "\\$&")], found);
  } else {
    found.set(path.join("."), value);
  }
};

test("whatever the shape, the rows are the redacted body's scalars, and every redaction has a row that names it", () => {
  fc.assert(
    fc.property(fc.dictionary(names, tree, { maxKeys: 5 }), (members) => {
      const bytes = Buffer.from(JSON.stringify({ ...head, ...members }));
      const { rows, withheld } = lookAtPing(bytes);
      const found = new Map<string, unknown>();
      walk(JSON.parse(readPing(bytes).text.toString()), [], found);
      const scalars = rows.filter(({ kind, reason }) => kind !== "list" && reason !== "timeout").map(({ key }) => key);
      const failed = [...found].filter(([, value]) => value === -1).map(([key]) => key);
      expect([...scalars, ...failed].toSorted()).toEqual([...found.keys()].toSorted());
      expect(withheld > 0).toBe(readPing(bytes).text.length !== bytes.length || rows.some((row) => row.withheld !== null));
      expect(rows.filter((row) => row.value_text === "redacted" && row.key !== "uuid" && row.withheld === null)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
