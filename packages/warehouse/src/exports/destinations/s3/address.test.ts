import { expect, test } from "vitest";
import { addressOf, endpointOf, isOpenToOthers } from "./address.ts";
import { keyFault, placeFault } from "./place-fault.ts";

const place = { endpoint: null, region: "eu-central-1", bucket: "fleet", prefix: "", path_style: false, credentials: "TEAM" };

test.each([
  [{}, "https://fleet.s3.eu-central-1.amazonaws.com/a/b.csv"],
  [{ path_style: true }, "https://s3.eu-central-1.amazonaws.com/fleet/a/b.csv"],
  [{ region: "cn-north-1" }, "https://fleet.s3.cn-north-1.amazonaws.com.cn/a/b.csv"],
  [{ bucket: "fleet.example.com" }, "https://s3.eu-central-1.amazonaws.com/fleet.example.com/a/b.csv"],
  [{ endpoint: "https://store.example.com:9000/" }, "https://fleet.store.example.com:9000/a/b.csv"],
  [{ endpoint: "https://example.com/storage/v1/s3", path_style: true }, "https://example.com/storage/v1/s3/fleet/a/b.csv"],
])("an object of %j has its address", (change, address) => {
  expect(addressOf({ ...place, ...change }, "a/b.csv")).toBe(address);
});

test("all but the plainest characters of keys and queries are escaped", () => {
  expect(addressOf(place, "week=2026/ä +*'&.csv", { uploadId: "a/b c", uploads: "" })).toBe(
    "https://fleet.s3.eu-central-1.amazonaws.com/week%3D2026/%C3%A4%20%2B%2A%27%26.csv?uploadId=a%2Fb%20c&uploads=",
  );
});

test("http is open to others except on this machine", () => {
  expect(["http://store.example.com", "http://127.0.0.1:9000", "http://localhost:9000", "https://store.example.com"].map((endpoint) => isOpenToOthers(endpointOf({ ...place, endpoint })))).toEqual([true, false, false, false]);
});

test("nothing is wrong with a place as it should be", () => {
  expect(placeFault(place)).toBeNull();
  expect(placeFault({ ...place, endpoint: "https://store.example.com:9000", prefix: "exports/weekly/" })).toBeNull();
});

test.each([
  [{ bucket: "Fleet" }, /no name of a bucket/],
  [{ region: "" }, /no name of a region/],
  [{ credentials: "team" }, /capital letters/],
  [{ prefix: "exports" }, /end in a slash/],
  [{ prefix: "../" }, /a part that is \. or \.\./],
  [{ prefix: "/x/" }, /begins with a slash/],
  [{ endpoint: "https://key:secret@store.example.com" }, /must hold no secret/],
  [{ endpoint: "https://store.example.com?x=1" }, /behind a \?/],
  [{ endpoint: "https://" }, /is not an address/],
  [{ endpoint: "store.example.com" }, /is not an address/],
])("of a place with %j is said what is wrong", (change, words) => {
  expect(placeFault({ ...place, ...change })).toMatch(words);
});

test("a key has at most 1024 bytes", () => {
  expect(keyFault("ä".repeat(512))).toBeNull();
  expect(keyFault("ä".repeat(513))).toMatch(/longer than the 1024 bytes/);
});
