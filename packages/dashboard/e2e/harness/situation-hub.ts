import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCommand, startHub } from "@pinghouse/hub/testing/hub-process";
import { openPage, type Session } from "./open-page.ts";
import { untilLanded } from "./sample.ts";

const password = "correct horse battery";

/** A real hub of a test's own, with pings that the test makes. */
export interface SituationHub extends AsyncDisposable {
  url: string;
  /** Sends a payload as an installation does, and resolves when it is accepted. */
  send: (payload: object) => Promise<void>;
  /** Signs somebody in who looks after the installation with this hostname: its id, and the session. Waits until all that was sent has landed. */
  adminOf: (hostname: string) => Promise<{ id: string; as: Session }>;
  /** Resolves when all that was sent is in the warehouse. */
  landed: () => Promise<void>;
  /** Ends the hub as a power cut does. */
  kill: () => Promise<void>;
}

const signIn = async (hub: string, email: string): Promise<Session> => {
  await using opened = await openPage({ hub });
  const { page, visit, context } = opened;
  await visit("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("button", { name: "Admin: account" }).waitFor();
  return await context.storageState();
};

/** Starts one. */
export const openSituationHub = async (): Promise<SituationHub> => {
  const directory = await mkdtemp(join(tmpdir(), "pinghouse-situation-"));
  const hub = await startHub(directory);
  const token = (await runCommand(directory, ["token", "create", "--role", "operator"])).stdout.trim();
  const headers = { authorization: `Bearer ${token}` };
  const known = new Map<string, { id: string; as: Session }>();
  return {
    url: hub.url,
    send: async (payload) => {
      const { status } = await fetch(`${hub.url}/usage_data`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(payload) });
      if (status !== 201) throw new Error(`the ping was answered ${status}`);
    },
    adminOf: async (hostname) => {
      const before = known.get(hostname);
      if (before !== undefined) return before;
      await untilLanded(hub.url, headers);
      const { items }: { items: { id: string }[] } = await (await fetch(`${hub.url}/api/v1/installations?hostname=${hostname}`, { headers })).json();
      const id = items[0]?.id ?? "";
      const email = `admin@${hostname}`;
      const { code, stderr } = await runCommand(directory, ["user", "add", email, "--role", "admin", "--installation", id], { input: `${password}\n` });
      if (code !== 0) throw new Error(stderr);
      const admin = { id, as: await signIn(hub.url, email) };
      known.set(hostname, admin);
      return admin;
    },
    landed: () => untilLanded(hub.url, headers),
    kill: async () => void (await hub.end("SIGKILL")),
    [Symbol.asyncDispose]: async () => {
      await hub.end("SIGTERM");
      await rm(directory, { recursive: true, force: true });
    },
  };
};
