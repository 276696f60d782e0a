import { closeSync, fdatasyncSync, fsyncSync, ftruncateSync, openSync, writevSync } from "node:fs";

/** An open segment, for writing: the seam at which tests let the disk fail. */
export interface SegmentFile {
  /** Writes all of `parts`, one after another, from `offset` on. */
  write(parts: readonly Uint8Array[], offset: number): void;
  sync(): void;
  truncate(bytes: number): void;
  close(): void;
}

/** Opens a segment for writing; `create` where it must not be there yet. */
export type OpenSegmentFile = (path: string, create: boolean) => SegmentFile;

/** What is left of `parts` after their first `bytes` bytes. */
const rest = (parts: readonly Uint8Array[], bytes: number): Uint8Array[] => {
  let skip = bytes;
  return parts.flatMap((part) => {
    const skipped = Math.min(skip, part.byteLength);
    skip -= skipped;
    return skipped === part.byteLength ? [] : [part.subarray(skipped)];
  });
};

export const openSegmentFile: OpenSegmentFile = (path, create) => {
  const fd = openSync(path, create ? "wx+" : "r+", 0o600);
  return {
    write(parts, offset) {
      let left = rest(parts, 0);
      let at = offset;
      while (left.length > 0) {
        const written = writevSync(fd, left, at);
        at += written;
        left = rest(left, written);
      }
    },
    sync: () => fdatasyncSync(fd),
    truncate: (bytes) => ftruncateSync(fd, bytes),
    close: () => closeSync(fd),
  };
};

/** Makes a directory's entries durable: files created in it, or deleted. */
export const syncDirectory = (dir: string): void => {
  const fd = openSync(dir, "r");
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
};
