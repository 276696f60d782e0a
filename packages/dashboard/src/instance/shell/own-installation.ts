import { useQuery } from "@tanstack/solid-query";
import { standingMeQuery } from "../../api/queries.ts";
import { answerOf } from "../../state/answer-of.ts";
import { useSession } from "./session.ts";

/** What the hub calls this installation: its id there, as soon as it is known, and why it is not. Asked as an admin only. */
export const useOwnInstallation = () => {
  const session = useSession();
  const query = useQuery(() => ({ ...standingMeQuery(), enabled: session().role === "admin", retry: false }));
  return { query, id: () => answerOf(query)?.items[0]?.id };
};
