import type { Slab, SlabField } from "../../store/extract/slab.ts";

/** Turns slabs into the bytes of a file format, piece by piece. What is answered stands until the next call, which may write into the same room. */
export interface Encoder {
  /** What stands before the first row. */
  begin(fields: readonly SlabField[], about: About): Uint8Array[];
  slab(slab: Slab): Uint8Array[];
  end(): Uint8Array[];
}

/** What a file says of itself, where its format has a place for that: free words by name, and units by column. */
export interface About {
  words: Readonly<Record<string, string>>;
  units: Readonly<Record<string, string>>;
}
