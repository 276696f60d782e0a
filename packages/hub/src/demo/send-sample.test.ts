import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { createFleet } from "@pinghouse/shared/fleet/fleet";
import { expect, onTestFinished, test } from "vitest";
import { sendSample } from "./send-sample.ts";

const serve = async (answer: RequestListener): Promise<string> => {
  const server = createServer(answer).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
};

const fleet = createFleet({ seed: 1, installations: 3, weeks: 2, end: Date.UTC(2026, 10, 22), metrics: 10, fullSize: 0 });
const options = { header: {}, connections: 2, progress: () => {} };

test("a ping whose connection breaks, or that finds the hub full, is sent again", async () => {
  let asked = 0;
  const taken = new Set<string>();
  const url = await serve(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString();
    asked += 1;
    if (asked === 1) request.socket.resetAndDestroy();
    else if (asked === 3) response.writeHead(503).end();
    else {
      taken.add(body);
      response.writeHead(201).end("{}");
    }
  });
  expect(await sendSample(fleet, { ...options, url })).toBe(fleet.pingCount());
  expect([...taken].toSorted()).toEqual([...fleet.pings()].map(({ json }) => json).toSorted());
});

test("a ping that the hub refuses ends it, saying why", async () => {
  const url = await serve((_, response) => void response.writeHead(422).end("no uuid"));
  await expect(sendSample(fleet, { ...options, url })).rejects.toThrow("the hub refused a sample ping with 422: no uuid");
});
