import { expect, test } from "vitest";
import { noteAsked, noteCheck } from "../state/check-row.ts";
import { openTestServer, signInFirst, signInMember } from "./testing/open-test-server.ts";

const danger = { severity: "danger", latest_version: "18.9.0", latest_stable_version_of_minor: "18.7.4", critical_vulnerability: true, details: "a hole" };

test("members see that an update is needed; what makes it so is withheld from them where a switch says so, and never from admins", async () => {
  await using opened = await openTestServer();
  const { state } = opened.server.instance;
  await noteAsked(state, state.now(), "18.7.2");
  await noteCheck(state, { failure: null, answeredAt: state.now(), answeredVersion: "18.7.2", answer: JSON.stringify(danger) });
  const admin = await signInFirst(opened);
  const member = await signInMember(opened, admin);
  const known = { version: "18.7.2", state: "danger", latest_of_minor: "18.7.4", critical: true, details: "a hole", withheld: false };
  expect((await opened.ask("version.current", { cookie: member })).data).toMatchObject(known);
  await opened.ask("settings.change", { cookie: admin, input: { name: "details_for_admins_only", value: true } });
  expect((await opened.ask("version.current", { cookie: member })).data).toMatchObject({ state: "danger", latest: null, latest_of_minor: null, critical: false, details: "", withheld: true });
  expect((await opened.ask("version.current", { cookie: admin })).data).toMatchObject(known);
});
