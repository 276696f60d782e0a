import { expect, test } from "vitest";
import { firstPingCurl, gitlabVariables } from "./first-ping-steps.ts";

const now = new Date("2026-01-05T10:00:00Z");

test("the curl line posts one whole ping to the hub's own address", () => {
  const line = firstPingCurl({ public_url: "https://pings.example.com", ingest: "open" }, now, "u-1");
  expect(line.startsWith("curl https://pings.example.com/usage_data \\\n")).toBe(true);
  const body: unknown = JSON.parse(line.slice(line.indexOf("--data '") + 8, -1));
  expect(body).toMatchObject({ uuid: "u-1", recorded_at: "2026-01-05T10:00:00.000Z" });
  expect(line).not.toContain("Authorization");
});

test("in token mode the line says where the token goes", () => {
  expect(firstPingCurl({ public_url: "http://127.0.0.1:4600", ingest: "token" }, now, "u")).toContain("Authorization: Bearer");
});

test("GitLab's variables are bare origins", () => {
  expect(gitlabVariables("https://pings.example.com/")).toBe(
    "GITLAB_SERVICE_PING_URL=https://pings.example.com\nGITLAB_VERSION_CHECK_URL=https://pings.example.com",
  );
});
