import * as fc from "fast-check";
import { expect, test } from "vitest";
import { joinFrames, splitFrames } from "./frames.ts";

test("any bodies come back as they went in", () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 50 })), (bodies) => {
      const again = splitFrames(Buffer.from(joinFrames(bodies)));
      expect(again.map((body) => [...body])).toEqual(bodies.map((body) => [...body]));
    }),
  );
});

test("frames that are cut short are refused", () => {
  const whole = Buffer.from(joinFrames([Buffer.from("one"), Buffer.from("two")]));
  for (const length of [1, 3, 5, 8, whole.length - 1]) expect(() => splitFrames(whole.subarray(0, length))).toThrow("do not add up");
});
