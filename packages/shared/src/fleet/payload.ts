import { joinKey } from "../metrics/key.ts";
import type { FleetMetric } from "./metric.ts";
import type { Moment } from "./moment.ts";
import { isPresent, valueAt } from "./value.ts";

/** A metric with its place: its joined key and its number in the list. */
export interface PlacedMetric {
  readonly metric: FleetMetric;
  readonly key: string;
  readonly at: number;
}

export const placeMetrics = (metrics: readonly FleetMetric[]): PlacedMetric[] =>
  metrics.map((metric, at) => ({ metric, key: joinKey(metric.path), at }));

/** The text between the values of a payload: `literals[i]`, then the value of `slots[i]`, and one literal to end with. */
interface Template {
  readonly literals: readonly string[];
  readonly slots: readonly PlacedMetric[];
}

type Tree = Map<string, Tree | PlacedMetric>;

const isTree = (node: Tree | PlacedMetric): node is Tree => node instanceof Map;

const insert = (root: Tree, placed: PlacedMetric): void => {
  const { path } = placed.metric;
  let node = root;
  for (const part of path.slice(0, -1)) {
    const next = node.get(part);
    const below: Tree = next !== undefined && isTree(next) ? next : new Map();
    if (below !== next) node.set(part, below);
    node = below;
  }
  node.set(path.at(-1) ?? "", placed);
};

/** As listed; the other way round; or by name. */
const ordered = (metrics: readonly PlacedMetric[], order: 0 | 1 | 2): PlacedMetric[] => {
  if (order === 0) return [...metrics];
  if (order === 1) return [...metrics].reverse();
  return [...metrics].sort((a, b) => (a.key < b.key ? -1 : 1));
};

const buildTemplate = (metrics: readonly PlacedMetric[], order: 0 | 1 | 2): Template => {
  const root: Tree = new Map();
  for (const placed of ordered(metrics, order)) insert(root, placed);
  const literals: string[] = [];
  const slots: PlacedMetric[] = [];
  let text = "";
  const write = (tree: Tree): void => {
    let lead = "{";
    for (const [part, node] of tree) {
      text += `${lead}${JSON.stringify(part)}:`;
      lead = ",";
      if (isTree(node)) write(node);
      else if (node.metric.form === "raw") text += node.metric.json;
      else {
        literals.push(text);
        slots.push(node);
        text = "";
      }
    }
    text += lead === "{" ? "{}" : "}";
  };
  write(root);
  literals.push(text);
  return { literals, slots };
};

const jsonOf = ({ metric, key, at }: PlacedMetric, moment: Moment): string => {
  const value = valueAt(metric, key, at, moment);
  if (typeof value === "string") return metric.form === "digits" ? value : JSON.stringify(value);
  return value === undefined ? "null" : String(value);
};

/** Writes payloads of the given metrics. Payloads of one key order, minor and kind of licence share a template. */
export const payloadWriter = (metrics: readonly PlacedMetric[]): ((moment: Moment) => string) => {
  const templates = new Map<string, Template>();
  const templateFor = (moment: Moment): Template => {
    const { installation, release } = moment;
    const name = `${installation.keyOrder} ${release.minor} ${installation.plan !== null}`;
    const known = templates.get(name);
    if (known !== undefined) return known;
    const made = buildTemplate(metrics.filter(({ metric }) => isPresent(metric, moment)), installation.keyOrder);
    templates.set(name, made);
    return made;
  };
  return (moment) => {
    const { literals, slots } = templateFor(moment);
    let json = literals[0] ?? "{}";
    for (const [i, placed] of slots.entries()) json += jsonOf(placed, moment) + (literals[i + 1] ?? "");
    return json;
  };
};
