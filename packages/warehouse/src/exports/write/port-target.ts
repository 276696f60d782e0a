import type { MessagePort } from "node:worker_threads";
import type { Target } from "./sink.ts";
import type { WriteReply } from "./protocol.ts";

/** Bytes on their way to whoever asked, who answers each piece once it is gone. */
const mostAhead = 4_194_304;
const largest = 65_536;

/** Sends bytes to the thread that asked, never more than 4 MB ahead of what it has passed on. */
export const portTarget = (port: MessagePort): Target => {
  let ahead = 0;
  let wake = (): void => undefined;
  port.on("message", (taken: number) => {
    ahead -= taken;
    wake();
  });
  const until = async (holds: () => boolean): Promise<void> => {
    while (!holds()) await new Promise<void>((resolve) => (wake = resolve));
  };
  const send = async (piece: Uint8Array): Promise<void> => {
    await until(() => ahead <= mostAhead);
    const copy = new Uint8Array(piece);
    ahead += copy.length;
    port.postMessage({ kind: "piece", piece: copy } satisfies WriteReply, [copy.buffer]);
  };
  return {
    write: async (piece) => {
      for (let at = 0; at < piece.length; at += largest) await send(piece.subarray(at, at + largest));
    },
    finish: () => until(() => ahead === 0),
  };
};
