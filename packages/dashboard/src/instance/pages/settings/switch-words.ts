import type { SwitchLine } from "../../api.ts";

/** Who a switch concerns: what is sent goes there, under that name. */
export interface SwitchPlace {
  /** The hub's origin; null where nobody said it. */
  hub: string | null;
  hostname: string;
}

interface Words {
  label: string;
  /** What it sends, and to whom. */
  sends: (place: SwitchPlace) => string;
}

const hubOf = ({ hub }: SwitchPlace): string => hub ?? "the hub, once its address is set";

/** What each switch is called, and in a line what it sends and to whom. */
export const switchWords: Readonly<Record<SwitchLine["name"], Words>> = {
  ping: {
    label: "Usage ping",
    sends: (place) => `Once a week sends what the preview shows to ${hubOf(place)}: counts, settings and versions. Comparisons with others are for those who send.`,
  },
  generation: {
    label: "Make the payload without sending it",
    sends: () => "Sends nothing. Measures the application when you ask for a preview; while the usage ping is on this happens anyway.",
  },
  optional: {
    label: "Optional data",
    sends: (place) => `Adds to the payload what is not needed to run a subscription, such as which features are used, for ${hubOf(place)}.`,
  },
  version_check: {
    label: "Version check",
    sends: (place) => `At most every 12 hours sends this application's version to ${hubOf(place)}, which says whether it is up to date.`,
  },
  send_hostname_in_checks: {
    label: "Name this host in version checks",
    sends: ({ hostname }) => `Adds ${hostname} to the version check, so that the hub can tell which installation is out of date.`,
  },
  details_for_admins_only: {
    label: "Details of security holes for admins only",
    sends: () => "Sends nothing. Members of this application see that an update is needed, and not why.",
  },
};
