import { problems } from "@pinghouse/shared/problem/problem";
import { z } from "zod";
import { fileFormats, mediaTypeOf } from "@pinghouse/shared/exports/file-format";
import { formats, mediaTypes } from "./mirror/format.ts";
import { routes, tableRoutes, type Route } from "./mirror/routes.ts";

type Json = Record<string, unknown>;

const text = { type: "string" };
const asOf = { type: ["string", "null"], description: "Receipt instant of the newest ping included; null while there is none" };
const media = (name: string): string => name.replace(/;.*/, "");

/** zod's own dialect mark is left out: the document names its dialect once. */
const schemaOf = (schema: z.ZodType): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: "input" });
  return rest;
};

const answerSchema = ({ kind, item }: Route): Json => {
  const items = schemaOf(item);
  if (kind === "record") {
    const { properties, required } = z.looseObject({ properties: z.looseObject({}), required: z.array(z.string()) }).parse(items);
    return { type: "object", properties: { as_of: asOf, ...properties }, required: ["as_of", ...required] };
  }
  const properties = { as_of: asOf, items: { type: "array", items }, next_cursor: { type: ["string", "null"] } };
  return { type: "object", properties, required: ["as_of", "items", "next_cursor"] };
};

const parameters = ({ input, path }: Route, format: Json): Json[] => {
  const own = Object.entries(input.properties).map(([name, schema]) => {
    const inPath = path.includes(`{${name}}`);
    return { name, in: inPath ? "path" : "query", required: inPath || input.required.includes(name), schema };
  });
  return [...own, { name: "format", in: "query", required: false, description: "Wins over Accept", schema: format }];
};

const headers = {
  ETag: { schema: text },
  Link: { description: 'Where the list goes on, rel="next"', schema: text },
  "Pinghouse-As-Of": { description: "As `as_of`", schema: text },
};

const operation = (route: Route): Json => ({
  operationId: route.procedure,
  summary: route.summary,
  parameters: parameters(route, { enum: formats, default: "json" }),
  responses: {
    200: {
      description: route.summary,
      headers,
      content: {
        [media(mediaTypes.json)]: { schema: answerSchema(route) },
        [media(mediaTypes.csv)]: { schema: text },
        ...Object.fromEntries(fileFormats.slice(1).map((format) => [media(mediaTypeOf[format]), { schema: { type: "string", format: "binary" } }])),
      },
    },
    304: { description: "The answer is the one that If-None-Match names." },
    default: { $ref: "#/components/responses/problem" },
  },
});

/** A table that is sent while it is read; its columns are named with CSV. */
const tableOperation = (route: Route): Json => ({
  operationId: route.procedure,
  summary: route.summary,
  description: "Sent while it is read, and never cut: a download that fails is broken off. What it came to follows as trailers (with Parquet, as headers): Pinghouse-Rows, Pinghouse-SHA256. At most two at once.",
  parameters: parameters(route, { enum: fileFormats, default: "csv" }),
  responses: {
    200: {
      description: route.summary,
      headers: { "Pinghouse-As-Of": { description: "Receipt instant of the newest ping included", schema: text } },
      content: Object.fromEntries(fileFormats.map((format) => [media(mediaTypeOf[format]), { schema: format === "csv" ? { type: "string", description: `Columns: ${Object.keys(route.item.shape).join(", ")}` } : { type: "string", format: "binary" } }])),
    },
    default: { $ref: "#/components/responses/problem" },
  },
});

const problem = {
  type: "object",
  properties: {
    type: { type: "string", enum: Object.keys(problems).map((code) => `/problems/${code}`) },
    title: text,
    status: { type: "integer" },
    detail: text,
    parameter: { type: "string", description: "The parameter that is wrong" },
  },
  required: ["type", "title", "status", "detail"],
};

/** The description of /api/v1 in OpenAPI 3.1, derived from the router as the routes themselves are. */
export const openApi = (publicUrl: string, build: string): Json => ({
  openapi: "3.1.0",
  info: {
    title: "Pinghouse",
    version: build,
    description:
      "Lists are read page by page with `limit` and `cursor`; as files they come whole unless `limit` is given. " +
      "A CSV text that begins like a formula has an apostrophe before it. A cohort's key repeated means or, different keys mean and.",
  },
  servers: [{ url: `${publicUrl}/api/v1` }],
  security: [{ token: [] }, { session: [] }],
  paths: Object.fromEntries([
    ...routes.map((route) => [route.path, { get: operation(route) }]),
    ...tableRoutes.map((route) => [route.path, { get: tableOperation(route) }]),
  ]),
  components: {
    securitySchemes: {
      token: { type: "http", scheme: "bearer", description: "From `pinghouse token create`" },
      session: { type: "apiKey", in: "cookie", name: publicUrl.startsWith("https:") ? "__Host-pinghouse_hub" : "pinghouse_hub" },
    },
    responses: { problem: { description: "A refusal", content: { "application/problem+json": { schema: problem } } } },
  },
});
