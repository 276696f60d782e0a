const plain = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });
const fraction = new Intl.NumberFormat("en-US", { maximumSignificantDigits: 3 });
const short = new Intl.NumberFormat("en-US", { notation: "compact", maximumSignificantDigits: 3 });

/** What stands where there is no number. */
export const nothing = "–";

/** A number with thousands marked: whole from 100 up, three significant digits below where it is no integer. */
export const formatNumber = (value: number | null | undefined): string => {
  if (value === null || value === undefined || Number.isNaN(value)) return nothing;
  return Number.isInteger(value) || Math.abs(value) >= 100 ? plain.format(value) : fraction.format(value);
};

/** Three significant digits with K, M or B, for axes and labels: 12.3K. */
export const formatShort = (value: number | null | undefined): string =>
  value === null || value === undefined || Number.isNaN(value) ? nothing : short.format(value);

/** Keeps a number and its percent sign on one line. */
const percentSign = "\u00A0%";

/** A share of 0 to 1 in percent: whole percents, one digit below 10 %, never a rounded "0 %" or "100 %" for what is not. */
export const formatShare = (share: number | null | undefined): string => {
  if (share === null || share === undefined || Number.isNaN(share)) return nothing;
  const percent = share * 100;
  if (percent > 0 && percent < 0.1) return `under 0.1${percentSign}`;
  if (percent < 100 && percent > 99.9) return `over 99.9${percentSign}`;
  const digits = (percent > 0 && percent < 10) || (percent > 99 && percent < 100) ? 1 : 0;
  return `${percent.toFixed(digits).replace(/\.0$/, "")}${percentSign}`;
};

/** A change with its sign; a minus that is one, not a hyphen. Zero is "no change". */
export const formatChange = (change: number | null | undefined): string => {
  if (change === null || change === undefined || Number.isNaN(change)) return nothing;
  if (change === 0) return "no change";
  return `${change > 0 ? "+" : "−"}${formatNumber(Math.abs(change))}`;
};

const kilo = 1000;

/** Bytes in decimal units: 231 KB. */
export const formatBytes = (bytes: number): string => {
  if (bytes < kilo) return `${bytes} ${bytes === 1 ? "byte" : "bytes"}`;
  const [unit, size] = bytes < kilo ** 2 ? ["KB", kilo] : bytes < kilo ** 3 ? ["MB", kilo ** 2] : ["GB", kilo ** 3];
  return `${fraction.format(bytes / size)} ${unit}`;
};

const monthNames = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** The short name of a month, 1 to 12. */
export const monthName = (month: number): string => monthNames[month - 1] ?? "";

const parsed = (text: string): Date | undefined => {
  const date = new Date(text.length === 10 ? `${text}T00:00:00Z` : text);
  return Number.isNaN(date.getTime()) ? undefined : date;
};

const shortDayOf = (date: Date): string => `${date.getUTCDate()} ${monthName(date.getUTCMonth() + 1)}`;
const dayOf = (date: Date): string => `${shortDayOf(date)} ${date.getUTCFullYear()}`;

/** The day of an instant or date, in UTC: 5 Jan 2026. What is no date stays as it is. */
export const formatDay = (text: string | null | undefined): string => {
  if (text === null || text === undefined) return nothing;
  const date = parsed(text);
  return date === undefined ? text : dayOf(date);
};

/** The month of a date: Jan 2026. */
export const formatMonth = (text: string): string => `${monthName(Number(text.slice(5, 7)))} ${text.slice(0, 4)}`;

/** An instant with its time, in UTC and saying so: 5 Jan 2026, 13:04 UTC. */
export const formatInstant = (text: string | null | undefined): string => {
  if (text === null || text === undefined) return nothing;
  const date = parsed(text);
  return date === undefined ? text : `${dayOf(date)}, ${date.toISOString().slice(11, 16)} UTC`;
};

/** "1 installation", "3,204 installations". */
export const formatCount = (n: number, one: string, many = `${one}s`): string => `${plain.format(n)} ${n === 1 ? one : many}`;
