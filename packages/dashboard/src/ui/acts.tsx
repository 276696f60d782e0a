import { useQueryClient } from "@tanstack/solid-query";
import { createSignal } from "solid-js";
import { failureOf } from "../api/client.ts";
import "./acts.css";

/** What came of an act, in words. */
interface Outcome {
  readonly words: string;
  readonly failed: boolean;
}

/** Does one thing at a time, says what came of it, and has everything that begins with `concerns` asked anew. */
export const createActs = (concerns: string) => {
  const client = useQueryClient();
  const [said, setSaid] = createSignal<Outcome>();
  const [busy, setBusy] = createSignal(false);
  /** `work` answers what to say; what it throws is said too. */
  const act = async (work: () => Promise<string>): Promise<void> => {
    if (busy()) return;
    setBusy(true);
    setSaid(undefined);
    try {
      setSaid({ words: await work(), failed: false });
    } catch (error) {
      setSaid({ words: failureOf(error).message, failed: true });
    } finally {
      setBusy(false);
      await client.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith(concerns) });
    }
  };
  return { said, busy, act };
};

export type Acts = ReturnType<typeof createActs>;

/** The outcome of the last act, read out when it comes. */
export function Said(props: { acts: Acts }) {
  const said = () => props.acts.said();
  return (
    <>
      <p class="acts-said" role="status" hidden={said()?.failed !== false}>{said()?.failed === false ? said()?.words : ""}</p>
      <p class="acts-said acts-said-failed" role="alert" hidden={said()?.failed !== true}>{said()?.failed === true ? said()?.words : ""}</p>
    </>
  );
}
