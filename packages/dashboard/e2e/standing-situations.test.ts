import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pageFaults } from "./harness/check-page.ts";
import { type NewInstance, openNewInstance } from "./harness/instance-process.ts";
import { openPage, type Session } from "./harness/open-page.ts";
import { openSituationHub, type SituationHub } from "./harness/situation-hub.ts";

const day = 86_400_000;
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const weeks = 16;
/** The hub's clock is the system's, so the last ping is of today. */
const at = (weeksAgo: number): string => new Date(Date.now() - weeksAgo * 7 * day).toISOString();

const optional = { notes: 9_000, milestones: 90, boards: 40, deployments: 700, ci_pipelines_succeeded: 4_100, ci_pipelines_failed: 600, ci_pipelines_canceled: 80, ci_pipelines_skipped: 30 };
const counts = { projects: 320, groups: 41, issues: 5_200, merge_requests: 3_900, ci_internal_pipelines: 5_000, ci_external_pipelines: 12, environments: 60, service_desk_issues: 4 };

/** A ping of an installation whose totals grow by a fiftieth a week. */
const ping = (hostname: string, weeksAgo: number, totals: Record<string, number> = { ...counts, ...optional }): object => ({
  uuid: `uuid-of-${hostname}`,
  hostname,
  version: "18.9.0-ee",
  edition: "EEU",
  installation_type: "omnibus-gitlab",
  recorded_at: at(weeksAgo),
  active_user_count: 120 + (weeks - weeksAgo),
  license_billable_users: 118,
  license_user_count: 150,
  historical_max_users: 131,
  counts: Object.fromEntries(Object.entries(totals).map(([key, total]) => [key, Math.round(total * (1 + (weeks - weeksAgo) / 50))])),
});

const pages = ["", "/score", "/trends", "/cohorts", "/metrics", "/metrics/counts.issues", "/adoption"] as const;
const besidePeers = ["", "/trends", "/metrics", "/metrics/counts.issues", "/adoption"] as const;
const nameOf = (path: string): string => path.replaceAll(/[/.]/g, "-") || "-overview";

let hub: SituationHub;

beforeAll(async () => {
  hub = await openSituationHub();
  await hub.send(ping("one.example", 0));
  for (let ago = weeks; ago >= 0; ago -= 1) {
    await hub.send(ping("plain.example", ago, counts));
    await hub.send(ping("small.example", ago));
  }
});
afterAll(() => hub[Symbol.asyncDispose]());

/** A page of somebody's installation, and what its main part says. */
const openStanding = async (someone: { id: string; as: Session }) => {
  const opened = await openPage({ hub: hub.url, as: someone.as });
  const textOf = async (path: string): Promise<string> => {
    await opened.visit(`/standing/${someone.id}${path}`);
    return (await opened.page.locator("main").innerText()).replaceAll(/\s+/g, " ");
  };
  return { textOf, [Symbol.asyncDispose]: opened[Symbol.asyncDispose] };
};

describe.each(["one.example", "plain.example", "small.example"])("%s", (hostname) => {
  let someone: Awaited<ReturnType<SituationHub["adminOf"]>>;
  beforeAll(async () => {
    someone = await hub.adminOf(hostname);
  });

  test.each(pages)("the page %s looks right in both themes, wide and narrow", async (path) => {
    expect(await pageFaults({ name: `situation-${hostname}${nameOf(path)}`, hub: hub.url, as: someone.as, path: `/standing/${someone.id}${path}` })).toEqual([]);
  });

  test("each page says in words what is not known, why, and what it takes", async () => {
    await using standing = await openStanding(someone);
    for (const path of besidePeers) expect(await standing.textOf(path)).toMatch(/Nothing can be shown of .*Fewer than 10 established installations.*figures of others come once so many have sent for four weeks/);
    for (const path of ["", "/adoption"]) expect(await standing.textOf(path)).toContain("Too few peers are in this comparison to say what they use.");
    expect(await standing.textOf("/cohorts")).toContain("does not count people by the month they registered, so there are no cohorts");
  });
});

test("after one ping the score says from which day on there can be one, and figures over time that they begin later", async () => {
  await using standing = await openStanding(await hub.adminOf("one.example"));
  const first = new Date(Date.now() + 21 * day);
  expect(await standing.textOf("/score")).toContain(`can have one is recorded on ${first.getUTCDate()} ${months[first.getUTCMonth()]} ${first.getUTCFullYear()} or later`);
  expect(await standing.textOf("")).toMatch(/none yet; its page says why.*no rate yet; too few peers to show/);
  expect(await standing.textOf("/trends")).toMatch(/Active [\d,]+ – – – –/);
  expect(await standing.textOf("/metrics/counts.issues")).toContain("a line begins once the week of a ping is over");
});

test("without optional data the score says that it is off and how it is switched on, and trends name it", async () => {
  await using standing = await openStanding(await hub.adminOf("plain.example"));
  expect(await standing.textOf("/score")).toMatch(/A score cannot be made.*optional data is switched off\. Tick/);
  const trends = await standing.textOf("/trends");
  expect(trends).toMatch(/Pipelines by outcome.*holds none of these counts: optional data is switched off, or your version does not count them/);
  expect(trends).toMatch(/Issues [\d,]+ \+[\d.]+ %/);
});

test("a cohort that is too small takes nothing from what is the installation's own", async () => {
  await using standing = await openStanding(await hub.adminOf("small.example"));
  expect(await standing.textOf("/score")).toMatch(/Overall score by week/);
  expect(await standing.textOf("/score")).not.toContain("A score cannot be made");
  expect(await standing.textOf("/trends")).toMatch(/Succeeded [\d,]+ [+−]/);
  expect(await standing.textOf("/metrics/counts.issues")).toMatch(/Too few peers to show.*Your value [\d,]+/);
});

const password = "correct horse battery";

/** An Admin Area that sent one ping to the hub, with somebody signed in. */
const setUp = async (page: Page, visit: (path: string) => Promise<void>, setup: string): Promise<void> => {
  await visit(setup);
  await page.getByLabel("E-mail").fill("ada@example.org");
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Set up the Admin Area" }).click();
  await page.waitForURL(/\/overview$/);
  await visit("/settings/preview");
  await page.getByRole("button", { name: "Measure now" }).click();
  await page.getByRole("button", { name: "Send this" }).click();
  await page.getByText(/^Sent\./).waitFor();
};

const kept = ["", "/score", "/cohorts", "/metrics"] as const;
/** With how many panels say it. */
const never = [["/trends", 1], ["/metrics/hostname", 3]] as const;
const refused = /status of 503/;

describe("with the hub away", () => {
  let instance: NewInstance;
  let home: string;
  let as: Session;

  beforeAll(async () => {
    instance = await openNewInstance({ PINGHOUSE_HUB_URL: hub.url, PINGHOUSE_INSTANCE_PING: "on" });
    await using opened = await openPage({ hub: instance.url });
    const { page, context, visit } = opened;
    await setUp(page, visit, instance.setup);
    await hub.landed();
    await visit("/overview");
    await page.waitForURL(/\/standing\/[^/]+$/);
    home = new URL(page.url()).pathname;
    for (const path of kept) await visit(`${home}${path}`);
    as = await context.storageState();
    await hub.kill();
  });
  afterAll(() => instance[Symbol.asyncDispose]());

  test.each(kept)("what it last said of %s stands there with its date", async (path) => {
    const prepare = async (page: Page): Promise<void> => {
      await page.getByText(/There is no fresh answer of the hub\. What you see is what it said last, at \d+ \w+ \d{4}/).waitFor();
      expect(await page.getByRole("alert").count()).toBe(0);
    };
    expect(await pageFaults({ name: `situation-hub-away-kept${nameOf(path)}`, hub: instance.url, as, path: `${home}${path}`, prepare })).toEqual([]);
  });

  test.each(never)("what it was never asked of %s says what failed, what is still true, and offers to try again", async (path, panels) => {
    const prepare = async (page: Page): Promise<void> => {
      const alert = page.getByRole("alert").first();
      await alert.getByRole("button", { name: "Try again" }).waitFor();
      expect(await alert.textContent()).toMatch(/could not be loaded\. .*Nothing that was sent is lost by this\./);
      expect(await page.getByRole("alert").count()).toBe(panels);
    };
    expect(await pageFaults({ name: `situation-hub-away-never${nameOf(path)}`, hub: instance.url, as, path: `${home}${path}`, prepare, expected: refused })).toEqual([]);
  });
});
