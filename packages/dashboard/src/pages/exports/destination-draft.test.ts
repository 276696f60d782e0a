import { expect, test } from "vitest";
import { type DestinationFields, destinationFaults, destinationOf, draftOf, emptyDestination, placeWords, secretNames } from "./destination-draft.ts";

const nothing = { directory: null, endpoint: null, region: null, bucket: null, prefix: null, path_style: null, credentials: null };
const directory: DestinationFields = { ...nothing, name: "team", kind: "directory", directory: "weekly", hostnames: true };
const store: DestinationFields = {
  name: "lake", kind: "s3", directory: null, hostnames: false,
  endpoint: "https://s3.example.com", region: "eu-central-1", bucket: "usage", prefix: "pinghouse/", path_style: true, credentials: "LAKE",
};

test("the form gives back the destination that it opened with", () => {
  expect(destinationOf(draftOf(directory))).toEqual({ kind: "directory", name: "team", directory: "weekly", hostnames: true });
  const { name, kind, hostnames, directory: _directory, ...s3 } = store;
  expect(destinationOf(draftOf(store))).toEqual({ kind, name, hostnames, s3 });
  expect([directory, store].flatMap((one) => destinationFaults(draftOf(one)))).toEqual([]);
});

test("a prefix ends in a slash, and no endpoint is AWS itself", () => {
  expect(destinationOf({ ...draftOf(store), prefix: "a/b", endpoint: " " })).toMatchObject({ s3: { prefix: "a/b/", endpoint: null } });
});

test("a directory outside of the export directory is a fault", () => {
  for (const path of ["/etc", "../up", "a/../../b", ".."]) expect(destinationFaults({ ...draftOf(directory), directory: path })).toHaveLength(1);
  expect(destinationFaults({ ...draftOf(directory), directory: "a/b..c" })).toEqual([]);
});

test("an empty store lacks its bucket and the name of its credentials", () => {
  expect(destinationFaults({ ...emptyDestination, name: "lake", kind: "s3" })).toHaveLength(2);
  expect(destinationFaults({ ...draftOf(store), endpoint: "s3.example.com" })[0]).toContain("is no address");
});

test("secrets are named and never typed", () => {
  expect(secretNames("LAKE")).toEqual(["PINGHOUSE_S3_LAKE_ACCESS_KEY_ID", "PINGHOUSE_S3_LAKE_SECRET_ACCESS_KEY"]);
});

test("a place in words", () => {
  expect(placeWords(directory)).toBe("weekly, in the export directory");
  expect(placeWords({ ...directory, directory: "" })).toBe("The export directory itself");
  expect(placeWords(store)).toBe("s3://usage/pinghouse/ at s3.example.com");
});
