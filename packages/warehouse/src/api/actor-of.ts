import type { Context } from "./context.ts";

/** Who the audit log says did it: a person's e-mail, or the role of whoever has none (a token, the local socket). */
export const actorOf = ({ who }: Context): string => ("person" in who && who.person !== null ? who.person.email : who.role);
