import { mkdirSync, statSync, writeFileSync, existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { clearSocket, socketPlace } from "./socket-path.ts";
import { mkdtempDisposable } from "@pinghouse/shared/node/temporary-directory";

test("the socket lies in the data directory while its path is short enough", () => {
  expect(socketPlace("/srv/data", "/tmp")).toEqual({ path: "/srv/data/hub.sock", directory: null });
  const longest = `/${"d".repeat(90)}`;
  expect(socketPlace(longest, "/tmp").path).toBe(`${longest}/hub.sock`);
});

test("beyond 100 bytes it moves under the temporary directory, one place per data directory", () => {
  const places = ["ä".repeat(46), "d".repeat(91), "e".repeat(91)].map((name) => socketPlace(`/${name}`, "/tmp").path);
  for (const path of places) expect(path).toMatch(/^\/tmp\/pinghouse-[0-9a-f]{16}\/hub\.sock$/);
  expect(new Set(places).size).toBe(3);
});

test("the way is cleared of a stale socket, and the directory is for its owner alone", async () => {
  await using directory = mkdtempDisposable();
  const place = socketPlace(join(directory.path, "x".repeat(100)), directory.path);
  clearSocket(place);
  writeFileSync(place.path, "");
  clearSocket(place);
  expect(existsSync(place.path)).toBe(false);
  expect(statSync(dirname(place.path)).mode & 0o777).toBe(0o700);
});

test("a directory that others may enter is not used", async () => {
  await using directory = mkdtempDisposable();
  const place = socketPlace(join(directory.path, "x".repeat(100)), directory.path);
  mkdirSync(dirname(place.path), { mode: 0o755 });
  expect(() => clearSocket(place)).toThrow(/not a directory of this user alone/);
});
