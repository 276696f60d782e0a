/** How to read a peer strip, in words under the table. */
export function StripLegend(props: { end: number }) {
  return (
    <p class="strip-legend">
      Among users: a log axis from their median divided by {props.end} to {props.end} times it. The band holds the middle half of those who use the metric, the thin line
      those from p10 to p90, the tick is their median; the dot is this installation, an arrow where it lies beyond the axis, a circle at the left where it does not use it.
      Place and Change sort by what is clear of its noise.
    </p>
  );
}
