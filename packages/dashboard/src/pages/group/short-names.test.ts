import { expect, test } from "vitest";
import { shortNames } from "./short-names.ts";

test("a name is as short as tells installations apart", () => {
  const names = shortNames([
    { id: "aaaaaaaaaaaaaaaa", hostname: "code.example.org" },
    { id: "b", hostname: "code-eu.example.org" },
    { id: "c", hostname: "git.example.org" },
    { id: "d", hostname: "git.example.com" },
    { id: "eeeeeeeeeeeeeeee", hostname: "" },
  ]);
  expect([...names.values()]).toEqual(["code", "code-eu", "git.example.org", "git.example.com", "eeeeeeee"]);
});
