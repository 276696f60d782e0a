/** The tables of the sample application: a small workbench for software projects. Instants are ISO text in UTC. */
export const applicationSchema = `
CREATE TABLE IF NOT EXISTS clock (made TEXT NOT NULL, now TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS application_settings (name TEXT PRIMARY KEY, value TEXT);
CREATE TABLE IF NOT EXISTS users (id INTEGER PRIMARY KEY, created_at TEXT NOT NULL, last_activity_on TEXT, state TEXT NOT NULL, kind TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS user_months (user_id INTEGER NOT NULL, month TEXT NOT NULL, PRIMARY KEY (user_id, month)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS user_counts (day TEXT PRIMARY KEY, active INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS groups (id INTEGER PRIMARY KEY, creator_id INTEGER NOT NULL, created_at TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS projects (id INTEGER PRIMARY KEY, creator_id INTEGER NOT NULL, created_at TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS issues (id INTEGER PRIMARY KEY, author_id INTEGER NOT NULL, project_id INTEGER NOT NULL, created_at TEXT NOT NULL, by_mail INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS notes (id INTEGER PRIMARY KEY, author_id INTEGER NOT NULL, created_at TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS milestones (id INTEGER PRIMARY KEY, project_id INTEGER NOT NULL, created_at TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS boards (id INTEGER PRIMARY KEY, project_id INTEGER NOT NULL, created_at TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS merge_requests (id INTEGER PRIMARY KEY, author_id INTEGER NOT NULL, project_id INTEGER NOT NULL, created_at TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS pipelines (id INTEGER PRIMARY KEY, user_id INTEGER NOT NULL, project_id INTEGER NOT NULL, created_at TEXT NOT NULL, status TEXT NOT NULL, external INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS environments (id INTEGER PRIMARY KEY, project_id INTEGER NOT NULL, created_at TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS deployments (id INTEGER PRIMARY KEY, user_id INTEGER NOT NULL, environment_id INTEGER NOT NULL, created_at TEXT NOT NULL, status TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS releases (id INTEGER PRIMARY KEY, author_id INTEGER NOT NULL, project_id INTEGER NOT NULL, created_at TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS feature_uses (id INTEGER PRIMARY KEY, feature TEXT NOT NULL, user_id INTEGER NOT NULL, created_at TEXT NOT NULL);
`;

/** What the application is, beside its version, which changes with upgrades. */
export const firstSettings: Readonly<Record<string, string>> = {
  hostname: "code.our-company.example",
  edition: "EEP",
  installation_type: "docker-image",
  license_plan: "premium",
  license_user_count: "220",
  signup_enabled: "false",
  container_registry_enabled: "true",
  code_tours_enabled: "true",
  wiki_canvas_enabled: "true",
  chat_pier_enabled: "false",
  license_trial: "false",
  "mail.post_office": "smtp",
  "settings.signup_policy": "closed",
  "settings.audit_lantern_lit": "true",
};
