const paths = {
  fleet: "M4 20V11M10 20V5M16 20v-6M21 20H3",
  installations: "M4 5h16v6H4zM4 13h16v6H4zM8 8h.01M8 16h.01",
  metrics: "M3 17l5-6 4 3 8-9M3 21h18",
  adoption: "M4 6h16M4 12h11M4 18h6",
  versions: "M12 3l9 5-9 5-9-5zM3 12.5l9 5 9-5M3 17l9 5 9-5",
  compare: "M4 9h14l-4-4M20 15H6l4 4",
  exports: "M12 3v12M7 10l5 5 5-5M4 17v4h16v-4",
  health: "M3 12h4l2.5-6 4.5 12 2.5-6H21",
  "set-aside": "M4 13l3-8h10l3 8v6H4zM4 13h5l1 2h4l1-2h5",
  home: "M4 11l8-7 8 7v9h-5v-6H9v6H4z",
  light: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.4 1.4M17.6 17.6 19 19M19 5l-1.4 1.4M6.4 17.6 5 19",
  dark: "M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z",
  system: "M3 5h18v11H3zM8 20h8M12 16v4",
  person: "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4 21c1-4 4-6 8-6s7 2 8 6",
  search: "M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16 16l5 5",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  check: "M4 12.5l5 5L20 6.5",
  down: "M6 9l6 6 6-6",
  close: "M6 6l12 12M18 6L6 18",
  settings: "M4 7h9M17 7h3M4 17h3M11 17h9M15 5a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM9 15a2 2 0 1 0 0 4 2 2 0 0 0 0-4z",
  help: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM9.5 9.5a2.5 2.5 0 1 1 3.6 2.2c-.7.4-1.1.9-1.1 1.8M12 17h.01",
  next: "M9 6l6 6-6 6",
  more: "M5 12h.01M12 12h.01M19 12h.01",
} as const;

export type IconName = keyof typeof paths;

/** A line drawing of 16 px beside words; it never stands alone for a meaning, so it is hidden from readers. */
export function Icon(props: { name: IconName; size?: number }) {
  return (
    <svg
      class="icon"
      width={props.size ?? 16}
      height={props.size ?? 16}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.8"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={paths[props.name]} />
    </svg>
  );
}
