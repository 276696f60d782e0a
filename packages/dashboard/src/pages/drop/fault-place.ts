/** Where in a text a fault lies, for a person who looks for it in an editor. */
export interface FaultPlace {
  line: number;
  /** In UTF-16 units, as editors count, from 1. */
  column: number;
  before: string;
  after: string;
}

/** Characters shown to either side. */
const around = 60;
const context = 240;

const decode = (bytes: Uint8Array): string => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);

/** The place of a byte in an unpacked body, with what stands around it in its line; undefined behind the end. */
export const faultPlace = (bytes: Uint8Array, position: number): FaultPlace | undefined => {
  if (position > bytes.length) return undefined;
  const head = decode(bytes.subarray(0, position));
  const start = head.lastIndexOf("\n") + 1;
  const line = head.split("\n").length;
  const rest = decode(bytes.subarray(position, position + context)).split("\n")[0] ?? "";
  return { line, column: head.length - start + 1, before: head.slice(start).slice(-around), after: rest.slice(0, around) };
};
