import { useQuery, useQueryClient } from "@tanstack/solid-query";
import { createEffect, on } from "solid-js";
import { statusQuery } from "../api/queries.ts";
import { answerOf } from "../state/answer-of.ts";
import { useRenewedSession, useSession } from "./session.tsx";

/** How often the hub is asked whether there is anything new, in milliseconds. */
const interval = { demo: 2_000, busy: 5_000 };
/** Answers asked again when pings have landed; whole lists of thousands wait for the person to come back to them. */
const isLive = (demo: boolean, key: readonly unknown[]) =>
  key[0] !== "status.get" && (demo || key[1] !== "whole");

/**
 * Keeps what is on the screen up to date: when the hub's status says that more pings have landed, the open answers are
 * asked again. Only for those who may read the status; the admin of one installation sees news on coming back to the page.
 */
export const useLiveAnswers = () => {
  const client = useQueryClient();
  const session = useSession();
  const renew = useRenewedSession();
  const mayAsk = () => session().role === "operator" || session().role === "analyst";
  const status = useQuery(() => ({
    ...statusQuery(),
    enabled: mayAsk(),
    refetchInterval: session().demo ? interval.demo : interval.busy,
  }));
  const landed = () => answerOf(status)?.pings.landed;
  createEffect(
    on(landed, (now, before) => {
      if (before === undefined || now === before) return;
      const { demo, empty } = session();
      void client.invalidateQueries({ predicate: ({ queryKey }) => isLive(demo, queryKey) });
      if (empty) void renew();
    }),
  );
  return status;
};
