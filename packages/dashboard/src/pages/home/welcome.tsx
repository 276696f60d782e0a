import { useNavigate } from "@solidjs/router";
import { useQuery } from "@tanstack/solid-query";
import { For, onCleanup, Show } from "solid-js";
import { statusQuery } from "../../api/queries.ts";
import type { Session } from "../../api/rows.ts";
import { formatNumber } from "../../charts/format.ts";
import { accessTo } from "../../shell/access.ts";
import { type DemoRole, useBecome } from "../../shell/account.ts";
import { useRenewedSession, useSession } from "../../shell/session.tsx";
import { answerOf } from "../../state/answer-of.ts";
import { Icon, type IconName } from "../../ui/icon.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { DropZone } from "../drop/drop-zone.tsx";
import { handOver } from "../drop/handed-source.ts";
import type { PayloadSource } from "../drop/payload-source.ts";
import "./home.css";

interface Door {
  role: DemoRole;
  icon: IconName;
  title: string;
  sentence: string;
  verb: string;
}

const doors: readonly Door[] = [
  {
    role: "admin",
    icon: "installations",
    title: "Admin of an installation",
    sentence: "Where it stands among others like it, what it sent, value by value, and with two more of its organisation as one group.",
    verb: "Look after one",
  },
  {
    role: "analyst",
    icon: "metrics",
    title: "Analyst",
    sentence: "The whole fleet by week, version and size, every metric in a cohort, as charts, CSV and Arrow.",
    verb: "Read the fleet",
  },
  {
    role: "operator",
    icon: "health",
    title: "Operator",
    sentence: "Whether everything that was posted is in, what was set aside and why, and who sent it.",
    verb: "Run the hub",
  },
];

/** A story opens in the role that may see it: the one at hand, or else the operator. */
function Story(props: { story: Session["stories"][number] }) {
  const session = useSession();
  const become = useBecome();
  const follow = (event: MouseEvent, href: string) => {
    if (accessTo(new URL(href, location.href).pathname, session().role) === "open") return;
    event.preventDefault();
    void become("operator", href);
  };
  return (
    <li>
      <h3>
        <Show when={props.story.href} fallback={props.story.title}>
          {(href) => (
            <a href={href()} onClick={(event) => follow(event, href())}>
              {props.story.title}
            </a>
          )}
        </Show>
      </h3>
      <p>{props.story.sentence}</p>
      <Show when={props.story.href === null}>
        <p class="small faint">Planted; its page comes later.</p>
      </Show>
    </li>
  );
}

function Progress() {
  const status = useQuery(statusQuery);
  return (
    <p class="waiting" role="status">
      <Show when={answerOf(status)} fallback="A sample fleet is being sent to this hub.">
        {(now) => (
          <>
            {formatNumber(now().pings.landed)} pings of {formatNumber(now().installations)} invented installations are in, sent through the real receiver.
          </>
        )}
      </Show>
    </p>
  );
}

const pause = 3_000;

/** The sample installation starts after the hub: its address is asked for until it is known. */
function Beside() {
  const session = useSession();
  const renew = useRenewedSession();
  const timer = setInterval(() => session().beside === null && void renew().catch(() => undefined), pause);
  onCleanup(() => clearInterval(timer));
  return (
    <Show when={session().beside}>
      {(url) => (
        <p class="beside measure">
          One more installation runs on this machine, with its own Admin Area: what it sends, the switch, and how it stands. <a href={url()}>Open its Admin Area</a>
        </p>
      )}
    </Show>
  );
}

/** The first page of the sample hub: three doors, and what to find behind them. */
export function Welcome() {
  const session = useSession();
  const become = useBecome();
  const navigate = useNavigate();
  const read = (source: PayloadSource) => {
    handOver(source);
    navigate("/drop");
  };
  return (
    <>
      <PageHead title="Come in" lead="This hub holds sample data: a fleet that was invented for looking around. Choose whose eyes to look through; you can switch at any time at the top." />
      <Show when={session().role !== "admin"}>
        <Progress />
      </Show>
      <ul class="doors">
        <For each={doors}>
          {(door) => (
            <li class="door">
              <Icon name={door.icon} size={28} />
              <h2>{door.title}</h2>
              <p>{door.sentence}</p>
              <button type="button" class="button button-main" onClick={() => void become(door.role)}>
                {door.verb}
              </button>
            </li>
          )}
        </For>
      </ul>
      <Beside />
      <h2>Bring your own</h2>
      <p class="soft measure">Your values, what each is, what a hub would withhold, and where they would stand in the invented fleet. It is read in memory: nothing is stored or sent on.</p>
      <DropZone onSource={read} />
      <Show when={session().stories.length > 0}>
        <h2>Find these</h2>
        <p class="soft measure">Five things happened in the sample fleet on purpose. Each can be found in its numbers.</p>
        <ol class="stories">
          <For each={session().stories}>{(story) => <Story story={story} />}</For>
        </ol>
      </Show>
    </>
  );
}
