import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { limits } from "../payload/limits.ts";
import { looseObject } from "../payload/testing/loose-json.ts";
import { splitJson } from "./split-json.ts";
import type { SplitPart } from "./split-json.ts";

const inChunks = async function* (bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
};

const split = async (text: string | Buffer, size = 7): Promise<SplitPart[]> => {
  const parts: SplitPart[] = [];
  for await (const part of splitJson(inChunks(Buffer.from(text), size))) parts.push(part);
  return parts;
};

const told = async (text: string, size?: number): Promise<string[]> =>
  (await split(text, size)).map((part) => (part.kind === "body" ? part.body.toString() : `${part.code}@${part.position}`));

describe("splitJson", () => {
  test("gives the objects of every form back, byte for byte, however the stream is cut", async () => {
    const forms = fc.constantFrom(
      (texts: string[]) => texts.join("\n"),
      (texts: string[]) => texts.join(""),
      (texts: string[]) => `[${texts.join(" ,\n ")}]\n`,
      (texts: string[]) => `\ufeff${texts.join("\r\n\r\n")}\r\n`,
    );
    await fc.assert(
      fc.asyncProperty(fc.array(looseObject, { minLength: 1, maxLength: 5 }), forms, fc.integer({ min: 1, max: 40 }), async (texts, form, size) => {
        const parts = await split(form(texts), size);
        expect(parts.map((part) => (part.kind === "body" ? part.body.toString() : part.code))).toEqual(texts);
        const whole = Buffer.from(form(texts));
        expect(parts.map(({ position }, i) => whole.subarray(position, position + Buffer.byteLength(texts[i] ?? "")).toString())).toEqual(texts);
      }),
    );
  });

  test("takes indented objects one behind the other", async () => {
    const text = JSON.stringify({ a: { b: [1, { c: "}{" }] }, "}": '"' }, null, 2);
    expect(await told(`${text}\n${text}`)).toEqual([text, text]);
  });

  test("has nothing to give of an empty stream or an empty list", async () => {
    for (const text of ["", " \n", "[]", "[\n]\n"]) expect(await told(text)).toEqual([]);
  });

  test("reports garbage and goes on at the next line", async () => {
    expect(await told('{"a":1}\nnonsense {"b":2}\n{"c":3}\n')).toEqual(['{"a":1}', "bad_json@8", '{"c":3}']);
    expect(await told('{"a":"broken off\n{"b":2}\n')).toEqual(["bad_json@0", '{"b":2}']);
    expect(await told('{"a":1\n{"b":2}\n')).toEqual(["bad_json@0", '{"b":2}']);
    expect(await told('{"a":{"x":1}\n{"b":2}\n{"c":')).toEqual(["bad_json@0", '{"b":2}', "bad_json@21"]);
    expect(await told("\u0000\u0001")).toEqual(["bad_json@0"]);
  });

  test("holds no more than the limit of an object, and takes the one behind it", async () => {
    const large = Buffer.concat([Buffer.from('{"a":"'), Buffer.alloc(limits.body, "x"), Buffer.from('"}\n{"b":1}')]);
    expect(await split(large, 1 << 16)).toMatchObject([{ kind: "bad", code: "body_too_large", position: 0 }, { kind: "body", position: limits.body + 9 }]);
  });
});
