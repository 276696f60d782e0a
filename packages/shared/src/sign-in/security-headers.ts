const policy = (secure: boolean): string =>
  [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(secure ? ["upgrade-insecure-requests"] : []),
  ].join("; ");

/**
 * Headers of every answer of the hub. Where people reach it over https, they also bind browsers to https;
 * over plain HTTP that would lock them out.
 */
export const securityHeaders = (secure: boolean): Readonly<Record<string, string>> => ({
  "content-security-policy": policy(secure),
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=(), interest-cohort=()",
  ...(secure ? { "strict-transport-security": "max-age=31536000" } : {}),
});
