import type { Label } from "@pinghouse/shared/cohort/label";
import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { createSignal } from "solid-js";
import { api, failureOf } from "../api/client.ts";
import { formatCount } from "../charts/format.ts";
import { labelledWords } from "./label-words.ts";

/** Labels installations, asks everything again that depends on who counts, and says what came of it. */
export const createLabelling = () => {
  const client = useQueryClient();
  const [said, setSaid] = createSignal("");
  const labelling = useMutation(() => ({
    mutationFn: (to: { ids: string[]; label: Label | null }) => api.labels.setMany.mutate(to),
    onSuccess: ({ labelled }, { label }) => {
      setSaid(labelledWords(formatCount(labelled, "installation"), labelled !== 1, label));
      void client.invalidateQueries();
    },
    onError: (error) => setSaid(`Nothing was labelled. ${failureOf(error).message}`),
  }));
  return { said, label: (ids: readonly string[], label: Label | null) => labelling.mutate({ ids: [...ids], label }), busy: () => labelling.isPending };
};
