import { Problem } from "@pinghouse/shared/problem/problem";

/** Why an export cannot be, in words for a person; trying again would not help. */
export class ExportFault extends Error {
  override readonly name = "ExportFault";
}

/** What a destination says of itself, in words for a person; it may be otherwise at the next try. */
export class DestinationFault extends Error {
  override readonly name = "DestinationFault";
}

const wordsOf: Readonly<Record<string, string>> = {
  ENOSPC: "The disk of the destination is full.",
  EDQUOT: "The destination's quota is used up.",
  EACCES: "The hub may not write to the destination: permission denied.",
  EPERM: "The hub may not write to the destination: operation not permitted.",
  EROFS: "The destination is read-only.",
  ENOENT: "The destination is not there any more.",
  ENOTDIR: "The destination is not a directory.",
  EEXIST: "Something else stands at the destination under that name.",
  EIO: "The disk of the destination could not be written.",
  EMFILE: "The hub has too many files open.",
  ENFILE: "The machine has too many files open.",
  ESTALE: "The destination's file system was taken away.",
  ENAMETOOLONG: "The name of the file is too long for the destination.",
};

/** The engine tells of the file system's refusals in words alone. */
const engineWords: readonly [RegExp, string][] = [
  [/no space left on device/i, "ENOSPC"],
  [/disk quota exceeded/i, "EDQUOT"],
  [/permission denied/i, "EACCES"],
  [/read-only file system/i, "EROFS"],
  [/no such file or directory/i, "ENOENT"],
  [/input\/output error/i, "EIO"],
];

/** The code of the file system's refusal behind an error; undefined where it is none. */
export const fileFault = (error: unknown): string | undefined => {
  if (!(error instanceof Error)) return undefined;
  if ("code" in error && typeof error.code === "string" && error.code in wordsOf) return error.code;
  return engineWords.find(([words]) => words.test(error.message))?.[1] ?? fileFault(error.cause);
};

/** What a person reads of a failed run, and whether it makes sense to try again. */
export const describeFailure = (error: unknown): { words: string; final: boolean } => {
  if (error instanceof ExportFault) return { words: error.message, final: true };
  if (error instanceof Problem) return { words: error.detail, final: error.status < 500 && error.status !== 429 };
  if (error instanceof DestinationFault) return { words: error.message, final: false };
  const code = fileFault(error);
  if (code !== undefined) return { words: wordsOf[code] ?? code, final: false };
  return { words: error instanceof Error ? error.message : String(error), final: false };
};
