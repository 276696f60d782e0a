/** Bytes that must follow a lead byte, and the range of the first of them (Unicode table 3-7). */
const sequence = (lead: number): { more: number; low: number; high: number } | undefined => {
  if (lead < 0x80) return { more: 0, low: 0, high: 0 };
  if (lead < 0xc2 || lead > 0xf4) return undefined;
  if (lead < 0xe0) return { more: 1, low: 0x80, high: 0xbf };
  if (lead < 0xf0) return { more: 2, low: lead === 0xe0 ? 0xa0 : 0x80, high: lead === 0xed ? 0x9f : 0xbf };
  return { more: 3, low: lead === 0xf0 ? 0x90 : 0x80, high: lead === 0xf4 ? 0x8f : 0xbf };
};

/** Where the first ill-formed UTF-8 sequence starts; undefined where there is none. */
export const illFormedAt = (bytes: Uint8Array): number | undefined => {
  for (let at = 0; at < bytes.length; ) {
    const form = sequence(bytes[at] ?? 0);
    if (form === undefined) return at;
    for (let i = 1; i <= form.more; i += 1) {
      const next = bytes[at + i] ?? 0;
      const low = i === 1 ? form.low : 0x80;
      const high = i === 1 ? form.high : 0xbf;
      if (next < low || next > high) return at;
    }
    at += form.more + 1;
  }
  return undefined;
};
