import { expect, test } from "vitest";
import { allInstallations, installationFind } from "./installation-finds.ts";

test("an installation is found by hostname, id and label; without a hostname it goes by its id", () => {
  const listed = { id: "abcdef0123456789", hostname: "git.example", version: "18.9.0", label: "staging" };
  expect(installationFind(listed, "/x")).toMatchObject({ title: "git.example", words: "abcdef0123456789 staging", note: "18.9.0, staging", href: "/x" });
  expect(installationFind({ ...listed, hostname: "", version: null, label: null }, "/x")).toMatchObject({ title: "without a hostname, abcdef01" });
  expect(allInstallations("a b").href).toBe("/installations?search=a%20b");
});
