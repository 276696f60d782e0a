import { useLocation } from "@solidjs/router";
import { useQuery } from "@tanstack/solid-query";
import { createMemo, Show } from "solid-js";
import { exportDestinationsQuery, exportScheduleQuery } from "../../api/queries.ts";
import type { ExportSchedule } from "../../api/rows.ts";
import { answerOf } from "../../state/answer-of.ts";
import { createUrlText } from "../../state/url-state.ts";
import { PageHead } from "../../ui/page-head.tsx";
import { FailureNote } from "../../ui/panel.tsx";
import { sourceOfAddress } from "./export-address.ts";
import { ExportForm } from "./export-form.tsx";
import "./exports.css";

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Exports something once or on a schedule; with `edit` or `copy` in the address the form opens with that schedule. */
export function ExportFormPage() {
  const location = useLocation();
  const [edit] = createUrlText("edit");
  const [copy] = createUrlText("copy");
  const source = createMemo(() => sourceOfAddress(new URLSearchParams(location.search)), undefined, { equals: same });
  const wanted = () => Number(edit() || copy());
  const schedule = useQuery(() => ({ ...exportScheduleQuery(wanted()), enabled: wanted() > 0, staleTime: Number.POSITIVE_INFINITY }));
  const destinations = useQuery(exportDestinationsQuery);
  /** What the form opens with, once that is known. */
  const opening = createMemo((): { begin: ExportSchedule | undefined } | undefined => {
    const begin = wanted() > 0 ? answerOf(schedule) : undefined;
    return wanted() > 0 && begin === undefined ? undefined : { begin };
  }, undefined, { equals: same });
  const title = () => (edit() === "" ? "New export" : "Change a schedule");
  return (
    <>
      <PageHead title={title()} crumbs={[{ label: "Exports", href: "/exports" }]} lead="Choose what, how and where; then once now, or again and again." />
      <Show when={schedule.error}>{(error) => <FailureNote title="The schedule" error={error()} stale={false} retry={() => schedule.refetch()} />}</Show>
      <Show when={opening()} keyed>
        {({ begin }) => <ExportForm source={source()} begin={begin} changes={edit() === "" ? undefined : begin?.id} destinations={answerOf(destinations)?.items} />}
      </Show>
    </>
  );
}
