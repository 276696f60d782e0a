import type { Severity } from "@pinghouse/shared/release/severity";

export type BadgeKind = Severity | "unknown";

/** What a badge says, and its ground as red, green, blue: white words on it have a contrast of 5 to 1 at least. */
export interface Badge {
  words: string;
  title: string;
  ground: readonly [number, number, number];
}

export const badges: Readonly<Record<BadgeKind, Badge>> = {
  success: { words: "up to date", title: "Version check: up to date", ground: [0x1a, 0x73, 0x32] },
  warning: { words: "update available", title: "Version check: update available", ground: [0x9a, 0x50, 0x00] },
  danger: { words: "update asap", title: "Version check: update as soon as possible", ground: [0xb8, 0x1f, 0x2b] },
  unknown: { words: "unknown", title: "Version check: unknown", ground: [0x57, 0x5c, 0x66] },
};

export const badgeKinds: readonly BadgeKind[] = ["success", "warning", "danger", "unknown"];
