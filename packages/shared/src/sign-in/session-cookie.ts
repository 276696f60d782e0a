const day = 86_400;

/** How long a session lasts after its last use, in seconds. */
export const sessionSeconds = 30 * day;

/** The cookies of one program. Hub and instance have names of their own, since both may run on one machine. */
export interface SessionCookies {
  /** The Set-Cookie value that starts or renews a session; over https it is bound to the very host. */
  begin(value: string, publicUrl: string): string;
  /** The Set-Cookie value that forgets the session. */
  end(publicUrl: string): string;
  /** The session's value in a Cookie header, under the name that the public URL calls for. */
  read(header: string | undefined, publicUrl: string): string | undefined;
}

const isSecure = (publicUrl: string): boolean => publicUrl.startsWith("https:");

/** The value of one cookie in a Cookie header; undefined where it is absent or empty. */
export const cookieNamed = (header: string | undefined, name: string): string | undefined => {
  for (const pair of (header ?? "").split(";")) {
    const at = pair.indexOf("=");
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim() || undefined;
  }
  return undefined;
};

/** Session cookies under `plainName`; over https under `__Host-` and that name. */
export const sessionCookies = (plainName: string): SessionCookies => {
  const nameAt = (publicUrl: string): string => (isSecure(publicUrl) ? `__Host-${plainName}` : plainName);
  const set = (value: string, publicUrl: string, seconds: number): string =>
    `${nameAt(publicUrl)}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${isSecure(publicUrl) ? "; Secure" : ""}`;
  return {
    begin: (value, publicUrl) => set(value, publicUrl, sessionSeconds),
    end: (publicUrl) => set("", publicUrl, 0),
    read: (header, publicUrl) => cookieNamed(header, nameAt(publicUrl)),
  };
};
