/** The bytes in an ArrayBuffer of their own, so that a thread can be given it whole; copied only where they share one. */
export const owned = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => {
  const { buffer } = bytes;
  const alone = buffer instanceof ArrayBuffer && bytes.byteLength === buffer.byteLength && bytes.byteLength > 0;
  return alone ? new Uint8Array(buffer) : new Uint8Array(bytes);
};
