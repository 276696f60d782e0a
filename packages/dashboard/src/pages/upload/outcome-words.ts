import type { UploadAnswer } from "../../api/rows.ts";

const words: Readonly<Record<UploadAnswer["outcome"], string>> = {
  stored: "It is taken in.",
  duplicate: "It was here already, and is stored once.",
  conflict: "Another payload of that very moment is here already. The first stays, and this one is kept aside.",
  quarantined: "It is kept whole and set aside: the page Set aside says why, and the operator decides.",
};

/** What became of a payload that was handed in, and for whom the answer is. */
export const outcomeWords = ({ outcome, own }: Pick<UploadAnswer, "outcome" | "own">): string =>
  own ? words[outcome] : `${words[outcome]} Nobody looks after this installation yet, and this claimed nothing: ask the operator for a claim link. The answer has no figures.`;
