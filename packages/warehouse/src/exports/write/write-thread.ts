import { parentPort, workerData } from "node:worker_threads";
import type { FromExtract, ToExtract } from "../../store/extract/extract.ts";
import { encoderOf } from "./encoder-of.ts";
import { portTarget } from "./port-target.ts";
import { fileTarget, openSink } from "./sink.ts";
import type { WriteJob, WriteReply } from "./protocol.ts";

const port = parentPort;
if (port === null) throw new Error("this module is the entry of a writing thread");

const reply = (message: WriteReply): void => port.postMessage(message);

const write = async ({ source, file, format, about }: WriteJob): Promise<void> => {
  const encoder = await encoderOf(format);
  const sink = openSink(file === null ? portTarget(port) : fileTarget(file), format === "csv.gz");
  let rows = 0;
  let estimate: number | null = null;
  const take = async (message: FromExtract): Promise<boolean> => {
    if (message.kind === "fields") {
      estimate = message.estimate;
      reply({ kind: "begun", as_of: message.as_of });
      const asOf = message.as_of === null ? {} : { as_of: message.as_of };
      await sink.write(encoder.begin(message.fields, { ...about, words: { ...asOf, ...about.words } }));
      return true;
    }
    if (message.kind === "end") {
      await sink.write(encoder.end());
      return false;
    }
    rows += message.slab.rows;
    await sink.write(encoder.slab(message.slab));
    source.postMessage({ kind: "more" } satisfies ToExtract);
    reply({ kind: "progress", progress: { rows, estimate, bytes: sink.bytes() } });
    return true;
  };
  let tail: Promise<boolean> = Promise.resolve(true);
  await new Promise<void>((resolve, reject) => {
    source.on("message", (message: FromExtract) => {
      tail = tail.then(() => take(message));
      tail.then((goesOn) => (goesOn ? undefined : resolve()), reject);
    });
  });
  source.close();
  reply({ kind: "written", rows, ...(await sink.close()) });
};

const start = async (job: WriteJob): Promise<void> => {
  try {
    await write(job);
  } catch (error) {
    job.source.close();
    const code = error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;
    reply({ kind: "failed", message: error instanceof Error ? error.message : String(error), code });
  }
};

// Until it is ended by who started it: an extract that breaks off is their news, not this thread's.
port.on("message", () => undefined);
await start(workerData);
