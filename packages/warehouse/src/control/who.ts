/** Who asks. An operator may all; an analyst reads the fleet; an admin holds certain installations (opaque ids). `token` tells tokens apart: the beginning of its hash. */
export type Who =
  | { role: "operator"; person: Person | null; token?: string }
  | { role: "analyst"; person: Person | null; token?: string }
  | { role: "admin"; person: Person | null; installations: readonly string[] }
  | { role: "sender" }
  | { role: "nobody" };

/** The signed-in person; null behind a token or the local socket. */
export interface Person {
  id: number;
  email: string;
}
