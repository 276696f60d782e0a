import type { Instance } from "../instance.ts";
import type { DialOptions } from "../network/dial.ts";
import type { People, Who } from "../state/people.ts";
import { instanceCookies } from "./instance-cookies.ts";
import type { Provider } from "./provider.ts";

/** What the server hands to its procedures once. */
export interface AppDeps {
  instance: Instance;
  people: People;
  /** By which way the hub is reached. */
  network: DialOptions;
  /** Signing in through an OpenID provider; null where none is configured. */
  provider: Provider | null;
  /** Sample data: whoever reaches it is its admin. */
  demo: boolean;
  /** Where people reach this application, without a slash at its end. */
  publicUrl: string;
}

/** What one request shows of itself. */
export interface AppRequest {
  cookie: string | undefined;
  /** The peer's address, for limiting attempts; never stored, never logged. */
  address: string;
  /** Adds a Set-Cookie header to the answer. */
  setCookie: (cookie: string) => void;
}

export interface Context extends AppDeps {
  who: Who;
  /** The session cookie's value, whether or not it is good. */
  session: string | undefined;
  address: string;
  setCookie: (cookie: string) => void;
}

const whoAsks = async ({ demo, people }: AppDeps, session: string | undefined): Promise<Who> => {
  if (demo) return { role: "admin", person: null };
  return session === undefined ? { role: "nobody" } : people.identify(session);
};

/** Finds out who asks and gathers what a procedure needs. */
export const createContext = async (deps: AppDeps, { cookie, address, setCookie }: AppRequest): Promise<Context> => {
  const session = instanceCookies.read(cookie, deps.publicUrl);
  return { ...deps, who: await whoAsks(deps, session), session, address, setCookie };
};

/** Who the audit log says did it. */
export const actorOf = ({ who }: Context): string => ("person" in who && who.person !== null ? who.person.email : "sample");
