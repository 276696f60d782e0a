import * as fc from "fast-check";
import { expect, test } from "vitest";
import { partsIn, partsText, viewParts } from "./view-part.ts";

test("parts are read as they were written, in their own order and once each", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...viewParts)), (parts) => {
      expect(partsIn(partsText(parts))).toEqual(viewParts.filter((part) => parts.includes(part)));
    }),
  );
  expect(partsIn("payload|secret|")).toEqual(["payload"]);
});
