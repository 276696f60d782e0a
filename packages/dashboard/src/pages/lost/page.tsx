import { A } from "@solidjs/router";

export function LostPage() {
  return (
    <>
      <h1>There is no such page</h1>
      <p>
        The address leads nowhere here. <A href="/">Go to the first page</A>.
      </p>
    </>
  );
}
