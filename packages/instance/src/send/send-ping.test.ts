import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { expect, test } from "vitest";
import { readAnswer } from "./read-answer.ts";
import { sendPing } from "./send-ping.ts";

const serve = async (listener: RequestListener): Promise<{ url: string } & AsyncDisposable> => {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
};

test("a ping is posted as plain JSON and its id comes back", async () => {
  const seen: unknown[] = [];
  await using hub = await serve(async (request, response) => {
    const { "content-type": type, authorization } = request.headers;
    seen.push(request.method, request.url, type, authorization, Buffer.concat(await request.toArray()).toString());
    response.writeHead(201, { "content-type": "application/json; charset=utf-8" }).end('{"conv_index":{"usage_data_id":7}}');
  });
  expect(await sendPing(hub.url, '{"uuid":"a"}', { secret: "s" })).toEqual({ sent: true, id: 7, status: 201 });
  expect(seen).toEqual(["POST", "/usage_data", "application/json", "Bearer s", '{"uuid":"a"}']);
});

test("a refusal is a failure that keeps status and text", async () => {
  await using hub = await serve((_, response) => void response.writeHead(422, { "content-type": "application/problem+json" }).end('{"type":"/problems/uuid_missing"}'));
  expect(await sendPing(hub.url, "{}")).toMatchObject({ sent: false, reason: "refused", status: 422, detail: expect.stringContaining("uuid_missing") });
});

test("nobody there is a failure, not an exception", async () => {
  const { url } = await (async () => {
    await using hub = await serve(() => {});
    return { url: hub.url };
  })();
  expect(await sendPing(url, "{}")).toMatchObject({ sent: false, reason: "unreachable", status: null });
});

test("a hub that does not answer in time is a failure of its own kind", async () => {
  await using hub = await serve(() => {});
  expect(await sendPing(hub.url, "{}", { signal: AbortSignal.timeout(20) })).toMatchObject({ sent: false, reason: "timeout" });
});

test.each([
  [200, "application/json", '{"dev_ops_score":{"usage_data_id":3}}', { sent: true, id: 3, status: 200 }],
  [201, "text/html", '{"conv_index":{"usage_data_id":3}}', { sent: false, reason: "not_json" }],
  [201, "application/json", "<html>", { sent: false, reason: "not_json" }],
  [201, "application/json", '{"conv_index":{"usage_data_id":0}}', { sent: false, reason: "no_id" }],
  [201, "application/json", '{"conv_index":{"usage_data_id":"3"}}', { sent: false, reason: "no_id" }],
  [201, "application/json", '{"conv_index":{}}', { sent: false, reason: "no_id" }],
  [302, "application/json", '{"conv_index":{"usage_data_id":3}}', { sent: false, reason: "refused" }],
])("an answer of %i, %s, %s is read as GitLab's client would", (status, type, text, expected) => {
  expect(readAnswer(status, type, text)).toMatchObject(expected);
});
