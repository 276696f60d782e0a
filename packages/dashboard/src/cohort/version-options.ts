import { minorOf, parseVersion, versionOrder } from "@pinghouse/shared/version/version";
import { inRange, parseVersionRange } from "@pinghouse/shared/version/range";
import type { BreakdownRow } from "../api/rows.ts";
import { formatNumber } from "../charts/format.ts";
import type { Option } from "../ui/menu.tsx";

const rangeOf = (minor: string): string => {
  const version = parseVersion(minor);
  return version === undefined ? minor : `>=${minor} <${version.major}.${version.minor + 1}`;
};

/** A choice for each minor version that runs today, newest first, with how many installations its range holds. */
export const versionOptions = (rows: readonly Pick<BreakdownRow, "value" | "installations">[]): Option[] => {
  const minors = [...new Set(rows.flatMap(({ value }) => minorOf(value) ?? []))];
  return minors
    .toSorted((a, b) => (versionOrder(b) ?? 0) - (versionOrder(a) ?? 0))
    .map((minor) => {
      const range = rangeOf(minor);
      const bounds = parseVersionRange(range) ?? [];
      const held = rows.filter(({ value }) => {
        const order = versionOrder(value);
        return order !== null && inRange(bounds, order);
      });
      return { value: range, label: minor, note: formatNumber(held.reduce((sum, { installations }) => sum + installations, 0)) };
    });
};
