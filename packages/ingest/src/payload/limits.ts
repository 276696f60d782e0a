/** What one body may cost us. The receiver refuses beyond these; what the journal holds is within them. */
export const limits = {
  /** Bytes of a body as it came, without content encoding. */
  body: 16 * 1024 * 1024,
  /** Bytes on the wire of a body sent with gzip. */
  zipped: 2 * 1024 * 1024,
  /** Bytes such a body may unpack to. */
  inflated: 16 * 1024 * 1024,
  /** Objects and lists inside each other; the outermost counts as one. */
  depth: 32,
  /** Scalars, also inside lists. Empty objects and lists count nothing. */
  leaves: 20_000,
  /** Characters (UTF-16 units) of a member's name, and of a joined metric key. */
  key: 1_000,
} as const;
