import { expect, test } from "vitest";
import { batchOf } from "../testing/batch-of.ts";
import { ping } from "../testing/test-ping.ts";
import type { LandedBinding } from "./landing-batch.ts";
import { openStore } from "./open-store.ts";
import { plain } from "./sql.ts";
import type { Store } from "./door.ts";
import { tableRows } from "./table.ts";

const verified = async (store: Store) => {
  const { tables } = await store.read("verified", [plain("SELECT id, how FROM verified_installation JOIN installation USING (installation) ORDER BY id")]);
  return tables[0] && tableRows<{ id: string; how: string }>(tables[0]).map(({ id, how }) => `${id} ${how}`);
};

const binding = (installation: string, proof: LandedBinding["proof"], offset: number): LandedBinding => ({ installation, proof, secret: proof === "secret", since: 0, offset });

test("an installation is verified by the newest that the journal says of it, or because an operator handed its pings in", async () => {
  await using store = await openStore(":memory:");
  const pings = ["secret", "claimed", "reset", "nobody"].map((uuid) => ping({ uuid }));
  const imported = ping({ uuid: "imported", source: "import" });
  const ids = Object.fromEntries([...pings, imported].map(({ landed }) => [landed.uuid, landed.installation]));
  // The binding stands before the first ping, and batches may end between the two.
  await store.land(batchOf([], { segment: 1, bindings: [binding(ids["secret"] ?? "", "secret", 10), binding(ids["reset"] ?? "", "secret", 20), binding("never landed", "secret", 30)], position: { segment: 1, offset: 40 } }));
  await store.land(batchOf([...pings, imported], { segment: 1, bindings: [binding(ids["claimed"] ?? "", "claim", 50)], position: { segment: 1, offset: 60 } }));
  expect(await verified(store)).toEqual([`${ids["claimed"]} claim`, `${ids["imported"]} operator`, `${ids["reset"]} secret`, `${ids["secret"]} secret`]);
  await store.land(batchOf([], { segment: 2, bindings: [binding(ids["reset"] ?? "", "none", 5), binding(ids["secret"] ?? "", "operator", 6)], position: { segment: 2, offset: 10 } }));
  expect(await verified(store)).toEqual([`${ids["claimed"]} claim`, `${ids["imported"]} operator`, `${ids["secret"]} operator`]);
});
