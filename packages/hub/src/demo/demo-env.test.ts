import { expect, test } from "vitest";
import { EnvError, readHubEnv } from "../env.ts";
import { demoEnv } from "./demo-env.ts";

test("the demo has a directory of its own", () => {
  expect(demoEnv(readHubEnv({ PINGHOUSE_DATA: "/srv/data", PINGHOUSE_INGEST: "token" }, "/"))).toMatchObject({ dataDir: "/srv/data/demo", ingest: "open" });
});

test.each([
  { PINGHOUSE_HOST: "0.0.0.0" },
  { PINGHOUSE_HOST: "::" },
  { PINGHOUSE_PUBLIC_URL: "https://pings.example.com" },
])("the demo is refused where another machine could reach it: %o", (environment) => {
  expect(() => demoEnv(readHubEnv(environment, "/"))).toThrow(EnvError);
});

test("addresses of this machine are fine", () => {
  for (const host of ["127.0.0.1", "localhost", "::1"]) expect(demoEnv(readHubEnv({ PINGHOUSE_HOST: host }, "/")).host).toBe(host);
  expect(demoEnv(readHubEnv({ PINGHOUSE_PUBLIC_URL: "http://[::1]:80" }, "/")).publicUrl).toBe("http://[::1]");
});
