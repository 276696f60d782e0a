import { expect, test } from "vitest";
import { bundledEntry, compiledEntry } from "./entry.ts";

test("from the sources a module is its compiled file", () => {
  const base = "file:///home/src/checkout/packages/warehouse/src/store/door.ts";
  expect(compiledEntry(base, "./store-thread.js").href).toBe("file:///home/src/checkout/packages/warehouse/dist/store/store-thread.js");
});

test("from compiled files it stays where it is, even below a folder called src", () => {
  const base = "file:///usr/src/pinghouse/packages/warehouse/dist/store/door.js";
  expect(compiledEntry(base, "./store-thread.ts").href).toBe("file:///usr/src/pinghouse/packages/warehouse/dist/store/store-thread.js");
});

test("a bundle lies beside the compiled file", () => {
  const base = "file:///home/src/checkout/packages/warehouse/src/store/door.ts";
  expect(bundledEntry(base, "./store-thread.js").href).toBe("file:///home/src/checkout/packages/warehouse/dist/store/store-thread.bundle.js");
});
