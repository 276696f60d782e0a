import { useLocation, useNavigate } from "@solidjs/router";
import { useQuery } from "@tanstack/solid-query";
import { Show } from "solid-js";
import { standingMeQuery } from "../api/queries.ts";
import { answerOf } from "../state/answer-of.ts";
import { Menu, MenuChoice } from "../ui/menu.tsx";
import { installationIn } from "./access.ts";
import { pathOfOther } from "./path-of-other.ts";
import { useSession } from "./session.tsx";

/** Which of one's installations the page speaks of, and the way to the same page of another. For who has several, on pages about one. */
export function InstallationPicker() {
  const session = useSession();
  const location = useLocation();
  const here = () => installationIn(location.pathname);
  const several = () => session().role === "admin" && session().installations.length > 1;
  return <Show when={several() ? here() : undefined}>{(part) => <Picker id={decodeURIComponent(part())} />}</Show>;
}

function Picker(props: { id: string }) {
  const navigate = useNavigate();
  const location = useLocation();
  const query = useQuery(standingMeQuery);
  const own = () => answerOf(query)?.items ?? [];
  const options = () => own().map(({ id, hostname, label }) => ({ value: id, label: `${hostname || id.slice(0, 8)}${label === null ? "" : `, ${label}`}` }));
  const name = () => options().find(({ value }) => value === props.id)?.label;
  return (
    <Show when={name()}>
      {(words) => (
        <div class="installation-picker">
          <Menu name={`Installation: ${words()}. Choose another`} label={<span>{words()}</span>}>
            <MenuChoice title="The same page of" options={options()} value={props.id} onChoose={(id) => navigate(pathOfOther(location, id))} />
          </Menu>
        </div>
      )}
    </Show>
  );
}
