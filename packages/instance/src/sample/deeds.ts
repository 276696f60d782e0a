/** How often an active user does something in four weeks, on average, when the application is young and when it is first looked at. */
interface Habit {
  readonly from: number;
  readonly to: number;
}

/** What has a table of its own. */
const work = {
  issues: { from: 5, to: 6 },
  notes: { from: 16, to: 22 },
  merge_requests: { from: 5, to: 8 },
  pipelines: { from: 14, to: 34 },
  deployments: { from: 1, to: 6 },
  milestones: { from: 0.12, to: 0.1 },
  boards: { from: 0.05, to: 0.06 },
  environments: { from: 0.05, to: 0.15 },
  releases: { from: 0.1, to: 0.4 },
  projects: { from: 0.12, to: 0.1 },
  groups: { from: 0.02, to: 0.02 },
} as const satisfies Record<string, Habit>;
type Table = keyof typeof work;

/** Features of the invented product whose uses are one table: some are taken up, some fade, and what is not here is never used. */
const features = {
  review_rooms: { from: 0.8, to: 2.4 },
  merge_ladders: { from: 0.5, to: 1.8 },
  code_tours: { from: 0.03, to: 0.12 },
  tours_followed: { from: 0.2, to: 1.1 },
  issue_gardens: { from: 0.5, to: 0.2 },
  board_lanes: { from: 0.2, to: 0.25 },
  release_drafts: { from: 0, to: 0.3 },
  shelf_entries: { from: 0.05, to: 0.02 },
} as const satisfies Record<string, Habit>;
type Feature = keyof typeof features;

export type Deed = Table | Feature;
export const habits: Readonly<Record<Deed, Habit>> = { ...work, ...features };

const isDeed = (name: string): name is Deed => name in habits;
export const deeds = Object.keys(habits).filter(isDeed);

/** What grows: rows of a kind, each by somebody, in some project. Of a row, 0 is the person, 1 the project, 2 the instant, 3 a chance. */
const tables: Record<Table, string> = {
  groups: "groups (creator_id, created_at) SELECT value ->> 0, value ->> 2",
  projects: "projects (creator_id, created_at) SELECT value ->> 0, value ->> 2",
  issues: "issues (author_id, project_id, created_at, by_mail) SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3 < 0.04",
  notes: "notes (author_id, created_at) SELECT value ->> 0, value ->> 2",
  milestones: "milestones (project_id, created_at) SELECT value ->> 1, value ->> 2",
  boards: "boards (project_id, created_at) SELECT value ->> 1, value ->> 2",
  merge_requests: "merge_requests (author_id, project_id, created_at) SELECT value ->> 0, value ->> 1, value ->> 2",
  pipelines: `pipelines (user_id, project_id, created_at, status, external) SELECT value ->> 0, value ->> 1, value ->> 2,
    CASE WHEN value ->> 3 < 0.78 THEN 'success' WHEN value ->> 3 < 0.92 THEN 'failed' WHEN value ->> 3 < 0.97 THEN 'canceled' ELSE 'skipped' END, (value ->> 0) % 11 = 0`,
  environments: "environments (project_id, created_at) SELECT value ->> 1, value ->> 2",
  deployments: "deployments (user_id, environment_id, created_at, status) SELECT value ->> 0, value ->> 1, value ->> 2, iif(value ->> 3 < 0.93, 'success', 'failed')",
  releases: "releases (author_id, project_id, created_at) SELECT value ->> 0, value ->> 1, value ->> 2",
};

const isFeature = (deed: Deed): deed is Feature => deed in features;

/** Where the rows of a kind go, from JSON: the beginning of an INSERT that ends with their source. */
export const rowsInto = (deed: Deed): string => (isFeature(deed) ? `feature_uses (feature, user_id, created_at) SELECT '${deed}', value ->> 0, value ->> 2` : tables[deed]);
