import { type FileFormat, fileFormats } from "@pinghouse/shared/exports/file-format";
import type { ExportSource } from "@pinghouse/shared/exports/order";
import { A } from "@solidjs/router";
import { Show } from "solid-js";
import type { ExportDestination } from "../../api/rows.ts";
import { useSession } from "../../shell/session.tsx";
import { Field } from "../../ui/field.tsx";
import type { Option } from "../../ui/menu.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { Tick } from "../../ui/tick.tsx";
import { placeWords } from "./destination-draft.ts";
import { type ExportDraft, mayBeNew, mayBeWeeks, mayHoldHostnames } from "./export-draft.ts";
import { formatWords } from "./source-words.ts";

const formats: readonly Option<FileFormat>[] = fileFormats.map((value) => ({ value, label: formatWords[value] }));

const formatHints: Readonly<Record<FileFormat, string>> = {
  csv: "For spreadsheets and everything else; UTF-8 with a header.",
  "csv.gz": "The same, compressed.",
  arrow: "For a program that reads along while it is written.",
  "arrow-file": "For pandas and polars, with types and units.",
  parquet: "Smallest, with types and units; DuckDB and Spark query it in place.",
};

interface FileFieldsProps {
  draft: ExportDraft;
  source: ExportSource;
  set: (part: Partial<ExportDraft>) => void;
  /** What the source suggests while nobody typed a name. */
  suggested: string;
  destinations: readonly ExportDestination[] | undefined;
}

function DestinationField(props: FileFieldsProps) {
  const session = useSession();
  const options = (): Option[] => (props.destinations ?? []).map((one) => ({ value: one.name, label: `${one.name}: ${placeWords(one)}` }));
  return (
    <Show
      when={props.destinations === undefined || options().length > 0}
      fallback={
        <p class="exports-said exports-none">
          There is no destination yet. <Show when={session().role === "operator"} fallback="An operator defines where exports go."><A href="/exports/destinations?add=yes">Add one first</A>.</Show>
        </p>
      }
    >
      <SelectField label="Destination" options={options()} value={props.draft.destination} onChoose={(destination) => props.set({ destination })} none="Choose a destination" />
    </Show>
  );
}

/** How it is written, and where to. */
export function FileFields(props: FileFieldsProps) {
  const session = useSession();
  const place = () => props.destinations?.find(({ name }) => name === props.draft.destination);
  return (
    <>
      <div class="exports-pair">
        <SelectField label="Format" options={formats} value={props.draft.format} onChoose={(format) => props.set({ format })} hint={formatHints[props.draft.format]} />
        <Field label="Name" type="text" value={props.draft.name === "" ? props.suggested : props.draft.name} onInput={(name) => props.set({ name })} autocomplete="off" hint="Begins the names of the files." />
      </div>
      <DestinationField {...props} />
      <Show when={mayBeWeeks(props.source, props.draft.format)}>
        <Tick label="A part for each week" checked={props.draft.layout === "weeks"} onChange={(on) => props.set({ layout: on ? "weeks" : "file" })} hint="A directory with week=2026-01-05/ and so on in it, which other engines query in place." />
      </Show>
      <Show when={mayBeNew(props.source, props.draft.often)}>
        <Tick label="Only what is new" checked={props.draft.mode === "new"} onChange={(on) => props.set({ mode: on ? "new" : "full" })} hint="Each run holds the pings that no earlier run that succeeded had: nothing twice, nothing missed. Otherwise all of it each time." />
      </Show>
      <Show when={mayHoldHostnames(place(), session().role)}>
        <Tick label="With host names" checked={props.draft.hostnames} onChange={(hostnames) => props.set({ hostnames })} hint="Beside the opaque ids. Everyone who reads the destination reads them." />
      </Show>
    </>
  );
}
