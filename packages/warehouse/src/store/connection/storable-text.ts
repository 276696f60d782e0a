const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/**
 * A text as the warehouse can hold and find it: NUL, at which DuckDB's client ends a bound text, and half a surrogate pair,
 * which UTF-8 has not, become U+FFFD. Keys pass through here before they get numbers, so that a reopened file knows them again.
 */
export const storableText = (text: string): string =>
  (/[\0\ud800-\udfff]/.test(text) ? decoder.decode(encoder.encode(text)).replaceAll("\0", "\ufffd") : text);
