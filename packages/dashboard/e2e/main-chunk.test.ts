import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";

interface Chunk {
  file: string;
  isEntry?: boolean;
  imports?: string[];
}

const dist = new URL("../dist/", import.meta.url);
const budget = 110_000;

const entries = ["index.html", "instance.html"];

/** What a browser has to load before anything is drawn: the entry and all it imports at once. */
const firstLoad = (manifest: Record<string, Chunk>, entry: string): string[] => {
  const files = new Set<string>();
  const add = (name: string): void => {
    const chunk = manifest[name];
    if (chunk === undefined || files.has(chunk.file)) return;
    files.add(chunk.file);
    chunk.imports?.forEach(add);
  };
  add(entry);
  return [...files];
};

test.each(entries)("what loads before the first page of %s is at most 110 KB, compressed", (entry) => {
  const manifest: Record<string, Chunk> = JSON.parse(readFileSync(new URL(".vite/manifest.json", dist), "utf8"));
  const files = firstLoad(manifest, entry);
  expect(files.length).toBeGreaterThan(0);
  const size = files.reduce((sum, file) => sum + gzipSync(readFileSync(new URL(file, dist))).length, 0);
  expect(size).toBeLessThanOrEqual(budget);
});

test("the charts' engine is not among it", () => {
  const manifest: Record<string, Chunk> = JSON.parse(readFileSync(new URL(".vite/manifest.json", dist), "utf8"));
  const texts = entries.flatMap((entry) => firstLoad(manifest, entry)).map((file) => readFileSync(new URL(file, dist), "utf8"));
  expect(texts.filter((text) => text.includes("zrender"))).toEqual([]);
});

test("it is the production build, whatever ran the build", () => {
  const manifest: Record<string, Chunk> = JSON.parse(readFileSync(new URL(".vite/manifest.json", dist), "utf8"));
  const texts = entries.flatMap((entry) => firstLoad(manifest, entry)).map((file) => readFileSync(new URL(file, dist), "utf8"));
  expect(texts.filter((text) => text.includes("multiple instances of Solid"))).toEqual([]);
});
