/** What stands in pasted text: a name a line, or several parted by commas, semicolons or tabs; none twice, quotes taken off. */
export const pastedNames = (text: string): string[] => [
  ...new Set(text.split(/[\n\r,;\t]+/).map((name) => name.trim().replace(/^(["'])(.*)\1$/, "$2").trim()).filter((name) => name !== "")),
];
