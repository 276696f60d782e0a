import { network } from "../identity/network.ts";
import { Problem } from "../problem/problem.ts";
import { attemptWindow, makeAttempts, type Attempts } from "./attempts.ts";

/** Whom a sign-in makes wait or go away. Stricter for one network that tries one e-mail than for either alone, so that a stranger locks nobody out. */
export interface SignInDesk {
  /** By e-mail and network together, and by network: refused beyond. */
  pairs: Attempts;
  networks: Attempts;
  /** By e-mail, from anywhere: never refused, only slowed. */
  emails: Attempts;
  pause: (ms: number) => Promise<unknown>;
  /** Hash of no password, checked where the e-mail is unknown. */
  nobodysHash: string;
}

/** Failures for one e-mail before attempts from new networks are slowed; each more doubles the wait, up to the longest. */
const slow = { from: 10, firstMs: 250, longestMs: 8_000 };

/** A desk with nobody before it. */
export const makeDesk = (nobodysHash: string, pause: SignInDesk["pause"]): SignInDesk => ({
  pairs: makeAttempts(),
  networks: makeAttempts(20),
  emails: makeAttempts(50),
  pause,
  nobodysHash,
});

const refuse = (wait: number): never => {
  throw new Problem("too_many_requests", {
    detail: `Too many attempts. Try again in ${Math.ceil(wait / 60_000)} min.`,
    retryAfter: Math.ceil(Math.min(wait, attemptWindow) / 1000),
  });
};

/** One attempt to sign in. `email` is folded; the address is never stored. */
export interface SignInAttempt {
  email: string;
  address: string;
  /** Milliseconds since 1970. */
  now: number;
}

const keysOf = ({ email, address }: SignInAttempt) => {
  const from = network(address);
  return { from, pair: `${from} ${email}` };
};

/** Notes the attempt and makes it wait its turn. Throws Problem "too_many_requests" where this network tried too often. */
export const beginAttempt = async ({ pairs, networks, emails, pause }: SignInDesk, attempt: SignInAttempt): Promise<void> => {
  const { email, now } = attempt;
  const { from, pair } = keysOf(attempt);
  const before = networks.begin(from, now);
  if (before !== undefined) refuse(before);
  const wait = pairs.begin(pair, now);
  if (wait !== undefined) {
    networks.forgive(from, now);
    refuse(wait);
  }
  const failures = emails.count(email, now);
  emails.begin(email, now);
  if (failures >= slow.from) await pause(Math.min(slow.longestMs, slow.firstMs * 2 ** (failures - slow.from)));
};

/** The attempt succeeded: what was noted of it is taken back. */
export const forgiveAttempt = ({ pairs, networks, emails }: SignInDesk, attempt: SignInAttempt): void => {
  const { from, pair } = keysOf(attempt);
  pairs.succeed(pair);
  networks.forgive(from, attempt.now);
  emails.forgive(attempt.email, attempt.now);
};
