import { expect, test } from "vitest";
import { openTestStore } from "../testing/open-test-store.ts";
import { installationId, ping } from "../testing/test-ping.ts";
import { pingOwner } from "./ping-owner.ts";

test("a ping belongs to the installation that sent it, a superseded one too; an unknown one to nobody", async () => {
  const hostname = "a.example.com";
  await using store = await openTestStore([
    ping({ id: 7, uuid: "a", hostname, at: "2026-01-05T10:00:00Z" }),
    ping({ id: 8, uuid: "a", hostname, at: "2026-01-06T10:00:00Z" }),
    ping({ id: 9, uuid: "b", hostname, at: "2026-01-06T10:00:00Z" }),
  ]);
  const owner = async (id: number) => (await pingOwner(store, id)).owner;
  expect([await owner(7), await owner(8), await owner(9)]).toEqual(["a", "a", "b"].map((uuid) => installationId(uuid, hostname)));
  expect(await pingOwner(store, 10)).toEqual({ as_of: "2026-01-06T10:00:00.000Z", owner: undefined });
});
