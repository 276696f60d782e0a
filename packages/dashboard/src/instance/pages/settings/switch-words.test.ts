import { expect, test } from "vitest";
import { switchWords } from "./switch-words.ts";

const place = { hub: "https://pings.example.com", hostname: "git.example.com" };

test("every switch that sends something names the hub or the host, the others say that they send nothing", () => {
  for (const { sends } of Object.values(switchWords)) expect(sends(place)).toMatch(/pings\.example\.com|git\.example\.com|^Sends nothing\./);
});

test("without a hub's address nobody is named as receiver", () => {
  expect(switchWords.ping.sends({ ...place, hub: null })).toContain("once its address is set");
});
