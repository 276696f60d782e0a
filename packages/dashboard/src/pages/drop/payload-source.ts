/** A payload on its way from the person's machine: where it came from, and its bytes. */
export interface PayloadSource {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
  gzip: boolean;
}

/** Bytes beyond which a payload is not even sent: no hub takes half as much. */
export const mostSent = 32 * 1024 * 1024;

const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** A file as it is: gzip is told by its first bytes, never by its name. */
export const sourceOfFile = async (file: File): Promise<PayloadSource> => {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return { name: file.name, bytes, gzip: isGzip(bytes) };
};

export const sourceOfText = (text: string): PayloadSource => ({ name: "what you pasted", bytes: new TextEncoder().encode(text), gzip: false });

const chunk = 0x8000;

/** Bytes as base64, in pieces: a call with a million arguments fails. */
export const base64Of = (bytes: Uint8Array): string => {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += chunk) parts.push(String.fromCharCode(...bytes.subarray(at, at + chunk)));
  return btoa(parts.join(""));
};
