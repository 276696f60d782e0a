import { once } from "node:events";
import { createServer } from "node:http";
import { expect, test } from "vitest";
import { createFleet } from "@pinghouse/shared/fleet/fleet";
import { mkdtempDisposable } from "@pinghouse/shared/node/temporary-directory";
import { openSample } from "./sample.ts";
import { sendSample } from "./send-sample.ts";
import { storiesOf } from "./stories.ts";

test("a second start means the same fleet as the first", async () => {
  await using directory = mkdtempDisposable();
  const end = Date.UTC(2026, 5, 30);
  const first = openSample(directory.path, end);
  const later = openSample(directory.path, end + 86_400_000 * 30);
  expect([later.end, later.pings, later.stories]).toEqual([first.end, first.pings, first.stories]);
  expect(first.stories).toHaveLength(5);
  for (const { href } of first.stories) expect(href).toMatch(/^\/(?:metrics|installations|patches)/);
});

test("only what carries this process's own mark is the demo's", async () => {
  await using directory = mkdtempDisposable();
  const [one, other] = [openSample(directory.path, 1e12), openSample(directory.path, 1e12)];
  expect(one.isMarked(one.header)).toBe(true);
  expect([one.isMarked({}), one.isMarked(other.header), one.isMarked({ "x-pinghouse-sample": "" })]).toEqual([false, false, false]);
});

test("a metric's key is one part of its page's address", () => {
  const [story] = storiesOf([{ story: "leap", title: "t", sentence: "s", metric: "counts.a/b" }]);
  expect(story?.href).toBe("/metrics/counts.a%2Fb?same=yes");
});

const fleet = createFleet({ seed: 1, installations: 5, weeks: 4, end: Date.UTC(2026, 5, 30), metrics: 60 });
const bodies = [...fleet.pings()].map(({ json }) => json);

const receiving = async (answer: (seen: number) => number): Promise<{ url: string; taken: string[] } & AsyncDisposable> => {
  const taken: string[] = [];
  let seen = 0;
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString();
    const status = answer((seen += 1));
    if (status === 201) taken.push(body);
    response.writeHead(status).end("{}");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`,
    taken,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
};

const options = { header: {}, connections: 3, progress: () => {} };

test("all pings of the fleet are sent, again where the hub is full for a moment", async () => {
  await using hub = await receiving((seen) => (seen === 2 ? 503 : 201));
  expect(await sendSample(fleet, { ...options, url: hub.url })).toBe(bodies.length);
  expect(hub.taken.toSorted()).toEqual(bodies.toSorted());
});

test("a refusal ends the sending with its reason", async () => {
  await using hub = await receiving((seen) => (seen > 3 ? 422 : 201));
  await expect(sendSample(fleet, { ...options, url: hub.url })).rejects.toThrow("refused a sample ping with 422");
});
