/** Version checks of one day that agree in product, version and referer host. */
export interface CheckCount {
  /** `gitlab` for GitLab's own address, else as named; empty where none was named, `other` beyond the day's limit. */
  product: string;
  /** As the registry spells it; `unknown` where it could not be read, `other` beyond the day's limit. */
  version: string;
  /** The host of the page that asked; empty for none; null once hosts of that day are no longer kept. */
  referer_host: string | null;
  /** `demo` for the sample fleet's. */
  source: "http" | "demo";
  n: number;
}

/** All checks of one day (`YYYY-MM-DD`, UTC). */
export interface CheckDay {
  day: string;
  counts: readonly CheckCount[];
}
