import type { ProvidedPerson } from "../state/people.ts";

/** How far a sign-in through the provider has come: what has to be the same when the browser comes back. */
export interface Departure {
  /** Where the browser goes. */
  url: string;
  state: string;
  nonce: string;
  verifier: string;
}

/** An OpenID provider that people may sign in with. */
export interface Provider {
  /** What its button is called. */
  name: string;
  depart(): Promise<Departure>;
  /** Who came back. `url` is the address they came back to, whole. Throws Problem "unauthenticated" where anything does not fit. */
  arrive(url: URL, left: Omit<Departure, "url">): Promise<ProvidedPerson>;
}
