import { expect, test } from "vitest";
import { keyWords } from "./key-words.ts";

test("abbreviations and names stand as they are written, all else begins with a capital", () => {
  expect(["ci_external_pipelines", "merge_requests", "i_search_total", "projects_with_jira_imports", "lfs_objects", "github_imports", "active_user_count"].map(keyWords)).toEqual([
    "CI external pipelines", "Merge requests", "Search total", "Projects with Jira imports", "LFS objects", "GitHub imports", "Active user count",
  ]);
});
