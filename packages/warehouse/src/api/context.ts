import { hashSecret } from "@pinghouse/shared/node/secret";
import { shortestSecret } from "@pinghouse/shared/identity/installation-secret";
import type { Control } from "../control/control.ts";
import type { Store } from "../store/door.ts";
import type { Erasures } from "../erasures/erasure-office.ts";
import type { Exports } from "../exports/exports.ts";
import type { AnswerDesk, Uploads } from "../archive/uploads.ts";
import type { Archive } from "../archive/archive.ts";
import type { PayloadReader } from "../archive/payload-look.ts";
import type { Downloads } from "./downloads/downloads.ts";
import { demoWho } from "./demo.ts";
import type { Vitals } from "./vitals.ts";
import { hubCookies } from "./hub-cookies.ts";
import type { Who } from "../control/who.ts";

/** One of the things planted in the sample fleet; `href` is null until the page that shows it exists. */
export interface Story {
  title: string;
  sentence: string;
  href: string | null;
}

/** What a sample hub has beyond a real one. */
export interface Demo {
  stories: readonly Story[];
  reader: PayloadReader;
  /** Where the Admin Area of the sample installation beside it is; null while there is none. */
  beside: () => string | null;
}

/** What the hub hands to the API once. */
export interface ApiDeps {
  store: Store;
  archive: Archive;
  control: Control;
  erasures: Erasures;
  exports: Exports;
  /** Tables on their way to whoever asked. */
  downloads: Downloads;
  /** Payloads that people hand in, and the key that signs the answers to them. */
  uploads: Uploads;
  answers: AnswerDesk;
  /** What the hub measures of itself. */
  vitals: Vitals;
  /** Sample data, where a visitor without credentials is the operator; null on a real hub. */
  demo: Demo | null;
  /** Milliseconds since 1970. */
  now: () => number;
  ingestMode: "open" | "token" | "approve";
  /** The least number of owners behind a figure that an admin sees. */
  k: number;
  /** Days for which a ping is kept, from its receipt. */
  retentionDays: number;
  /** Without a slash at its end. */
  publicUrl: string;
  /** Names the build: another build may answer otherwise. */
  build: string;
}

/** What one request shows of itself. */
export interface ApiRequest {
  cookie: string | undefined;
  authorization: string | undefined;
  /** The peer's address, for limiting attempts; never stored, never logged. */
  address: string;
  /** True on the local socket, where whoever can connect is the operator. */
  local: boolean;
  /** Nobody could read it on its way: TLS, or this machine itself. A secret counts only then. */
  private: boolean;
  /** Adds a Set-Cookie header to the answer. */
  setCookie: (cookie: string) => void;
}

export interface Context extends ApiDeps {
  who: Who;
  /** The session cookie's value, whether or not it is good. */
  session: string | undefined;
  address: string;
  private: boolean;
  setCookie: (cookie: string) => void;
  /** Answer whole lists, not pages. Set by the mirror for CSV and Arrow. */
  whole: boolean;
  /** Called once the caller is known to be allowed, before the question is put. May throw to leave it unput. */
  allowed: (() => void) | null;
}

const bearerOf = (authorization: string | undefined): string | undefined => /^Bearer +(\S+) *$/i.exec(authorization ?? "")?.[1];

/** An installation's own secret, once it is bound, stands for its admin: of that installation alone. */
const whoseSecret = ({ archive }: ApiDeps, request: ApiRequest, bearer: string): Who | undefined => {
  if (!request.private || bearer.length < shortestSecret) return undefined;
  const installations = archive.heldBy(hashSecret(bearer));
  return installations.length === 0 ? undefined : { role: "admin", person: null, installations };
};

const whoseBearer = async (deps: ApiDeps, request: ApiRequest, bearer: string): Promise<Who> => {
  const known = await deps.control.identify({ session: undefined, bearer });
  const mayBeSecret = known.role === "nobody" || known.role === "sender";
  return (mayBeSecret ? whoseSecret(deps, request, bearer) : undefined) ?? known;
};

const whoAsks = async (deps: ApiDeps, request: ApiRequest, session: string | undefined): Promise<Who> => {
  if (request.local) return { role: "operator", person: null };
  // An Authorization header that is no bearer token is still an attempt to be someone: never fall back to the cookie.
  if (request.authorization !== undefined) {
    const bearer = bearerOf(request.authorization);
    return bearer === undefined ? { role: "nobody" } : whoseBearer(deps, request, bearer);
  }
  if (deps.demo !== null) return demoWho(session);
  return deps.control.identify({ session, bearer: undefined });
};

/** Finds out who asks and gathers what a procedure needs. */
export const createContext = async (deps: ApiDeps, request: ApiRequest): Promise<Context> => {
  const session = hubCookies.read(request.cookie, deps.publicUrl);
  return {
    ...deps,
    who: await whoAsks(deps, request, session),
    session,
    address: request.address,
    private: request.private,
    setCookie: request.setCookie,
    whole: false,
    allowed: null,
  };
};
