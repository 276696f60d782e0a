import { expect, test } from "vitest";
import { accessTo, firstPageOf, placesFor } from "./places.ts";

test("a member is offered help alone, and nothing else opens for them", () => {
  expect(placesFor("member").map(({ label }) => label)).toEqual(["Help"]);
  expect(accessTo("/help", "member")).toBe("open");
  expect(accessTo("/settings", "member")).toBe("role");
  expect(accessTo("/settings/people", "member")).toBe("role");
});

test("nobody sees a page before signing in", () => {
  for (const path of ["/", "/help", "/settings"]) expect(accessTo(path, "nobody")).toBe("sign-in");
  for (const path of ["/sign-in", "/setup"]) expect(accessTo(path, "nobody")).toBe("open");
});

test("an admin has at most eight entries, and begins at the first", () => {
  for (const places of [placesFor("admin"), placesFor("admin", "a b")]) expect(places.length).toBeLessThanOrEqual(8);
  expect(placesFor("admin", "a b")[0]?.href).toBe("/standing/a%20b");
  expect(placesFor("admin")[0]?.href).toBe("/overview");
  expect(firstPageOf("admin")).toBe(placesFor("admin")[0]?.href);
  expect(firstPageOf("nobody")).toBe("/sign-in");
});
