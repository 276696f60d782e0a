/** Codes of the system, of TLS and of the HTTP client; their texts name addresses and paths. */
const outside = /^(?:E[A-Z0-9]+|UND_ERR_[A-Z_]+|ERR_[A-Z_]+|(?:CERT|DEPTH|SELF|UNABLE)_[A-Z_]+)$/;
/** SQLSTATE classes whose texts speak of the query alone; others may quote a value, a person or an address. */
const ofTheQuery = /^(?:0A|25|40|42|53|54|57)\w{3}$/;
const sqlState = /^[0-9A-Z]{5}$/;

/** What went wrong, in words that may leave this machine, since they go to the hub beside the payload: no address, no path, no value. */
export const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return "failed";
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  if (outside.test(code)) return `its source cannot be reached or read (${code})`;
  if (sqlState.test(code) && !ofTheQuery.test(code)) return `the database refused it (SQLSTATE ${code})`;
  return error.message;
};
