import { addWeeks } from "@pinghouse/shared/time/week";
import { expect, test } from "vitest";
import { z } from "zod";
import type { Who } from "../../control/who.ts";
import { openTestApi, type TestApi } from "../../testing/open-test-api.ts";
import { openTestStore } from "../../testing/open-test-store.ts";
import { installationId, ping } from "../../testing/test-ping.ts";

const hosts = ["eu", "main", "test"] as const;
const idOf = (host: string) => installationId(host, host);
const admin: Who = { role: "admin", person: null, installations: hosts.map(idOf) };
const weekAt = (n: number) => `${addWeeks("2025-10-01", n)}T12:00:00Z`;

/** Fourteen weeks: main grows from 100 by 10, eu from 50 by 1 and misses the second week and the third, test has 1,000 throughout. */
const pings = () =>
  Array.from({ length: 14 }, (_, n) => [
    ping({ uuid: "main", hostname: "main", at: weekAt(n), users: 40, values: { active_user_count: 40, "counts.issues": 100 + 10 * n, on: true } }),
    ...(n === 1 || n === 2 ? [] : [ping({ uuid: "eu", hostname: "eu", at: weekAt(n), users: 20, version: "17.0.0-ee", values: { active_user_count: 20, "counts.issues": 50 + n, on: false } })]),
    ping({ uuid: "test", hostname: "test", at: weekAt(n), users: 5, values: { active_user_count: 5, "counts.issues": 1000, on: true } }),
  ]).flat();

const open = async (): Promise<TestApi> => {
  const api = await openTestApi(await openTestStore([...pings(), ping({ uuid: "stranger", hostname: "stranger", at: weekAt(13), values: { "counts.issues": 9_999 } })]));
  await api.control.setLabel({ installation: idOf("test"), label: "test", actor: "test" });
  return api;
};

const record = z.looseObject({
  installations: z.array(z.looseObject({ hostname: z.string(), counted: z.boolean() })),
  figures: z.array(z.looseObject({ measure: z.string(), sum: z.number().nullable(), growth_13w: z.number().nullable(), weeks: z.array(z.looseObject({ n: z.number(), complete: z.boolean() })) })),
});

const groupOf = async (api: TestApi, query = "") => record.parse(JSON.parse(String((await api.get(admin, `/group${query}`)).body)));
const figure = (group: z.infer<typeof record>, measure: string) => group.figures.find((one) => one.measure === measure);

test("the figures are those of one's own that count, today and by week; a week in which one lacks is not complete", async () => {
  await using api = await open();
  const group = await groupOf(api);
  expect(group).toMatchObject({ of: 2, reporting: 2, silent: 0, kept_out: 1 });
  expect(group.installations.map(({ hostname, counted }) => [hostname, counted])).toEqual([["eu", true], ["main", true], ["test", false]]);
  expect(figure(group, "issues")).toMatchObject({ sum: 63 + 230, n: 2, of: 2, adds: "sum", complete: true });
  expect(figure(group, "issues")?.growth_13w).toBeCloseTo(293 / 150 - 1);
  // Its first week still stands for the second: 14 days.
  expect(figure(group, "issues")?.weeks.slice(0, 4).map(({ n, complete }) => [n, complete])).toEqual([[2, true], [2, true], [1, false], [2, true]]);
  expect(figure(group, "users")).toMatchObject({ sum: 60, adds: "at_most" });
  expect(figure(group, "seats_licensed")).toBeUndefined();
});

test("who asks to include what a label keeps out gets it, and who names some of their own gets these alone", async () => {
  await using api = await open();
  expect(figure(await groupOf(api, "?include=test"), "issues")?.sum).toBe(1293);
  const one = await groupOf(api, `?installation=${idOf("eu")}&installation=${idOf("test")}`);
  expect([one.installations.length, figure(one, "issues")?.sum]).toEqual([2, 63]);
});

test("as CSV a figure or an installation's value is a row, however many installations there are, and pages go on where they ended", async () => {
  await using api = await open();
  const csv = String((await api.get(admin, "/group/metrics?format=csv")).body).trim().split("\r\n");
  expect(csv[0]).toBe("key,stage,unit,kind,adds,sum,n,of,complete,installation,hostname,counted,value,value_text,state,reason,change_28d");
  expect(csv).toHaveLength(1 + 3 * 3);
  expect(String((await api.get(admin, "/group?format=csv")).body).trim().split("\r\n")).toHaveLength(3);
  const items: unknown[] = [];
  let cursor = "";
  do {
    const page = z.object({ items: z.array(z.unknown()), next_cursor: z.string().nullable() }).loose().parse(JSON.parse(String((await api.get(admin, `/group/weeks?metric=counts.issues&metric=on&limit=7${cursor}`)).body)));
    items.push(...page.items);
    cursor = page.next_cursor === null ? "" : `&cursor=${page.next_cursor}`;
  } while (cursor !== "");
  expect(items).toEqual(z.looseObject({ items: z.array(z.unknown()) }).parse(JSON.parse(String((await api.get(admin, "/group/weeks?metric=counts.issues&metric=on&limit=1000")).body))).items);
  expect(items).toHaveLength(2 * 14 * 3);
  expect((await api.get(admin, "/group/weeks?metric=counts.never")).status).toBe(404);
});
