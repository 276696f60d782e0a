import { hash, verify } from "@node-rs/argon2";

/** The fewest characters a password may have. */
export const shortestPassword = 10;

/** argon2id with 19 MiB, two passes, one lane: OWASP's first recommendation (Password Storage Cheat Sheet). */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** An argon2id hash with its salt and cost in PHC form. */
export const hashPassword = (password: string): Promise<string> => hash(password, cost);

/** A hash of no password, to spend the same time on an e-mail that nobody has. */
export const nobodysHash = (random: (bytes: number) => Uint8Array): Promise<string> => hash(Buffer.from(random(32)), cost);

export const verifyPassword = (known: string, password: string): Promise<boolean> => verify(known, password);
