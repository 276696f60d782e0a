import { expect, test } from "vitest";
import { EnvError, readInstanceEnv } from "./env.ts";
import { instanceOptions } from "./instance-options.ts";
import { ConfigFault, parseConfig } from "./read-config.ts";

test("switches may be written on and off, and say the line that fixes them", async () => {
  const placed = parseConfig("/etc/pinghouse/instance.yml", "hub: https://Pings.example.com/\nsettings:\n  ping: on\n  optional: off\n  version_check: true\n");
  const options = await instanceOptions(readInstanceEnv({ PINGHOUSE_INSTANCE_OPTIONAL: "on" }, "/srv"), placed);
  expect(options).toMatchObject({
    directory: "/srv/instance-data",
    hubUrl: "https://pings.example.com",
    fixed: {
      ping: { value: true, source: "file", place: "/etc/pinghouse/instance.yml:3" },
      optional: { value: true, source: "environment", place: "PINGHOUSE_INSTANCE_OPTIONAL" },
      version_check: { value: true, source: "file" },
    },
  });
  expect(options.fixed?.generation).toBeUndefined();
});

test.each([
  ["a word that is neither on nor off", "hub: https://a.example\nsettings:\n  ping: maybe\n", /^f\.yml:3: settings\.ping is neither on nor off$/],
  ["a name that does not exist", "settings:\n  pings: on\n", /^f\.yml:2: settings .*pings/],
  ["an address with a path", "version: 1.0.0\nhub: https://a.example/path\n", /^f\.yml:2: hub /],
  ["YAML that is none", "hub: [\n", /^f\.yml:2: /],
  ["two faults at once", "hub: x\nnetwork: 3\n", /^f\.yml:1: .*\nf\.yml:2: /],
])("%s is refused with file and line", (_, text, message) => {
  expect(() => parseConfig("f.yml", text)).toThrow(ConfigFault);
  expect(() => parseConfig("f.yml", text)).toThrow(message);
});

test("an empty file configures nothing", () => {
  expect(parseConfig("f.yml", "# nothing yet\n").config).toEqual({ settings: {}, network: {} });
});

test.each([
  ["PINGHOUSE_INSTANCE_PING", "yes"],
  ["PINGHOUSE_INSTANCE_GENERATION", "true"],
  ["PINGHOUSE_INSTANCE_OPTIONAL", "ON"],
  ["PINGHOUSE_INSTANCE_VERSION_CHECK", "0"],
  ["PINGHOUSE_INSTANCE_PORT", "70000"],
  ["PINGHOUSE_HUB_URL", "pings.example.com"],
])("%s=%s is refused by name at start", (name, value) => {
  expect(() => readInstanceEnv({ [name]: value }, "/")).toThrow(EnvError);
  expect(() => readInstanceEnv({ [name]: value }, "/")).toThrow(new RegExp(`^${name} `));
});

test("proxies are taken in both letter cases, and the small one wins even where it is empty", () => {
  const { proxies } = readInstanceEnv({ HTTP_PROXY: "http://big:1", https_proxy: "http://small:2", HTTPS_PROXY: "http://big:2", NO_PROXY: "a", no_proxy: "" }, "/");
  expect(proxies).toEqual({ http: { text: "http://big:1", from: "HTTP_PROXY" }, https: { text: "http://small:2", from: "https_proxy" }, none: "" });
});

test("the environment's proxies stand over the file's", async () => {
  const placed = parseConfig("/f.yml", "network:\n  http_proxy: http://file:1\n  https_proxy: http://file:2\n  no_proxy: .example.com\n");
  const { network } = await instanceOptions(readInstanceEnv({ https_proxy: "http://env:2" }, "/"), placed);
  expect(network.proxies).toEqual({ http: { text: "http://file:1", from: "/f.yml:2" }, https: { text: "http://env:2", from: "https_proxy" }, none: ".example.com" });
});
