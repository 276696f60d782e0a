import { createTRPCClient, httpLink } from "@trpc/client";
import type { inferRouterOutputs } from "@trpc/server";
import type { InstanceRouter } from "@pinghouse/instance/app/router";

/** This application's own typed API. */
export const instance = createTRPCClient<InstanceRouter>({ links: [httpLink({ url: "/trpc" })] });

type Answers = inferRouterOutputs<InstanceRouter>;

export type InstanceSession = Answers["session"]["current"];
export type Version = Answers["version"]["current"];
export type PersonRow = Answers["people"]["list"][number];
export type SwitchLine = Answers["settings"]["current"]["switches"][number];
export type AuditLine = Answers["settings"]["audit"][number];
export type Preview = Answers["payload"]["preview"];
export type PayloadDiff = NonNullable<Preview["diff"]>;
export type History = Answers["payload"]["history"];
export type SentPing = History["items"][number];
export type TestStep = Answers["network"]["test"][number];
export type Route = Answers["network"]["route"];
