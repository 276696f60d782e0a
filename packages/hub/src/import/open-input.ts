import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";

const isGzip = (start: Uint8Array): boolean => start[0] === 0x1f && start[1] === 0x8b;

async function* chain(start: Uint8Array[], rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* start;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

/** The bytes of a stream, unpacked where they are gzip: told by how they begin, not by a name. `read` hears of every byte read. */
export async function* unpacked(stream: Readable, read: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  const chunks = stream.iterator();
  const counted = (async function* (): AsyncGenerator<Uint8Array> {
    for await (const chunk of { [Symbol.asyncIterator]: () => chunks }) {
      read(chunk.length);
      yield chunk;
    }
  })();
  const start: Uint8Array[] = [];
  let length = 0;
  while (length < 2) {
    const next = await counted.next();
    if (next.done === true) break;
    start.push(next.value);
    length += next.value.length;
  }
  const whole = chain(start, counted);
  if (!isGzip(Buffer.concat(start))) {
    yield* whole;
    return;
  }
  const packed = Readable.from(whole);
  const gunzip = createGunzip();
  packed.on("error", (error) => gunzip.destroy(error));
  yield* packed.pipe(gunzip);
}

/** A file, or the command's own input for `-`. */
export const inputOf = (path: string, input: Readable): Readable => (path === "-" ? input : createReadStream(path, { highWaterMark: 2 ** 20 }));
