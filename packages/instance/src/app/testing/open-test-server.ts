import { createLog } from "@pinghouse/shared/node/log";
import { mkdtempDisposable } from "@pinghouse/shared/node/temporary-directory";
import { noProxies } from "../../network/proxies.ts";
import { collectorOf } from "../../testing/open-test-instance.ts";
import type { InstanceOptions } from "../../instance.ts";
import { openServer, type OpenServer, type ServerOptions } from "../open-server.ts";

/** A server of the Admin Area with a small application, listening on any port. For tests. */
export interface TestServer extends AsyncDisposable {
  server: OpenServer;
  log: string[];
  /** Asks a procedure with tRPC's own form; `input` makes it a mutation. */
  ask(procedure: string, asked?: { cookie?: string; input?: unknown; headers?: Record<string, string> }): Promise<{ status: number; data: unknown; cookie: string }>;
}

type Options = Partial<Omit<ServerOptions, "instance">> & { instance?: Partial<InstanceOptions> };

const dataIn = (answer: unknown): unknown => {
  if (typeof answer !== "object" || answer === null || !("result" in answer)) return answer;
  const { result } = answer;
  return typeof result === "object" && result !== null && "data" in result ? result.data : result;
};

export const openTestServer = async ({ instance, ...more }: Options = {}): Promise<TestServer> => {
  const directory = mkdtempDisposable();
  const log: string[] = [];
  const server = await openServer({
    host: "127.0.0.1",
    port: 0,
    publicUrl: undefined,
    provider: undefined,
    demo: false,
    log: createLog({ write: (line: string) => void log.push(line) }),
    ...more,
    instance: { directory: directory.path, hubUrl: null, collectors: [collectorOf({ "counts.issues": "3", "counts.big!": "12345678901234567890" })], hostname: "app.example.com", version: "18.7.2", pulse: 0, ...instance, network: { proxies: noProxies } },
  });
  return {
    server,
    log,
    ask: async (procedure, { cookie, input, headers = {} } = {}) => {
      const response = await fetch(`${server.url}/trpc/${procedure}`, {
        headers: { "content-type": "application/json", ...(cookie === undefined ? {} : { cookie }), ...headers },
        ...(input === undefined ? {} : { method: "POST", body: JSON.stringify(input) }),
      });
      const cookies = response.headers.getSetCookie().map((line) => line.split(";", 1)[0] ?? "");
      return { status: response.status, data: dataIn(await response.json()), cookie: cookies.join("; ") };
    },
    [Symbol.asyncDispose]: async () => {
      await server.close();
      await directory[Symbol.asyncDispose]();
    },
  };
};

const password = "correct horse battery";

/** Makes the first admin by the setup link and answers their cookie. */
export const signInFirst = async (opened: TestServer): Promise<string> => {
  const token = (await opened.server.setupLink())?.split("#")[1];
  return (await opened.ask("session.redeem", { input: { token, password, email: "Ada@example.org" } })).cookie;
};

/** Invites somebody as a member and answers the cookie they get by their link. */
export const signInMember = async (opened: TestServer, admin: string): Promise<string> => {
  const { data } = await opened.ask("people.invite", { cookie: admin, input: { email: "ben@example.org", role: "member" } });
  const link = typeof data === "object" && data !== null && "link" in data ? String(data.link) : "";
  return (await opened.ask("session.redeem", { input: { token: link.split("#")[1], password } })).cookie;
};
