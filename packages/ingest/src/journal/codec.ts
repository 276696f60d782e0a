import { brotliCompressSync, brotliDecompressSync, constants, inflateRawSync } from "node:zlib";

/** How a record's content is stored. The numbers stand in the journal: never reuse one. */
export const codecs = { stored: 0, deflate: 1, brotli: 2 } as const;
export type Codec = (typeof codecs)[keyof typeof codecs];

export interface Content {
  codec: Codec;
  content: Uint8Array;
}

/** Most bytes a content may inflate to: the limit of ingest is 16 MB, redaction may add a little. */
const inflatedLimit = 64 * 1024 * 1024;

const isCodec = (code: number): code is Codec => code === codecs.stored || code === codecs.deflate || code === codecs.brotli;

/** The codec behind a stored number; undefined for one this version does not know. */
export const codecOf = (code: number): Codec | undefined => (isCodec(code) ? code : undefined);

/** Compresses one record's content: Brotli at quality 1 (docs/decisions/journal-format.md), as it is where that gains nothing. */
export const encodeContent = (bytes: Uint8Array): Content => {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 1, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.byteLength };
  const content = brotliCompressSync(bytes, { params });
  return content.byteLength < bytes.byteLength ? { codec: codecs.brotli, content } : { codec: codecs.stored, content: bytes };
};

/** The bytes behind a stored content. Throws where they do not inflate. */
export const decodeContent = ({ codec, content }: Content): Uint8Array => {
  if (codec === codecs.stored) return content;
  const options = { maxOutputLength: inflatedLimit };
  return codec === codecs.brotli ? brotliDecompressSync(content, options) : inflateRawSync(content, options);
};
