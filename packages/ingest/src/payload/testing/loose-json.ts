import * as fc from "fast-check";

const space = fc.stringMatching(/^[ \n\r\t]{0,3}$/);
const escaped = fc.constantFrom("\\n", "\\\"", "\\\\", "\\/", "\\u0041", "\\ud800", "\\u0000", "\\ud83d\\ude00", "é", "漢", "😀", "@");
const text = fc.array(fc.oneof(fc.stringMatching(/^[a-c.]{0,2}$/), escaped), { maxLength: 4 }).map((parts) => `"${parts.join("")}"`);
const number = fc.oneof(
  fc.constantFrom("0", "-0", "-1", "-2", "-1000", "9007199254740993", "1e400", "-1E+400", "1e-400", "0.10", "123456789012345678901234567890"),
  fc.integer().map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
);
const scalar = fc.oneof(text, number, fc.constantFrom("true", "false", "null"));
/** Few names, so that they repeat. */
const name = fc.oneof(fc.constantFrom("\"a\"", "\"b\"", "\"\\u0061\"", "\"-1\"", "\"__proto__\"", "\"a.b\"", "\"\"", "\"uuid\"", "\"email\""), text);

const { value } = fc.letrec<{ value: string; object: string; list: string }>((tie) => ({
  value: fc.oneof({ depthSize: "small", withCrossShrink: true }, scalar, tie("object"), tie("list"), fc.constantFrom("[\"-1\"]", "{\"-1\": -1}")),
  list: fc.array(fc.tuple(space, tie("value"), space), { maxLength: 4 }).map((items) => `[${items.map((item) => item.join("")).join()}]`),
  object: fc
    .array(fc.tuple(space, name, space, fc.constant(":"), space, tie("value"), space), { maxLength: 6 })
    .map((members) => `{${members.map((member) => member.join("")).join()}}`),
}));

/** Valid JSON of any kind: white space anywhere, repeated keys, escapes, lone surrogates, odd numbers. */
export const looseJson: fc.Arbitrary<string> = fc.tuple(space, value, space).map((parts) => parts.join(""));

/** The same, always an object outermost. */
export const looseObject: fc.Arbitrary<string> = fc
  .array(fc.tuple(space, name, space, fc.constant(":"), space, value, space), { maxLength: 8 })
  .map((members) => `{${members.map((member) => member.join("")).join()}}`);
