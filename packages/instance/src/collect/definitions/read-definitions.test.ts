import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { definitionsSchema } from "./definitions-schema.ts";
import { readDefinitions } from "./read-definitions.ts";

const folder = async (files: Record<string, string>): Promise<string> => {
  const path = await mkdtemp(join(tmpdir(), "definitions-"));
  onTestFinished(() => rm(path, { recursive: true }));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(path, name, ".."), { recursive: true });
    await writeFile(join(path, name), text);
  }
  return path;
};
const metric = (key: string): string => `key_path: ${key}\ndescription: d\nvalue_type: number\ntime_frame: all\ndata_source: database\nowner: o\nconnection: c\nquery: SELECT 1\n`;

test("a folder's files are read by name, those below it too, others passed over", async () => {
  const path = await folder({ "b.yml": metric("counts.b"), "a/z.yaml": metric("counts.a"), "notes.txt": "no" });
  expect((await readDefinitions([path])).map(({ key_path }) => key_path)).toEqual(["counts.a", "counts.b"]);
});

test("a key that is defined twice, or stands below a value, is refused with both places", async () => {
  const path = await folder({ "a.yml": metric("counts"), "b.yml": metric("counts.b"), "c.yml": metric("counts.b"), "d.yml": metric("d.e"), "e.yml": metric("d") });
  const at = (name: string): string => `${join(path, name)}:1`;
  await expect(readDefinitions([path])).rejects.toThrow(
    [
      `${at("b.yml")}: counts.b stands below what is a value at ${at("a.yml")}`,
      `${at("c.yml")}: counts.b is already defined at ${at("b.yml")}`,
      `${at("c.yml")}: counts.b stands below what is a value at ${at("a.yml")}`,
      `${at("e.yml")}: d is a value here and a name above others at ${at("d.yml")}`,
    ].join("\n"),
  );
});

test("the published JSON Schema is the one that is enforced", async () => {
  expect(await readFile(new URL("../../../definitions.schema.json", import.meta.url), "utf8")).toBe(definitionsSchema());
});
