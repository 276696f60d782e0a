import type { SampleCheck } from "@pinghouse/shared/fleet/fleet-checks";
import type { CheckCount, CheckDay } from "@pinghouse/warehouse/store/check-day";

/** The sample fleet's checks as the recorder takes them: by day, each marked as the demo's. */
export const sampleChecks = (checks: readonly SampleCheck[]): CheckDay[] => {
  const days = new Map<string, CheckCount[]>();
  for (const { day, version, host, n } of checks) {
    const count: CheckCount = { product: "gitlab", version, referer_host: host, source: "demo", n };
    days.set(day, [...(days.get(day) ?? []), count]);
  }
  return [...days].map(([day, counts]) => ({ day, counts }));
};
