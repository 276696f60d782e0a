import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "libsql";
import { expect, onTestFinished, test } from "vitest";
import { openLoopback } from "../testing/loopback-server.ts";
import { collectAll } from "./collect-all.ts";
import { collectConfig } from "./collect-config.ts";
import { openCollectors } from "./open-collectors.ts";

const definition = (key: string, fields: string): string => `- key_path: ${key}\n  description: d\n  value_type: number\n  time_frame: all\n  owner: o\n${fields}`;

const directory = async (): Promise<string> => {
  const path = await mkdtemp(join(tmpdir(), "collect-"));
  onTestFinished(() => rm(path, { recursive: true }));
  await writeFile(join(path, "metrics.yml"), definition("counts.rows", "  data_source: database\n  connection: app\n  query: SELECT count(*) FROM t\n") + definition("counts.pages", "  data_source: http\n  connection: site\n  url: stats\n  path: pages\n"));
  await writeFile(join(path, "token"), "glpat-right\n");
  const database = new Database(join(path, "app.db"));
  database.exec("CREATE TABLE t (id INTEGER PRIMARY KEY); INSERT INTO t VALUES (1), (2)");
  database.close();
  return path;
};

test("a configuration is a collector for each connection, its files relative to it", async () => {
  await using server = await openLoopback(({ url, headers }, _, response) => {
    if (url === "/stats") response.end(headers.authorization === "Bearer glpat-right" ? '{"pages": 3}' : "{}");
    else if (url.endsWith("service_ping") && headers["private-token"] === "glpat-right") response.end('{"recorded_at": "2026-01-05T00:00:00Z", "uuid": "u"}');
    else response.writeHead(404).end();
  });
  const path = await directory();
  const config = collectConfig.parse({
    definitions: ["metrics.yml"],
    connections: {
      app: { kind: "sqlite", file: "app.db" },
      site: { kind: "http", url: server.url, bearer_file: "token" },
      gitlab: { kind: "gitlab", url: server.url, token_file: "token" },
    },
  });
  const collectors = await openCollectors(config, { directory: path });
  expect(collectors.map(({ name }) => name)).toEqual(["app", "site", "gitlab"]);
  const found = await collectAll(collectors, () => true, new AbortController().signal);
  expect(found.map(({ key_path, json }) => `${key_path} ${json}`)).toEqual(["counts.rows 2", "counts.pages 3", 'recorded_at "2026-01-05T00:00:00Z"', 'uuid "u"']);
});

test("a definition whose connection does not exist, or cannot answer it, is refused at once", async () => {
  const path = await directory();
  const open = (connections: unknown): Promise<unknown> => openCollectors(collectConfig.parse({ definitions: ["metrics.yml"], connections }), { directory: path });
  await expect(open({ site: { kind: "http", url: "http://127.0.0.1" } })).rejects.toThrow(/metrics\.yml:1: counts\.rows names the connection app, which the configuration does not have$/m);
  await expect(open({ app: { kind: "http", url: "http://127.0.0.1" } })).rejects.toThrow(/metrics\.yml:1: counts\.rows is of data_source database, but its connection app is of kind http$/m);
});

test("a secret is not sent unencrypted to another machine, unless somebody says so", () => {
  const config = (fields: Record<string, string>) => collectConfig.safeParse({ connections: { gitlab: { kind: "gitlab", token_file: "t", ...fields } } }).success;
  expect([config({ url: "http://gitlab.example" }), config({ url: "https://gitlab.example" }), config({ url: "http://localhost:8080" }), config({ url: "http://gitlab", plain_http: "allowed" })]).toEqual([false, true, true, true]);
});
