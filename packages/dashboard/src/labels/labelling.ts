import type { Label } from "@pinghouse/shared/cohort/label";
import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { createSignal } from "solid-js";
import { api, failureOf } from "../api/client.ts";
import { formatCount } from "../charts/format.ts";
import { labelledWords } from "./label-words.ts";

/** One by itself, which its own admin may too; several are the operator's. */
const labelAll = async (ids: string[], label: Label | null): Promise<{ labelled: number }> => {
  const [only, ...others] = ids;
  if (only === undefined || others.length > 0) return api.labels.setMany.mutate({ ids, label });
  await api.labels.set.mutate({ id: only, label });
  return { labelled: 1 };
};

/** Labels installations, asks everything again that depends on who counts, and says what came of it. */
export const createLabelling = () => {
  const client = useQueryClient();
  const [said, setSaid] = createSignal("");
  const labelling = useMutation(() => ({
    mutationFn: ({ ids, label }: { ids: string[]; label: Label | null }) => labelAll(ids, label),
    onSuccess: ({ labelled }, { label }) => {
      setSaid(labelledWords(formatCount(labelled, "installation"), labelled !== 1, label));
      void client.invalidateQueries();
    },
    onError: (error) => setSaid(`Nothing was labelled. ${failureOf(error).message}`),
  }));
  return { said, label: (ids: readonly string[], label: Label | null) => labelling.mutate({ ids: [...ids], label }), busy: () => labelling.isPending };
};
