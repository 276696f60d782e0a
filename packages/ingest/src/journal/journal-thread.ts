import { parentPort, receiveMessageOnPort, workerData } from "node:worker_threads";
import { z } from "zod";
import { JournalCore } from "./journal-core.ts";
import type { FromJournal, Reply, Request, ToJournal } from "./requests.ts";

/** Most that one commit takes together; what waits beyond it is the next commit's. */
const batchRequests = 4096;
const batchBytes = 32 * 1024 * 1024;

const started = z.object({ dir: z.string(), segmentBytes: z.int().optional(), segmentAge: z.int().optional() }).parse(workerData);
const port = parentPort;
if (port === null) throw new Error("The journal runs in a thread of its own.");

const { dir, segmentBytes, segmentAge } = started;
const core = new JournalCore(dir, { ...(segmentBytes === undefined ? {} : { segmentBytes }), ...(segmentAge === undefined ? {} : { segmentAge }) });
const send = (message: FromJournal) => port.postMessage(message);
const report = (replies: Reply[]) => send({ opened: null, figures: core.figures(), health: core.health, bindings: core.takeBindingNews(), replies });

const contentBytes = (message: ToJournal): number => {
  if ("refusal" in message) return 0;
  if (message.request.kind === "ping") return message.request.ping.content.byteLength;
  return message.request.kind === "post" ? message.request.post.content.byteLength : 0;
};

/** All that waits now, from `first` on: while one commit syncs, the next one gathers by itself. */
const drain = (first: ToJournal): ToJournal[] => {
  const messages = [first];
  let bytes = contentBytes(first);
  while (messages.length < batchRequests && bytes < batchBytes) {
    const next: { message: ToJournal } | undefined = receiveMessageOnPort(port);
    if (next === undefined) break;
    messages.push(next.message);
    bytes += contentBytes(next.message);
  }
  return messages;
};

let timer: NodeJS.Timeout | undefined;

/** Has the counts of this second written once it is over. */
const tickLater = () => {
  if (!core.counting) return;
  timer ??= setTimeout(() => {
    timer = undefined;
    core.tick();
    report([]);
    tickLater();
  }, 1000);
};

port.on("message", (first: ToJournal) => {
  const requests: { call: number; request: Request }[] = [];
  for (const message of drain(first)) {
    if ("refusal" in message) core.count(message.refusal);
    else requests.push(message);
  }
  const replies = core.handle(requests);
  if (requests.some(({ request }) => request.kind === "close")) {
    clearTimeout(timer);
    core.close();
    report(replies);
    port.close();
    return;
  }
  tickLater();
  if (requests.length > 0) report(replies);
});

send({ opened: { hubKey: core.hubKey, unfinished: core.unfinishedErasures }, figures: core.figures(), health: core.health, bindings: core.takeBindingNews(), replies: [] });
