import type { Session } from "../../api/rows.ts";

/** A bare http(s) origin: GitLab takes no path there. */
const origin = (publicUrl: string): string => new URL(publicUrl).origin;

/**
 * A curl line that sends a small but whole ping, recorded at `now`, to this hub. In token mode it says where the
 * token goes. `uuid` is any unique text; GitLab's own is a random UUID.
 */
export const firstPingCurl = (session: Pick<Session, "public_url" | "ingest">, now: Date, uuid: string): string => {
  const ping = {
    uuid,
    hostname: "gitlab.example.com",
    version: "18.9.0",
    edition: "EE",
    recorded_at: now.toISOString(),
    active_user_count: 42,
    counts: { issues: 1234, merge_requests: 567 },
  };
  const token = session.ingest === "token" ? ["  -H 'Authorization: Bearer <a token of role sender>' \\"] : [];
  return [
    `curl ${origin(session.public_url)}/usage_data \\`,
    "  -H 'Content-Type: application/json' \\",
    ...token,
    `  --data '${JSON.stringify(ping)}'`,
  ].join("\n");
};

/** The two variables that point GitLab's own client at this hub. */
export const gitlabVariables = (publicUrl: string): string =>
  [`GITLAB_SERVICE_PING_URL=${origin(publicUrl)}`, `GITLAB_VERSION_CHECK_URL=${origin(publicUrl)}`].join("\n");

/** What happens to the first ping in each mode of the hub. */
export const modeWords: Record<Session["ingest"], string> = {
  open: "This hub takes a ping from any installation that reaches it.",
  token: "This hub takes pings with a sender's token alone. Make one beside it: pinghouse token create --role sender",
  approve: "This hub asks first: the pings of a new installation are acknowledged and set aside until you approve it under Set aside.",
};
