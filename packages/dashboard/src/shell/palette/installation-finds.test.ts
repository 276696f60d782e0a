import { expect, test } from "vitest";
import { allInstallations, installationFind, samePageOf } from "./installation-finds.ts";

test("another installation opens on the page that is open, and on its overview where that speaks of none", () => {
  expect(samePageOf("/standing/a1", "b 2")).toBe("/standing/b%202");
  expect(samePageOf("/standing/a1/metrics/counts.issues", "b2")).toBe("/standing/b2/metrics/counts.issues");
  expect(samePageOf("/installations/a1", "b2")).toBe("/installations/b2");
  expect(samePageOf("/installations", "b2")).toBe("/standing/b2");
});

test("an installation is found by hostname, id and label; without a hostname it goes by its id", () => {
  const listed = { id: "abcdef0123456789", hostname: "git.example", version: "18.9.0", label: "staging" };
  expect(installationFind(listed, "/x")).toMatchObject({ title: "git.example", words: "abcdef0123456789 staging", note: "18.9.0, staging", href: "/x" });
  expect(installationFind({ ...listed, hostname: "", version: null, label: null }, "/x")).toMatchObject({ title: "without a hostname, abcdef01" });
  expect(allInstallations("a b").href).toBe("/installations?search=a%20b");
});
