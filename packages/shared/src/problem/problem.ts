const entry = (status: number, title: string, detail: string) => ({ status, title, detail });

/** Every way an answer can be a refusal: code, HTTP status, title, and what it says where nothing better is known. */
export const problems = {
  bad_json: entry(400, "Not JSON", "The body is not valid JSON."),
  bad_utf8: entry(400, "Not UTF-8", "The body is not valid UTF-8."),
  bad_gzip: entry(400, "Not gzip", "The body says it is gzip, and it cannot be unpacked."),
  empty_body: entry(400, "Empty body", "The request has no body, and one is needed."),
  bad_parameter: entry(400, "Bad parameter", "A parameter is unknown or has a value that cannot be used."),
  unauthenticated: entry(401, "Sign-in needed", "Sign in, or send a valid token."),
  sender_token_required: entry(401, "Sender token needed", "This hub takes pings only with a sender's token."),
  forbidden: entry(403, "Not allowed", "Your role does not allow this."),
  cross_origin: entry(403, "Foreign origin", "The request comes from another site than this hub's own."),
  secret_in_the_clear: entry(403, "Secret in the clear", "A secret came over plain HTTP from another machine, where whoever was on the way could read it; take another one and send it over https, or name the proxy that ends TLS in PINGHOUSE_TRUSTED_PROXIES."),
  not_found: entry(404, "Not found", "There is nothing here that you can see."),
  list_not_found: entry(404, "No such list", "There is no saved list of that name."),
  method_not_allowed: entry(405, "Method not allowed", "This address does not take that method."),
  body_too_slow: entry(408, "Body too slow", "The body did not come in whole in the time this hub gives it."),
  conflict: entry(409, "Conflict", "The request contradicts what is already there."),
  erased: entry(409, "Erased", "What this installation recorded before its data was erased is not taken again."),
  body_too_large: entry(413, "Body too large", "The body is larger than this hub takes."),
  inflated_too_large: entry(413, "Body too large when unpacked", "The compressed body unpacks to more than this hub takes."),
  unsupported_type: entry(415, "Unsupported type", "Send the body as application/json."),
  unsupported_encoding: entry(415, "Unsupported encoding", "Send the body as it is or with gzip."),
  not_an_object: entry(422, "Not an object", "The body is JSON, but not an object."),
  uuid_missing: entry(422, "No uuid", "The ping has no usable uuid."),
  recorded_at_missing: entry(422, "No recorded_at", "The ping does not say when it was recorded."),
  recorded_at_invalid: entry(422, "Unreadable recorded_at", "The ping's recorded_at is not an instant."),
  too_deep: entry(422, "Nested too deeply", "The body nests deeper than this hub takes."),
  too_many_leaves: entry(422, "Too many values", "The body holds more values than this hub takes."),
  key_too_long: entry(422, "Key too long", "A key in the body is longer than this hub takes."),
  too_many_requests: entry(429, "Too many requests", "Wait a while, then try again."),
  busy: entry(503, "Busy", "Too many questions are being answered at this moment."),
  queue_full: entry(503, "Queue full", "The hub cannot take more at this moment."),
  disk_full: entry(503, "Disk nearly full", "The hub has too little disk space left to accept anything."),
  not_ready: entry(503, "Not ready", "The hub is still starting."),
  internal: entry(500, "Something failed here", "The hub met an error of its own."),
} as const;

export type ProblemCode = keyof typeof problems;

export interface ProblemOptions {
  /** What went wrong this time; the catalogue's sentence where absent. */
  readonly detail?: string;
  /** Seconds after which trying again makes sense. */
  readonly retryAfter?: number;
  /** Further members of the answer, such as the offset of a JSON error. */
  readonly extra?: Record<string, string | number>;
  readonly cause?: unknown;
}

/** A refusal that has a code in the catalogue. Recognise it by class and code, never by text. */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly code: ProblemCode;
  readonly status: number;
  readonly detail: string;
  readonly retryAfter?: number;
  readonly extra?: Record<string, string | number>;

  /** `said` is what went wrong this time, alone or with the rest. */
  constructor(code: ProblemCode, said: string | ProblemOptions = {}) {
    const options = typeof said === "string" ? { detail: said } : said;
    const detail = options.detail ?? problems[code].detail;
    super(detail, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.status = problems[code].status;
    this.detail = detail;
    if (options.retryAfter !== undefined) this.retryAfter = options.retryAfter;
    if (options.extra !== undefined) this.extra = options.extra;
  }
}

/** The problem+json object (RFC 9457) of a problem; `instance` names the occurrence, such as a request id. */
export const problemBody = (problem: Problem, instance?: string): Record<string, string | number> => ({
  ...problem.extra,
  type: `/problems/${problem.code}`,
  title: problems[problem.code].title,
  status: problem.status,
  detail: problem.detail,
  ...(instance === undefined ? {} : { instance }),
});
