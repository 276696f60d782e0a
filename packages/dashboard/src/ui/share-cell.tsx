import { formatShare } from "../charts/format.ts";
import "./share-cell.css";

/** A share of 0 to 1 in a table, as percent and as a bar from zero; without a share just the mark for nothing. */
export function ShareCell(props: { share: number | null; hollow?: boolean }) {
  return (
    <span class="share-cell">
      <span class="share-text">{formatShare(props.share)}</span>
      <span class="share-track" aria-hidden="true">
        <span classList={{ "share-hollow": props.hollow === true }} style={{ width: `${(props.share ?? 0) * 100}%` }} />
      </span>
    </span>
  );
}
