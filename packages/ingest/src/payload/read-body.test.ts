import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Problem } from "@pinghouse/shared/problem/problem";
import { readPing, readPost } from "./read-body.ts";
import { looseObject } from "./testing/loose-json.ts";

const identity = '"uuid":"U-1","recorded_at":"2026-01-05T00:00:00Z"';
const kept = (members: string): string => readPing(Buffer.from(`{${identity},${members}}`)).text.toString().slice(identity.length + 2, -1);

const codeOf = (work: () => unknown): unknown => {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
};

const body = (text: string): Buffer => Buffer.from(text);

describe("readPing", () => {
  test("finds the identity at the top level, normalised, the last of repeated members", () => {
    const ping = readPing(body('{"uuid":"x","UUID":"no","a":{"uuid":"y"},"hostname":"GitLab.Example","uuid":"ABC","recorded_at":"2026-01-05T01:00:00.5+01:00"}'));
    expect(ping).toMatchObject({ uuid: "abc", hostname: "gitlab.example", recorded_at: Date.UTC(2026, 0, 5, 0, 0, 0, 500) });
    expect(readPing(body(`{"\\u0075uid":"esc",${identity.replace('"uuid":"U-1",', "")}}`)).uuid).toBe("esc");
    expect(readPing(body(`{${identity},"version":"18.1.0"}`))).toMatchObject({ version: "18.1.0", hostname: "" });
  });

  test.each([
    ["{}", "uuid_missing"],
    ['{"uuid":null,"recorded_at":"2026-01-05T00:00:00Z"}', "uuid_missing"],
    ['{"uuid":"","recorded_at":"2026-01-05T00:00:00Z"}', "uuid_missing"],
    [`{"uuid":"${"x".repeat(256)}","recorded_at":"2026-01-05T00:00:00Z"}`, "uuid_missing"],
    ['{"uuid":"a","uuid":7,"recorded_at":"2026-01-05T00:00:00Z"}', "uuid_missing"],
    ['{"uuid":["a"],"recorded_at":"2026-01-05T00:00:00Z"}', "uuid_missing"],
    ['{"uuid":"a"}', "recorded_at_missing"],
    ['{"uuid":"a","recorded_at":null}', "recorded_at_missing"],
    ['{"uuid":"a","recorded_at":17}', "recorded_at_invalid"],
    ['{"uuid":"a","recorded_at":"yesterday"}', "recorded_at_invalid"],
    ["[]", "not_an_object"],
    ["\"x\"", "not_an_object"],
    ["null", "not_an_object"],
    ["", "empty_body"],
    ["  \n", "empty_body"],
    ["{", "bad_json"],
    [`{${identity},"${"k".repeat(1001)}":1}`, "key_too_long"],
    [`{${identity},"a":[{"${"k".repeat(1001)}":1}]}`, "key_too_long"],
    [`{${identity},"${"k".repeat(600)}":{"${"k".repeat(600)}":1}}`, "key_too_long"],
    [`{${identity},"${".".repeat(501)}":1}`, "key_too_long"],
  ])("refuses %.60s with %s", (text, code) => {
    expect(codeOf(() => readPing(body(text)))).toBe(code);
  });

  test("takes keys of exactly the limit, counted in characters", () => {
    for (const key of ["k".repeat(1000), "漢".repeat(1000), "\\u0041".repeat(1000), ".".repeat(500)]) {
      expect(codeOf(() => readPing(body(`{${identity},"${key}":1}`)))).toBeUndefined();
    }
    expect(codeOf(() => readPing(body(`{${identity},"${"k".repeat(499)}":{"${"k".repeat(500)}":1}}`)))).toBeUndefined();
  });

  test.each([
    [[0x7b, 0xff, 0x7d], 1],
    [[0x22, 0xc0, 0x80, 0x22], 1],
    [[0x22, 0xed, 0xa0, 0x80, 0x22], 1],
    [[0x22, 0x41, 0xe6, 0xbc, 0x22], 2],
    [[0xf5, 0x80, 0x80, 0x80], 0],
    [[0x22, 0xf0, 0x9f, 0x98, 0x80, 0xf0, 0x9f], 5],
  ])("says where bytes %j are no UTF-8", (bytes, position) => {
    expect(() => readPing(Buffer.from(bytes))).toThrow(expect.objectContaining({ code: "bad_utf8", extra: { position } }));
  });
});

describe("the canonical hash", () => {
  test("is that of the body without white space outside strings", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 })), fc.constantFrom<string | number>(0, 1, 4, "\t", "\n"), (value, indent) => {
        const object = { uuid: "u", recorded_at: "2026-01-05T00:00:00Z", x: value };
        const compact = JSON.stringify(object);
        const sha256 = createHash("sha256").update(compact).digest("hex");
        for (const form of [compact, JSON.stringify(object, null, indent), ` ${compact}\r\n`, `\ufeff${compact}`]) {
          expect(readPing(body(form)).sha256).toBe(sha256);
        }
      }),
    );
  });

  test("differs where white space stands inside a string", () => {
    expect(readPing(body(`{${identity},"a":"x y"}`)).sha256).not.toBe(readPing(body(`{${identity},"a":"xy"}`)).sha256);
    expect(readPing(body(`{${identity}, "a":"\\" x"}`)).sha256).not.toBe(readPing(body(`{${identity},"a":"\\"x"}`)).sha256);
  });
});

describe("redaction", () => {
  test.each([
    ['"licensee":{"Name":"A","Email":"a@b.c","x":[{"y":[]}]},"z":1', '"licensee":"redacted","z":1'],
    ['"a":{"Licensee" : "A"}', '"a":{"Licensee" : "redacted"}'],
    ['"licens\\u0065e":7', '"licens\\u0065e":"redacted"'],
    ['"licensee":null', '"licensee":null'],
    ['"a":"write to me@example.com now"', '"a":"redacted"'],
    ['"a":"me\\u0040example.com"', '"a":"redacted"'],
    ['"a":["x","a@b.org",{"b":"c@d.net"}]', '"a":["x","redacted",{"b":"redacted"}]'],
    ['"a":"mail ｍｅ＠example.com","b":"a\\uff20b.co"', '"a":"redacted","b":"redacted"'],
    ['"me@example.com":{"n":1}', '"redacted":{"n":1}'],
    ['"a":"npm@1.2.3, @scope/x, user@localhost, 5 @ 3.b"', '"a":"npm@1.2.3, @scope/x, user@localhost, 5 @ 3.b"'],
    ['"licensed":true,"licensees":"x","version":"1 \\" 2"', '"licensed":true,"licensees":"x","version":"1 \\" 2"'],
    ['"a":"\\ud800", "b" : 1e400', '"a":"\\ud800", "b" : 1e400'],
  ])("of %s keeps %s", (sent, stays) => {
    expect(kept(sent)).toBe(stays);
  });

  test("leaves every other byte as it was", () => {
    const lines = fc.array(fc.tuple(looseObject, fc.boolean()), { maxLength: 4 });
    fc.assert(
      fc.property(lines, (members) => {
        const write = (secret: string) => members.map(([text, hidden], i) => `,"m${i}":${text.replaceAll("@", "").replaceAll("email", "e")},${hidden ? `"h${i}": ${secret}` : "\"n\":1"}`).join("");
        const text = readPing(body(`{${identity}${write('"x y@example.com"')}}`)).text.toString();
        expect(text).toBe(`{${identity}${write('"redacted"')}}`);
      }),
    );
  });

  test("replaces an e-mail address in the identity by a hash that still tells installations apart", () => {
    const one = readPing(body('{"uuid":"A@example.com","recorded_at":"2026-01-05T00:00:00Z"}'));
    expect(one.uuid).toMatch(/^redacted-[0-9a-f]{32}$/);
    expect(one.text.toString()).toContain('"uuid":"redacted"');
    expect(readPing(body('{"uuid":"b@example.com","recorded_at":"2026-01-05T00:00:00Z"}')).uuid).not.toBe(one.uuid);
  });
});

describe("readPost", () => {
  test("finds the identity inside its envelope", () => {
    const post = readPost(body('{"uuid":"no","metadata":{"uuid":"A","unique_instance_id":"i","metrics":[{"uuid":"no"}]}}'), "metadata");
    expect(post).toMatchObject({ uuid: "a", hostname: null, unique_instance_id: "i" });
    expect(readPost(body('{"error":{"uuid":"A","hostname":"H","message":"of a@b.com"}}'), "error")).toMatchObject({ uuid: "a", hostname: "h" });
  });

  test("refuses a post without uuid there, also where a later envelope lacks it", () => {
    for (const text of ["{}", '{"uuid":"a"}', '{"metadata":null}', '{"metadata":[{"uuid":"a"}]}', '{"metadata":{"uuid":"a"},"metadata":{}}']) {
      expect(codeOf(() => readPost(body(text), "metadata"))).toBe("uuid_missing");
    }
  });
});

const published = new URL("../../../../../shared/reference/payloads/", import.meta.url);
describe.skipIf(!existsSync(published))("published payloads (../shared)", () => {
  test.each(["usage_ping_13.8.json", "service_ping_14.2.json", "service_ping_18.9.json"])("%s is taken, without its licensee", (file) => {
    const ping = readPing(readFileSync(new URL(file, published)));
    expect(ping).toMatchObject({ uuid: "0000000-0000-0000-0000-000000000000", hostname: "example.com" });
    expect(ping.text.toString()).not.toContain("ABC, Inc.");
  });

  test.each(["non_sql_metrics_13.11.json", "metrics_queries_13.11.json"])("%s has no uuid", (file) => {
    expect(codeOf(() => readPing(readFileSync(new URL(file, published))))).toBe("uuid_missing");
  });
});
