import * as fc from "fast-check";
import { MessageChannel, receiveMessageOnPort } from "node:worker_threads";
import { expect, test } from "vitest";
import { encodeFrame, findFrame, frameAt, frameBytes, markerOf } from "./frame.ts";
import type { Frame } from "./frame.ts";
import { walkFrames } from "./walk-frames.ts";

const marker = markerOf(Buffer.from("0123456789abcdef"));
const byte = fc.integer({ min: 0, max: 255 });
const bytes = fc.uint8Array({ maxLength: 60 });
const anyFrame = fc.record({ type: byte, version: byte, codec: byte, header: bytes, content: bytes });

const encoded = (frames: readonly Frame[]) => Buffer.concat(frames.flatMap((frame) => encodeFrame(marker, frame)));
const plain = (frame: Frame) => ({ ...frame, header: [...frame.header], content: [...frame.content] });

const walk = (data: Buffer) => {
  const found: { at: number; frame: ReturnType<typeof plain> }[] = [];
  const result = walkFrames(data, 0, marker, (frame, at) => {
    found.push({ at, frame: plain(frame) });
  });
  return { found, ...result };
};

/** Where each frame starts, and where the last one ends. */
const starts = (frames: readonly Frame[]) => frames.reduce<number[]>((at, frame) => [...at, (at.at(-1) ?? 0) + frameBytes(frame)], [0]);

test("frames come back as they were written, in order", () => {
  fc.assert(
    fc.property(fc.array(anyFrame, { maxLength: 8 }), (frames) => {
      const { found, damaged, end } = walk(encoded(frames));
      expect(found.map(({ frame }) => frame)).toEqual(frames.map(plain));
      expect([damaged, end]).toEqual([[], encoded(frames).length]);
    }),
  );
});

test("a tail torn at any byte leaves every frame before it, and nothing of it", () => {
  const frames = fc.sample(anyFrame, { numRuns: 4, seed: 5 });
  const data = encoded(frames);
  const at = starts(frames);
  for (let cut = 0; cut <= data.length; cut += 1) {
    const whole = at.filter((end) => end <= cut).length - 1;
    const { found, damaged, end } = walk(data.subarray(0, cut));
    expect([found.length, damaged, end]).toEqual([whole, [], at[whole]]);
  }
});

test("a flipped byte anywhere loses no other frame", () => {
  fc.assert(
    fc.property(fc.array(anyFrame, { minLength: 2, maxLength: 6 }), fc.nat(), fc.integer({ min: 1, max: 255 }), (frames, where, flip) => {
      const data = encoded(frames);
      const hit = where % data.length;
      data.writeUInt8(data.readUInt8(hit) ^ flip, hit);
      const at = starts(frames);
      const lost = at.findLastIndex((start) => start <= hit);
      const { found, damaged } = walk(data);
      expect(found.map(({ at: offset }) => offset)).toEqual(at.slice(0, -1).filter((_, index) => index !== lost));
      expect(damaged).toEqual(lost === frames.length - 1 ? [] : [{ offset: at[lost], bytes: (at[lost + 1] ?? 0) - (at[lost] ?? 0) }]);
    }),
  );
});

test("a frame of another segment, stored whole inside a content, is never taken for one", () => {
  const forged = Buffer.concat(encodeFrame(markerOf(Buffer.from("fedcba9876543210")), { type: 1, version: 1, codec: 0, header: Buffer.from("{}"), content: Buffer.from("forged") }));
  const data = encoded([{ type: 1, version: 1, codec: 0, header: Buffer.from("{}"), content: forged }, { type: 2, version: 1, codec: 0, header: Buffer.from("{}"), content: Buffer.from("real") }]);
  data.writeUInt8(data.readUInt8(8) ^ 1, 8);
  const { found } = walk(data);
  expect(found.map(({ frame }) => Buffer.from(frame.content).toString())).toEqual(["real"]);
});

test("even the right sign, with a checksum from any other start, is no frame", () => {
  const sign = Buffer.from("01234567");
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 8, maxLength: 8 }), (rest) => {
      fc.pre(Buffer.compare(Buffer.from(rest), Buffer.from("89abcdef")) !== 0);
      const guess = markerOf(Buffer.concat([sign, rest]));
      const data = Buffer.concat(encodeFrame(guess, { type: 1, version: 1, codec: 0, header: new Uint8Array(), content: new Uint8Array(5) }));
      expect(frameAt(data, 0, marker)).toEqual({ state: "damaged" });
      expect(findFrame(data, 0, marker)).toBe(-1);
    }),
  );
});

test("an empty content that came from another thread is framed as any other", () => {
  const { port1, port2 } = new MessageChannel();
  const content = new Uint8Array(0);
  port1.postMessage(content, [content.buffer]);
  const received: { message: Uint8Array } | undefined = receiveMessageOnPort(port2);
  port1.close();
  const frame = { type: 1, version: 1, codec: 0, header: Buffer.from("{}"), content: received?.message ?? Buffer.from("none came") };
  expect(walk(encoded([frame])).found.map(({ frame }) => frame.content)).toEqual([[]]);
});
