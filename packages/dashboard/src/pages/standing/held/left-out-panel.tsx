/** What the rules take out of a ping before anything of it is kept; docs/privacy.md has them to the letter. */
export function LeftOutPanel() {
  return (
    <section class="panel" aria-label="What was left out">
      <header class="panel-head">
        <h2>What was left out</h2>
      </header>
      <div class="panel-body held-words">
        <p>Before a ping is written anywhere, the hub takes out of it what names a person. The word <code>redacted</code> stands in its place; what stood there is in no file, no table and no log. In a payload, each such value is marked.</p>
        <ul>
          <li>Values under names such as <code>licensee</code>, <code>email</code>, <code>username</code>, <code>first_name</code>, <code>contact_name</code> or <code>phone</code>, at any depth.</li>
          <li>Texts that hold an e-mail address, and names of members that hold one.</li>
          <li>The address that a ping came from is never stored.</li>
        </ul>
        <p class="soft small">The exact names are in “What the hub leaves out of a payload”, docs/privacy.md of the hub’s documentation.</p>
      </div>
    </section>
  );
}
