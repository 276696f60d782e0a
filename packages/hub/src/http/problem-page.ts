import { problems, type ProblemCode } from "@pinghouse/shared/problem/problem";

const isCode = (text: string): text is ProblemCode => Object.hasOwn(problems, text);

/** The short text behind a problem's `type`, or undefined where there is no such problem. */
export const problemPage = (code: string): string | undefined => {
  if (!isCode(code)) return undefined;
  const { status, title, detail } = problems[code];
  return `${title} (${code}, HTTP status ${status})\n\n${detail}\n`;
};
