import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { EnvError, isLoopbackHost, readHubEnv } from "./env.ts";

describe("readHubEnv", () => {
  test("without variables the defaults of the contract hold", () => {
    expect(readHubEnv({}, "/srv")).toEqual({
      dataDir: "/srv/data",
      host: "127.0.0.1",
      port: 4600,
      publicUrl: undefined,
      trustedProxies: [],
      ingest: "open",
      k: 10,
      retentionDays: 760,
      exportDir: undefined,
      startedBy: undefined,
      poolSize: 4,
      proxies: { http: "", https: "", none: "" },
      s3Secrets: expect.any(Function),
    });
  });

  test("paths are relative to where one typed", () => {
    const env = readHubEnv({ PINGHOUSE_DATA: "../store", PINGHOUSE_EXPORT_DIR: "out" }, "/srv/app");
    expect(env).toMatchObject({ dataDir: "/srv/store", exportDir: "/srv/app/out" });
  });

  test("an empty variable is an absent one", () => {
    expect(readHubEnv({ PINGHOUSE_PORT: "", PINGHOUSE_PUBLIC_URL: "" }, "/")).toMatchObject({ port: 4600, publicUrl: undefined });
  });

  test("a list of proxies is split at its commas", () => {
    const { trustedProxies } = readHubEnv({ PINGHOUSE_TRUSTED_PROXIES: "10.0.0.0/8, ::1 ,fd00::/8" }, "/");
    expect(trustedProxies).toEqual(["10.0.0.0/8", "::1", "fd00::/8"]);
  });

  test("a public URL keeps its origin only in its plain form", () => {
    expect(readHubEnv({ PINGHOUSE_PUBLIC_URL: "https://Pings.example.com/" }, "/").publicUrl).toBe("https://pings.example.com");
  });

  test.each([
    ["PINGHOUSE_PORT", "70000"],
    ["PINGHOUSE_PORT", "-1"],
    ["PINGHOUSE_PORT", "4600a"],
    ["PINGHOUSE_HOST", "two words"],
    ["PINGHOUSE_INGEST", "closed"],
    ["PINGHOUSE_K", "0"],
    ["PINGHOUSE_RETENTION_DAYS", "0"],
    ["PINGHOUSE_RETENTION_DAYS", "1.5"],
    ["PINGHOUSE_PUBLIC_URL", "pings.example.com"],
    ["PINGHOUSE_PUBLIC_URL", "ftp://pings.example.com"],
    ["PINGHOUSE_PUBLIC_URL", "https://pings.example.com/path"],
    ["PINGHOUSE_PUBLIC_URL", "https://me:secret@pings.example.com"],
    ["PINGHOUSE_TRUSTED_PROXIES", "10.0.0.0/33"],
    ["PINGHOUSE_TRUSTED_PROXIES", "proxy.internal"],
  ])("%s=%s is refused by name", (name, value) => {
    expect(() => readHubEnv({ [name]: value }, "/")).toThrow(EnvError);
    expect(() => readHubEnv({ [name]: value }, "/")).toThrow(new RegExp(`^${name} `));
  });

  test("stores have their secrets by the name of their credentials, and nothing that prints the settings prints them", () => {
    const env = readHubEnv({ PINGHOUSE_S3_TEAM_A_ACCESS_KEY_ID: "AK1", PINGHOUSE_S3_TEAM_A_SECRET_ACCESS_KEY: "hush", PINGHOUSE_S3_TEAM_A_SESSION_TOKEN: "", PINGHOUSE_S3_B_ACCESS_KEY_ID: "" }, "/");
    expect(env.s3Secrets("TEAM_A")).toEqual({ accessKeyId: "AK1", secretAccessKey: "hush", sessionToken: null });
    expect(env.s3Secrets("B")).toBeUndefined();
    expect(JSON.stringify(env) + inspect(env, { depth: 9 })).not.toContain("hush");
  });

  test("half a pair of secrets is refused by the name of the other half", () => {
    expect(() => readHubEnv({ PINGHOUSE_S3_TEAM_ACCESS_KEY_ID: "AK1" }, "/")).toThrow(/^PINGHOUSE_S3_TEAM_SECRET_ACCESS_KEY is missing/);
    expect(() => readHubEnv({ PINGHOUSE_S3_TEAM_SESSION_TOKEN: "t" }, "/")).toThrow(/^PINGHOUSE_S3_TEAM_ACCESS_KEY_ID is missing/);
  });

  test("proxies are taken in small letters before capitals", () => {
    expect(readHubEnv({ http_proxy: "http://a:1", HTTP_PROXY: "http://b:1", HTTPS_PROXY: "http://c:1", no_proxy: "localhost" }, "/").proxies).toEqual({ http: "http://a:1", https: "http://c:1", none: "localhost" });
  });

  test("all faults are told at once", () => {
    expect(() => readHubEnv({ PINGHOUSE_PORT: "x", PINGHOUSE_K: "y" }, "/")).toThrow(/PINGHOUSE_PORT .*; PINGHOUSE_K /);
  });
});

test("only loopback addresses count as loopback", () => {
  expect(["127.0.0.1", "127.9.9.9", "localhost", "::1"].map(isLoopbackHost)).toEqual([true, true, true, true]);
  expect(["0.0.0.0", "::", "127.example.com", "10.0.0.1"].map(isLoopbackHost)).toEqual([false, false, false, false]);
});
