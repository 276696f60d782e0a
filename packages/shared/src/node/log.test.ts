import { expect, test } from "vitest";
import { createLog } from "./log.ts";

test("a request is logged by id, method and path, without its query or address", () => {
  const lines: string[] = [];
  const log = createLog({ write: (line: string) => void lines.push(line) });
  log.info({ req: { id: "r1", method: "GET", url: "/check.json?gitlab_info=secret", ip: "192.0.2.7", headers: { authorization: "Bearer x" } }, res: { statusCode: 200 } }, "answered");
  expect(lines).toHaveLength(1);
  const { time, ...rest } = JSON.parse(lines[0] ?? "");
  expect(rest).toEqual({ level: "info", req: { id: "r1", method: "GET", path: "/check.json" }, res: { status: 200 }, msg: "answered" });
  expect(time).toMatch(/^\d{4}-.*Z$/);
});
