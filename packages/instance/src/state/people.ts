import type { PersonRole } from "./people-schema.ts";

/** E-mails are compared without regard to case. */
export const foldEmail = (email: string): string => email.trim().toLowerCase();

/** The signed-in person; null for whoever a demo lets in by itself. */
export interface Human {
  id: number;
  email: string;
}

/** Who asks this application. */
export type Who = { role: PersonRole; person: Human | null } | { role: "nobody" };

/** One who can sign in, as shown to admins. */
export interface PersonRow {
  id: number;
  email: string;
  role: PersonRole;
  /** Invited and not yet come, comes with a password, or through the OpenID provider. */
  comes_by: "invitation" | "password" | "provider";
  created_at: string;
}

/** What an OpenID provider says about someone who has just proved to it who they are. */
export interface ProvidedPerson {
  issuer: string;
  subject: string;
  email: string;
  role: PersonRole;
}

/** The people of this application's Admin Area: one door to their table, sessions and links. */
export interface People {
  /** True while nobody could sign in as an admin. */
  setupNeeded(): Promise<boolean>;
  /** Token of a fresh one-time link that makes the first admin; earlier ones end. Null when there is an admin. */
  setupLink(): Promise<string | null>;
  /** Uses up a link and signs in. `email` is needed for a setup link. Throws Problem "not_found" for a link unknown, used or expired. */
  redeemLink(link: { token: string; password: string; email?: string | undefined }): Promise<{ session: string }>;
  /** Throws Problem "unauthenticated", or "too_many_requests" for who tries too often. */
  signIn(attempt: { email: string; password: string; address: string }): Promise<{ session: string }>;
  /** Signs in whom the provider vouches for, added at their first coming; the role is what the provider says now. Throws Problem "conflict" where their e-mail belongs to someone else. */
  signInProvided(provided: ProvidedPerson): Promise<{ session: string }>;
  /** Ends a session; no error for an unknown one. */
  signOut(session: string): Promise<void>;
  /** Whose session it is; "nobody" for an unknown or ended one. */
  identify(session: string): Promise<Who>;
  /** By e-mail. */
  all(): Promise<PersonRow[]>;
  /** Invites someone; answers the token of their one-time link. Throws Problem "conflict" for a known e-mail. */
  invite(invited: { email: string; role: PersonRole; actor: string }): Promise<{ token: string }>;
  /** Ends their sessions too. Throws Problem "conflict" for the last admin. */
  remove(removed: { id: number; actor: string }): Promise<void>;
}
