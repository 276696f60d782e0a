import type { IconName } from "../../ui/icon.tsx";
import type { Findable } from "./find-in.ts";

/** A line of the palette. */
export interface Find extends Findable {
  /** Unlike that of any other line. */
  id: string;
  icon: IconName;
  /** Stands behind the title, fainter. */
  note?: string;
  /** The keys that do the same without the palette. */
  keys?: readonly string[];
  /** The title is a metric's key. */
  metric?: boolean;
  /** Where it leads; what has no address does something. */
  href?: string;
  /** A sentence keeps the palette open and says it. */
  act?: () => void | Promise<string>;
  /** What it does brings something else that takes the focus. */
  leaves?: boolean;
}

/** Lines of one kind. */
export interface Source {
  title: string;
  finds: () => readonly Find[];
  /** Whether they are offered before anything is typed. */
  idle: boolean;
  /** What is still asked, or could not be: a sentence. Undefined = all is here. */
  said?: () => string | undefined;
  /** Leads to a page with all that fit, where there are more than the palette shows. */
  all?: (text: string) => Find;
}
