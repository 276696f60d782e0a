import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { collectAll } from "../collect-all.ts";
import { NothingNew, type DataCategory, type Measured } from "../measured.ts";
import { openLoopback, type LoopbackServer } from "../../testing/loopback-server.ts";
import { gitlabCollector } from "./gitlab-collector.ts";

/** In the form that GitLab documents, abridged. */
const ping = `{
  "recorded_at": "2024-01-15T23:33:50.387Z",
  "uuid": "4f5cbd4e-2aef-4a37-9a8f-2b0a7f1b8f5e",
  "hostname": "gitlab.example.com",
  "version": "16.9.0-ee",
  "license": {},
  "license_plan": "premium",
  "database": {"pg_system_id": 6842684531675334351},
  "settings": {"collected_data_categories": ["standard", "subscription", "operational", "optional"]},
  "counts": {"assignee_lists": 0, "ci_builds": 463},
  "topology": {"duration_s": 0.013836685999194742, "nodes": [{"node_cpus": 16}]},
  "of_an_unknown_kind": 7
}`;
const definitions = `---
- key_path: recorded_at
  data_category: standard
- key_path: version
  data_category: Standard
- key_path: license_plan
  data_category: subscription
- key_path: database.pg_system_id
  data_category: operational
- key_path: settings.collected_data_categories
  data_category: standard
- key_path: counts.assignee_lists
  description: "Count of assignee lists: all of them"
  data_category: optional
- key_path: counts.ci_builds
  data_category: operational
- key_path: topology
  value_type: object
  data_category: optional
`;

interface Answers {
  ping?: string;
  pingStatus?: number;
  definitions?: string | null;
}

/** A stand-in that answers as GitLab's documentation says. */
const standIn = (answers: Answers = {}): Promise<LoopbackServer> =>
  openLoopback((request, _, response) => {
    if (request.url === "/root/api/v4/usage_data/metric_definitions" && answers.definitions !== null) {
      response.writeHead(200, { "content-type": "application/yaml" }).end(answers.definitions ?? definitions);
    } else if (request.url === "/root/api/v4/usage_data/service_ping") {
      if (request.headers["private-token"] !== "glpat-right") response.writeHead(401).end('{"message":"401 Unauthorized"}');
      else response.writeHead(answers.pingStatus ?? 200, { "content-type": "application/json" }).end(answers.ping ?? ping);
    } else response.writeHead(404).end('{"error":"404 Not Found"}');
  });

interface Asked {
  wanted?: readonly DataCategory[];
  lastSent?: string | null;
  token?: string;
}

const collect = async (server: LoopbackServer, { wanted = ["standard", "subscription", "operational", "optional"], lastSent = null, token = "glpat-right" }: Asked = {}): Promise<Measured[]> => {
  const source = { url: `${server.url}/root`, token: async () => token, timeout: 5000 };
  return await collectAll([gitlabCollector("gitlab", source)], (category) => wanted.includes(category), new AbortController().signal, { lastSent });
};
const values = (found: readonly Measured[]): Record<string, string> => Object.fromEntries(found.map(({ key_path, json }) => [key_path, json]));

test("GitLab's last service ping is taken with its own identity and time, digit for digit, and the categories of its definitions", async () => {
  await using server = await standIn();
  const found = await collect(server);
  expect(values(found)).toEqual({
    recorded_at: '"2024-01-15T23:33:50.387Z"',
    uuid: '"4f5cbd4e-2aef-4a37-9a8f-2b0a7f1b8f5e"',
    hostname: '"gitlab.example.com"',
    version: '"16.9.0-ee"',
    license: "{}",
    license_plan: '"premium"',
    "database.pg_system_id": "6842684531675334351",
    "settings.collected_data_categories": '["standard","subscription","operational","optional"]',
    "counts.assignee_lists": "0",
    "counts.ci_builds": "463",
    "topology.duration_s": "0.013836685999194742",
    "topology.nodes": '[{"node_cpus": 16}]',
    of_an_unknown_kind: "7",
  });
  expect(Object.fromEntries(found.map(({ key_path, data_category }) => [key_path, data_category]))).toMatchObject({ uuid: "standard", version: "standard", license_plan: "subscription", "counts.ci_builds": "operational", "topology.nodes": "optional", of_an_unknown_kind: "optional" });
  expect(server.seen.map(({ url, headers }) => [url, headers["private-token"]])).toEqual([["/root/api/v4/usage_data/service_ping", "glpat-right"], ["/root/api/v4/usage_data/metric_definitions", undefined]]);
});

test("with optional data off, what is optional or of no known category stays here, and the ping says what it holds", async () => {
  await using server = await standIn();
  const found = values(await collect(server, { wanted: ["standard", "subscription", "operational"] }));
  expect(Object.keys(found)).toEqual(["recorded_at", "uuid", "hostname", "version", "license_plan", "database.pg_system_id", "settings.collected_data_categories", "counts.ci_builds"]);
  expect(found["settings.collected_data_categories"]).toBe('["standard","subscription","operational"]');
});

test("what was sent already is nothing new, however its instant is written", async () => {
  await using server = await standIn();
  await expect(collect(server, { lastSent: "2024-01-15T23:33:50.387+00:00" })).rejects.toBeInstanceOf(NothingNew);
  expect(await collect(server, { lastSent: "2024-01-08T23:33:50.387Z" })).not.toEqual([]);
});

test("without definitions everything goes or nothing: optional data cannot slip through", async () => {
  await using server = await standIn({ definitions: null });
  expect(values(await collect(server))["counts.ci_builds"]).toBe("463");
  await expect(collect(server, { wanted: ["standard", "subscription", "operational"] })).rejects.toThrow("optional data cannot be told from the rest");
});

test.each([
  ["a token that GitLab does not know", {}, { token: "glpat-wrong" }, /does not know the token/],
  ["a token without the scope", { pingStatus: 403 }, {}, /scope read_service_ping/],
  ["a GitLab older than 16.9", { pingStatus: 404 }, {}, /from release 16\.9 on/],
  ["a redirection, which is not followed with the token", { pingStatus: 302 }, {}, /^gitlab: GitLab answered 302$/],
  ["an empty answer", { ping: "" }, {}, /no service ping at hand/],
  ["an empty payload", { ping: "{}" }, {}, /no service ping at hand/],
  ["no content", { ping: "", pingStatus: 204 }, {}, /no service ping at hand/],
  ["a page instead of JSON", { ping: "<html>" }, {}, /JSON/],
])("%s is told in words, and nothing is sent", async (_, answers, asked, message) => {
  await using server = await standIn(answers);
  await expect(collect(server, asked)).rejects.toThrow(message);
});

const published = ["service_ping_18.9.json", "service_ping_14.2.json", "usage_ping_13.8.json"].map((name) => fileURLToPath(new URL(`../../../../../../shared/reference/payloads/${name}`, import.meta.url)));

test.skipIf(!published.every((file) => existsSync(file)))("GitLab's published examples come through unchanged", async () => {
  for (const file of published) {
    const text = readFileSync(file, "utf8");
    await using server = await standIn({ ping: text });
    const found = await collect(server);
    expect(values(found)["database.pg_system_id"]).toBe("6842684531675334351");
    for (const { json } of found) expect(text).toContain(json);
  }
});

test("a GitLab that cannot be reached is told without its address", async () => {
  const source = { url: "http://127.0.0.1:1", token: async () => "t", timeout: 1000 };
  await expect(collectAll([gitlabCollector("gitlab", source)], () => true, new AbortController().signal)).rejects.toThrow(/^gitlab: its source cannot be reached or read \(ECONNREFUSED\)$/);
});
