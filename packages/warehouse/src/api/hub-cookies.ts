import { sessionCookies } from "@pinghouse/shared/sign-in/session-cookie";

/** The hub's session cookies. */
export const hubCookies = sessionCookies("pinghouse_hub");
