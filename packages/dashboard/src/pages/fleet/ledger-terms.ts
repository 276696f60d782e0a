import { problems } from "@pinghouse/shared/problem/problem";
import type { Ledger } from "../../api/rows.ts";
import { formatCount } from "../../charts/format.ts";

export interface Term {
  name: string;
  value: number;
  /** What the word means, in a sentence. */
  meaning: string;
}

/** What became of everything received: the terms of the sum, in the order they are said. */
export const ledgerTerms = (ledger: Ledger): Term[] => {
  const terms: Term[] = [
    { name: "stored", value: ledger.stored, meaning: "In the warehouse and in every figure." },
    { name: "duplicates", value: ledger.duplicates, meaning: "Sent again with the same content; stored once." },
    { name: "conflicts", value: ledger.conflicts, meaning: "Sent again with other content; the first stays, the other is kept aside." },
    { name: "set aside", value: ledger.set_aside, meaning: "Acknowledged and kept whole, but not counted until an operator decides." },
    { name: "refused", value: ledger.refused, meaning: "Answered with an error; only reason, size and hash are kept." },
  ];
  return ledger.waiting === 0 ? terms : [...terms, { name: "on their way", value: ledger.waiting, meaning: "Acknowledged, in the warehouse within seconds." }];
};

/** What is received and in none of the terms; anything but zero is an alarm. */
export const ledgerDifference = (ledger: Ledger): number => ledger.received - ledgerTerms(ledger).reduce((sum, { value }) => sum + value, 0);

const titles: ReadonlyMap<string, string> = new Map(Object.entries(problems).map(([code, { title }]) => [code, title]));

/** The reasons of refusals in words, most frequent first: "3 without a uuid". */
export const refusalWords = (ledger: Pick<Ledger, "refusals">): string[] =>
  [...ledger.refusals].sort((a, b) => b.n - a.n).map(({ reason, n }) => `${titles.get(reason) ?? reason}: ${formatCount(n, "post")}`);
