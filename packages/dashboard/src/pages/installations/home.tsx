import { lazy, Show } from "solid-js";
import { useSession } from "../../shell/session.tsx";

const List = lazy(async () => ({ default: (await import("./page.tsx")).InstallationsPage }));
const Group = lazy(async () => ({ default: (await import("../group/page.tsx")).GroupPage }));

/** The installations: one's own as a group, for an admin who has several; else the list. */
export function InstallationsHome() {
  const session = useSession();
  return (
    <Show when={session().role === "admin" && session().installations.length > 1} fallback={<List />}>
      <Group />
    </Show>
  );
}
