import { sessionCookies } from "@pinghouse/shared/sign-in/session-cookie";

/** The session cookies of the part beside an installation. */
export const instanceCookies = sessionCookies("pinghouse_instance");
