import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import { Agent, request } from "undici";
import { expect, test } from "vitest";
import { closeServer } from "./close-server.ts";

const listening = async (listener: (response: ServerResponse) => void) => {
  const server = createServer((_, response) => listener(response)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return { server, url: `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}` };
};

test("a request under way is answered, though its connection would be kept alive", async () => {
  const waiting: ServerResponse[] = [];
  const { server, url } = await listening((response) => void waiting.push(response));
  await using agent = { client: new Agent({ keepAliveTimeout: 60_000 }), [Symbol.asyncDispose]: () => agent.client.destroy() };
  const answer = request(url, { dispatcher: agent.client });
  await once(server, "request");
  const closed = closeServer(server);
  waiting[0]?.end("done");
  expect(await (await answer).body.text()).toBe("done");
  await closed;
  expect(server.listening).toBe(false);
});

test("a request that never ends is cut off", async () => {
  const { server, url } = await listening(() => {});
  const answer = request(url).then(() => "answered", () => "cut off");
  await once(server, "request");
  await closeServer(server, 10);
  expect(await answer).toBe("cut off");
});

test("a server that does not listen is closed already", async () => {
  await expect(closeServer(createServer())).resolves.toBeUndefined();
});
