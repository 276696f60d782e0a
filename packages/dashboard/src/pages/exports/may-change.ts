import type { Session } from "../../api/rows.ts";

/** Whether who looks at the page may change what is somebody's (an e-mail; null for nobody's). The hub decides; this is what is worth offering. */
export const mayChange = ({ role, email }: Pick<Session, "role" | "email">, owner: string | null): boolean => role === "operator" || (owner !== null && owner === email);
