import { PageHead } from "../../ui/page-head.tsx";

/** A hub that nobody can sign in to yet: where the one-time link is. */
export function NotSetUp() {
  return (
    <>
      <PageHead title="This hub is new" lead="Nobody can sign in yet. When it started for the first time, the hub printed a one-time link on its error output; open that link to become its first operator." />
      <p class="soft small measure">
        The link has gone or is older than a day? Start the hub again and it prints another, or run <code>pinghouse user add</code> beside it.
      </p>
    </>
  );
}
