const day = 86_400;

/** How long a session lasts after its last use, in seconds. */
export const sessionSeconds = 30 * day;

const plainName = "pinghouse_hub";
const hostName = `__Host-${plainName}`;

const isSecure = (publicUrl: string): boolean => publicUrl.startsWith("https:");

/** The Set-Cookie value that starts or renews a session; over https it is bound to the very host. */
export const sessionCookie = (value: string, publicUrl: string): string => {
  const name = isSecure(publicUrl) ? hostName : plainName;
  const secure = isSecure(publicUrl) ? "; Secure" : "";
  return `${name}=${value}; Path=/; Max-Age=${sessionSeconds}; HttpOnly; SameSite=Lax${secure}`;
};

/** The Set-Cookie value that forgets the session. */
export const endedCookie = (publicUrl: string): string => sessionCookie("", publicUrl).replace(/Max-Age=\d+/, "Max-Age=0");

/** The session's value in a Cookie header, under the name that the public URL calls for. */
export const cookieValue = (header: string | undefined, publicUrl: string): string | undefined => {
  const name = isSecure(publicUrl) ? hostName : plainName;
  for (const pair of (header ?? "").split(";")) {
    const at = pair.indexOf("=");
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim() || undefined;
  }
  return undefined;
};
