import { expect, test } from "vitest";
import { openLoopback, openLoopbackHub } from "../../testing/loopback-server.ts";
import { openTestInstance } from "../../testing/open-test-instance.ts";
import { NothingNew } from "../measured.ts";
import { gitlabCollector } from "./gitlab-collector.ts";

test("beside a GitLab its ping goes to the hub once, with GitLab's identity, time and digits, and again when GitLab made a new one", async () => {
  let week = 15;
  await using gitlab = await openLoopback(({ url }, _, response) => {
    if (url.endsWith("metric_definitions")) response.end("---\n- key_path: version\n  data_category: standard\n- key_path: database.pg_system_id\n  data_category: operational\n- key_path: counts.boards\n  data_category: optional\n");
    else response.end(`{"recorded_at":"2024-01-${week}T23:33:50.387Z","uuid":"from-gitlab","hostname":"gitlab.example.com","version":"16.9.0-ee","database":{"pg_system_id":6842684531675334351},"counts":{"boards":1}}`);
  });
  await using hub = await openLoopbackHub();
  await using opened = await openTestInstance({ hubUrl: hub.url, collectors: [gitlabCollector("gitlab", { url: gitlab.url, token: async () => "t", timeout: 5000 })] });
  const { instance, clock } = opened;
  await instance.settings.change("ping", true, "ada@example.com");
  await instance.settings.change("optional", false, "ada@example.com");

  const preview = await instance.preview();
  expect(JSON.parse(preview.text)).toMatchObject({ recorded_at: "2024-01-15T23:33:50.387Z", uuid: "from-gitlab", hostname: "gitlab.example.com", version: "16.9.0-ee" });
  expect(preview.text).toContain("6842684531675334351");
  expect(preview.text).not.toContain("boards");
  await instance.sendNow(preview.id, "ada@example.com");
  expect(hub.seen.find(({ url }) => url === "/usage_data")?.body).toBe(preview.text);

  await expect(instance.preview()).rejects.toBeInstanceOf(NothingNew);
  week = 22;
  clock.now += 1;
  expect((await instance.preview()).recorded_at).toBe("2024-01-22T23:33:50.387Z");
});
