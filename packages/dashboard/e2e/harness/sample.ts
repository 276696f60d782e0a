import { setTimeout as pause } from "node:timers/promises";
import type { HubProcess } from "@pinghouse/hub/testing/hub-process";

const landing = async (url: string, headers: Record<string, string>): Promise<{ accepted: number; landed: number; quarantined: number }> => {
  const response = await fetch(`${url}/api/v1/status`, { headers });
  const { pings }: { pings: { accepted: number; landed: number; quarantined: number } } = await response.json();
  return pings;
};

/** Resolves when a hub with pings has put all of them into the warehouse or aside. `headers` say who asks. */
export const untilLanded = async (url: string, headers: Record<string, string> = {}): Promise<void> => {
  for (;;) {
    const { accepted, landed, quarantined } = await landing(url, headers);
    if (accepted > 0 && landed + quarantined === accepted) return;
    await pause(100);
  }
};

/** Resolves when the whole sample fleet is sent and in the warehouse, and so are the pings of the installation beside it. Throws where the hub says that it stopped. */
export const untilSampleIsIn = async (hub: HubProcess): Promise<void> => {
  while (!/Sample fleet: all /.test(hub.stderr()) || !/Sample installation: .*\n/.test(hub.stderr())) {
    if (/Sample fleet: stopped/.test(hub.stderr()) || hub.process.exitCode !== null) throw new Error(`the sample fleet did not arrive: ${hub.stderr()}`);
    await pause(100);
  }
  await untilLanded(hub.url);
};
