import { DropdownMenu } from "@kobalte/core/dropdown-menu";
import { useNavigate } from "@solidjs/router";
import { Show } from "solid-js";
import { exportHref } from "../api/export-href.ts";
import { useSession } from "../shell/session.tsx";
import { menuPlace } from "../ui/menu-place.ts";

/** What a chart's menu offers beside the picture. `api` is the route with its query, such as `/api/v1/metrics/x/trend?edition=EE`. */
export interface ChartMenuOptions {
  readonly api?: string;
  /** The name of downloaded files, without an ending. */
  readonly file: string;
}

/** An API address that answers in another format. */
export const inFormat = (api: string, format: "csv" | "arrow"): string => `${api}${api.includes("?") ? "&" : "?"}format=${format}`;

const copyAddress = () => navigator.clipboard.writeText(location.href);

/** The menu at a chart's corner: the numbers as CSV or Arrow or on a schedule, the picture as PNG, a link to what is on the screen. */
export function ChartMenu(props: { label: string; menu: ChartMenuOptions; onPng: () => void; onSaid: (words: string) => void }) {
  const navigate = useNavigate();
  const session = useSession();
  const copy = () => copyAddress().then(() => props.onSaid("The link is copied."), () => props.onSaid("The browser did not allow copying."));
  return (
    <DropdownMenu placement="bottom-end" gutter={4} modal={false}>
      <DropdownMenu.Trigger class="chart-tool" aria-label={`Take away: ${props.label}`}>
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><circle cx="3" cy="8" r="1.4" /><circle cx="8" cy="8" r="1.4" /><circle cx="13" cy="8" r="1.4" /></svg>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal mount={menuPlace()}>
        <DropdownMenu.Content class="chart-menu">
          <Show when={props.menu.api}>
            {(api) => (
              <>
                <DropdownMenu.Item class="chart-menu-item" as="a" href={inFormat(api(), "csv")} download={`${props.menu.file}.csv`}>Download CSV</DropdownMenu.Item>
                <DropdownMenu.Item class="chart-menu-item" as="a" href={inFormat(api(), "arrow")} download={`${props.menu.file}.arrow`}>Download Arrow</DropdownMenu.Item>
                <Show when={session().role !== "admin"}>
                  <DropdownMenu.Item class="chart-menu-item" onSelect={() => navigate(exportHref(api()))}>Export or schedule</DropdownMenu.Item>
                </Show>
              </>
            )}
          </Show>
          <DropdownMenu.Item class="chart-menu-item" onSelect={() => props.onPng()}>Save picture as PNG</DropdownMenu.Item>
          <DropdownMenu.Item class="chart-menu-item" onSelect={() => void copy()}>Copy link to this page</DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu>
  );
}
