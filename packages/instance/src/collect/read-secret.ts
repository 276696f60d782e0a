import { readFile } from "node:fs/promises";

/** The text of a secret's file, less white space at its ends; undefined where there is no file. */
export const readSecret = async (file: string | undefined): Promise<string | undefined> => (file === undefined ? undefined : (await readFile(file, "utf8")).trim());
