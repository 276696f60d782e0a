import { parentPort, workerData } from "node:worker_threads";
import { StoreLocked } from "./connection/opening-errors.ts";
import { Engine } from "./engine.ts";
import { failureOf } from "./protocol.ts";
import type { Reply, Request, Result, Task, ThreadData } from "./protocol.ts";
import type { Table } from "./table.ts";

const port = parentPort;
if (port === null) throw new Error("this module is the entry of the store's thread");

const send = (reply: Reply, transfer: ArrayBuffer[] = []): void => port.postMessage(reply, transfer);

/** The buffers of a table, which move to the receiver instead of being copied. */
const buffersOf = (tables: readonly Table[]): ArrayBuffer[] =>
  tables.flatMap(({ columns }) =>
    columns.flatMap((column) => {
      const arrays = column.type === "text" ? [] : [column.values, ...(column.valid === null ? [] : [column.valid])];
      return arrays.flatMap(({ buffer }) => (buffer instanceof ArrayBuffer ? [buffer] : []));
    }),
  );

const perform = async (engine: Engine, id: number, task: Task): Promise<Omit<Result, "progress">> => {
  if (task.kind === "read") return { reading: await engine.read(task.queries) };
  if (task.kind === "compact") return { moved: await engine.compact() };
  if (task.kind === "extract") return { extracted: await engine.extract(id, task) };
  if (task.kind === "land") await engine.land(task.batch);
  else if (task.kind === "expire") await engine.expire(task.segment);
  else if (task.kind === "stop") engine.stopExtract(task.task);
  else if (task.kind === "define") await engine.define(task.set);
  else if (task.kind === "checks") await engine.keepChecks(task.days, task.whole);
  else await engine.close();
  return {};
};

const answer = async (engine: Engine, { id, task }: Request): Promise<void> => {
  try {
    const result = await perform(engine, id, task);
    send({ kind: "done", id, result: { progress: engine.progress, ...result } }, buffersOf(result.reading?.tables ?? []));
  } catch (error) {
    send({ kind: "failed", id, failure: failureOf(error) });
  }
  if (task.kind === "close") port.close();
};

const start = async (data: ThreadData): Promise<void> => {
  try {
    const engine = await Engine.open({ ...data, onTrouble: (cause) => send({ kind: "trouble", failure: failureOf(cause) }) });
    port.on("message", (request: Request) => void answer(engine, request));
    send({ kind: "opened", progress: engine.progress });
  } catch (error) {
    send({ kind: "unopened", locked: error instanceof StoreLocked, failure: failureOf(error) });
  }
};

await start(workerData);
