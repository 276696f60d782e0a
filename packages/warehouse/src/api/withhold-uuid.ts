const stringToken = /"(?:[^"\\]|\\.)*"(\s*:)?/gs;

const withheld = JSON.stringify("withheld");

const decoded = (token: string): string => {
  const text: unknown = JSON.parse(token);
  return typeof text === "string" ? text : "";
};

/**
 * JSON text with every string value that is the uuid, case aside, and every string under a key named `uuid` replaced by
 * "withheld". All else stays byte for byte. `json` is JSON that the receiver has checked.
 */
export const withholdUuid = (json: string, uuid: string): string => {
  const secret = uuid.toLowerCase();
  let underUuid = false;
  return json.replace(stringToken, (token: string, colon: string | undefined) => {
    if (colon !== undefined) {
      underUuid = decoded(token.slice(0, -colon.length)) === "uuid";
      return token;
    }
    const hide = underUuid || decoded(token).toLowerCase() === secret;
    underUuid = false;
    return hide ? withheld : token;
  });
};
