import { windows } from "@pinghouse/shared/metrics/measure";
import type { Column } from "../../ui/virtual-table.tsx";
import type { Measure } from "./catalogue.ts";
import { AdoptionCell, CoverageCell, failedShare, FailedCell, FormsCell, NameCell, OwnerCell, ReachCell, SeenCell, TypeCell } from "./cells.tsx";

const fixed = { grow: 0 } as const;
const amount = { grow: 0, numeric: true, descendingFirst: true } as const;

/** Beside a thumb the key gets what the sticky column may take of a phone. */
const nameWidth = () => (matchMedia("(min-width: 700px)").matches ? 264 : 190);

/** The columns of the dictionary; `terms` are marked in its texts, `asOf` says when the figures are of. */
export const catalogueColumns = (terms: () => readonly string[], asOf: () => string): readonly Column<Measure>[] => [
  { id: "key", title: "Metric", width: nameWidth(), grow: 1, sort: ({ shown }) => shown.key, cell: ({ shown }) => <NameCell row={shown} terms={terms()} /> },
  { id: "forms", title: "Forms", width: 98, ...fixed, sort: ({ shown }) => (shown.form === null ? null : windows.indexOf(shown.form)), cell: (measure) => <FormsCell measure={measure} /> },
  { id: "adoption", title: "Use it", unit: "of n", width: 112, grow: 0, descendingFirst: true, sort: ({ shown }) => shown.adoption, cell: ({ shown }) => <AdoptionCell row={shown} asOf={asOf()} /> },
  { id: "coverage", title: "Coverage", width: 96, ...amount, sort: ({ shown }) => shown.coverage, cell: ({ shown }) => <CoverageCell row={shown} asOf={asOf()} /> },
  { id: "failed", title: "Failed", width: 76, ...amount, sort: ({ shown }) => failedShare(shown), cell: ({ shown }) => <FailedCell row={shown} asOf={asOf()} /> },
  { id: "owner", title: "Stage and owner", width: 122, ...fixed, sort: ({ shown }) => (shown.stage === null ? null : `${shown.stage} ${shown.product_group ?? ""}`), cell: ({ shown }) => <OwnerCell row={shown} terms={terms()} /> },
  { id: "type", title: "Type", width: 100, ...fixed, sort: ({ shown }) => shown.kind, cell: (measure) => <TypeCell measure={measure} /> },
  { id: "reach", title: "Who has it", width: 122, ...fixed, sort: ({ shown }) => shown.tiers, cell: ({ shown }) => <ReachCell row={shown} /> },
  { id: "last", title: "Seen", width: 124, grow: 0, descendingFirst: true, sort: ({ shown }) => shown.last_seen, cell: ({ shown }) => <SeenCell row={shown} /> },
];
