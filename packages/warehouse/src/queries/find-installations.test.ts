import { expect, test } from "vitest";
import { openTestStore } from "../testing/open-test-store.ts";
import { installationId, ping } from "../testing/test-ping.ts";
import { findInstallations, hostnamesOf } from "./find-installations.ts";

const one = { uuid: "uuid-1", hostname: "git.example.com" };
const two = { uuid: "uuid-1", hostname: "staging.example.com" };
const three = { uuid: "uuid-3", hostname: "git.example.com" };
const ids = [one, two, three].map(({ uuid, hostname }) => installationId(uuid, hostname));
const world = () => openTestStore([one, two, three].map((identity) => ping(identity)));

test("ids, hostnames and uuids name installations, case aside, each once; the rest is reported as written", async () => {
  await using store = await world();
  const [first = "", second = "", third = ""] = ids;
  expect(await findInstallations(store, [first, first, "Nobody.example"], true)).toEqual({ ids: [first], unknown: ["Nobody.example"] });
  expect(await findInstallations(store, ["GIT.example.com"], true)).toEqual({ ids: [first, third], unknown: [] });
  expect(await findInstallations(store, ["UUID-1", "git.example.com", ""], true)).toEqual({ ids: [first, third, second].toSorted(), unknown: [""] });
  expect(await findInstallations(store, [], true)).toEqual({ ids: [], unknown: [] });
});

test("who may not look for a uuid finds nothing by one", async () => {
  await using store = await world();
  expect(await findInstallations(store, ["uuid-1", "staging.example.com"], false)).toEqual({ ids: [ids[1]], unknown: ["uuid-1"] });
});

test("text that breaks out of quotes and lines is text", async () => {
  await using store = await world();
  const odd = ["'); DROP TABLE installation; --", "a\nb", '"', "\\"];
  expect(await findInstallations(store, odd, true)).toEqual({ ids: [], unknown: odd });
});

test("ten thousand names are one question", async () => {
  await using store = await world();
  const names = Array.from({ length: 10_000 }, (_, n) => `host-${n}.example.com`);
  expect((await findInstallations(store, [...names, "staging.example.com"], true)).ids).toEqual([ids[1]]);
});

test("hostnames are told of those that are there", async () => {
  await using store = await world();
  expect((await hostnamesOf(store, [...ids, "gone"])).hostnames).toEqual(new Map([one, two, three].map(({ hostname }, index) => [ids[index], hostname])));
});
