import { createServer } from "node:http";
import { expect, test } from "vitest";
import { startS3Server, type Fault, type S3Server, type S3ServerOptions } from "../../testing/s3-server/start-s3-server.ts";
import { tempDir } from "../../testing/temp-dir.ts";
import type { TrialStep } from "../exports.ts";
import { s3Destination } from "./s3-destination.ts";
import type { S3Secrets } from "./s3/secrets.ts";

const noon = Date.parse("2026-03-02T12:00:00Z");

interface Change {
  place?: Partial<S3Server["place"]>;
  secrets?: Partial<S3Secrets> | null;
}

const trialOf = async (server: S3Server, { place = {}, secrets = {} }: Change = {}): Promise<TrialStep[]> => {
  using home = tempDir();
  const deps = { staging: home.path, proxies: { http: "", https: "", none: "" }, now: () => noon, patience: { attempts: 2, first: 1, longest: 1 } };
  const destination = s3Destination({ ...server.place, ...place }, secrets === null ? undefined : { ...server.secrets, ...secrets }, deps);
  const steps: TrialStep[] = [];
  for await (const step of destination.trial()) steps.push(step);
  return steps;
};

const open = (options: S3ServerOptions = {}) => startS3Server({ now: () => noon, ...options });

test("a trial reaches, writes, reads and removes, and leaves nothing", async () => {
  await using server = await open({ place: { prefix: "exports/" } });
  expect(await trialOf(server)).toEqual([
    { step: "reach", ok: true, detail: `The bucket "fleet" answers at ${server.place.endpoint}.` },
    { step: "write", ok: true, detail: expect.stringMatching(/^1024 bytes as exports\/\.pinghouse-trial-[0-9a-f]{12}\.$/) },
    { step: "read", ok: true, detail: "The same bytes came back." },
    { step: "remove", ok: true, detail: "It is gone again." },
  ]);
  expect(server.objects.size).toBe(0);
});

test("a key that may not list is enough", async () => {
  await using server = await open();
  server.faults.push({ on: ({ operation }) => operation === "ListObjectsV2", times: 1, what: { code: "AccessDenied" } });
  expect((await trialOf(server)).map(({ ok }) => ok)).toEqual([true, true, true, true]);
});

test.each<[string, Change, RegExp]>([
  ["no secrets", { secrets: null }, /^The hub has no secrets.*set PINGHOUSE_S3_TEST_ACCESS_KEY_ID and PINGHOUSE_S3_TEST_SECRET_ACCESS_KEY/],
  ["an unknown key", { secrets: { accessKeyId: "AKOTHER" } }, /knows no key like the one in PINGHOUSE_S3_TEST_ACCESS_KEY_ID/],
  ["a wrong secret", { secrets: { secretAccessKey: "guessed" } }, /PINGHOUSE_S3_TEST_SECRET_ACCESS_KEY is not the secret/],
  ["a bucket that is none", { place: { bucket: "other" } }, /There is no bucket "other" at 127\.0\.0\.1:/],
  ["another region", { place: { region: "us-east-1" } }, /not in the region "us-east-1"/],
  ["an endpoint that is none", { place: { endpoint: "ftp://x" } }, /neither https nor http/],
  ["a name that is not known", { place: { endpoint: "https://store.invalid" } }, /The name store\.invalid is not known/],
  ["a port at which nothing listens", { place: { endpoint: "http://127.0.0.1:9" } }, /Nothing listens at 127\.0\.0\.1:9, or at the proxy before it/],
])("%s fails at reaching, in words", async (_name, change, words) => {
  await using server = await open();
  const steps = await trialOf(server, change);
  expect(steps).toEqual([{ step: "reach", ok: false, detail: expect.stringMatching(words) }]);
  expect(JSON.stringify(steps)).not.toContain(server.secrets.secretAccessKey);
});

test("https spoken to a store of plain http says what to write", async () => {
  await using server = await open();
  const [step] = await trialOf(server, { place: { endpoint: (server.place.endpoint ?? "").replace("http:", "https:") } });
  expect(step).toMatchObject({ step: "reach", ok: false, detail: expect.stringMatching(/where it speaks plain http, write http:\/\//) });
});

test("a server that is no store is recognised", async () => {
  await using server = await open();
  const web = createServer((_request, response) => response.end("<!doctype html><html>Welcome</html>"));
  await new Promise<void>((resolve) => web.listen(0, "127.0.0.1", resolve));
  const address = web.address();
  const host = `127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  expect(await trialOf(server, { place: { endpoint: `http://${host}` } })).toEqual([{ step: "reach", ok: false, detail: `What answers at ${host} does not speak as S3 does.` }]);
  await new Promise((resolve) => web.close(resolve));
});

test("clocks that are apart are told by how much", async () => {
  await using server = await open({ now: () => noon + 23 * 60_000 });
  expect(await trialOf(server)).toEqual([{ step: "reach", ok: false, detail: "The clocks of this machine and of the store are 23 minutes apart; this machine is behind. Set this machine's clock." }]);
});

test.each<[string, string, Fault["what"], RegExp]>([
  ["write", "PutObject", { code: "AccessDenied" }, /needs s3:PutObject on the bucket "fleet"/],
  ["read", "GetObject", { code: "AccessDenied" }, /needs s3:GetObject/],
  ["remove", "DeleteObject", { code: "AccessDenied" }, /needs s3:DeleteObject/],
])("what is not allowed fails at its step, %s, and what was written is removed if it can be", async (step, operation, what, words) => {
  await using server = await open();
  server.faults.push({ on: (seen) => seen.operation === operation, times: 1, what });
  const steps = await trialOf(server);
  expect(steps.at(-1)).toEqual({ step, ok: false, detail: expect.stringMatching(words) });
  expect(steps.slice(0, -1).every(({ ok }) => ok)).toBe(true);
  expect(server.objects.size).toBe(step === "remove" ? 1 : 0);
});
