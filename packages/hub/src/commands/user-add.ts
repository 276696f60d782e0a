import { UsageError, isOn, type Command } from "../cli/command.ts";
import { withHub } from "../cli/with-hub.ts";
import { readSecret } from "./read-secret.ts";
import { installationsOf, roleOf } from "./roles.ts";

const shortest = 10;

export const userAdd: Command = {
  name: "user add",
  usage: "EMAIL --role operator|analyst|admin [--installation ID]... [--json]",
  summary: "Adds a person who may sign in.",
  details: `The password is the first line on stdin, at least ${shortest} characters. Without one, a link is printed under which the person chooses it: it works once, for 24 hours.`,
  options: { role: { type: "string", multiple: true }, installation: { type: "string", multiple: true }, json: { type: "boolean" } },
  words: [1, 1],
  run: async (typed, terminal) => {
    const [email = ""] = typed.words;
    const role = roleOf(typed, ["operator", "analyst", "admin"]);
    const installations = installationsOf(typed, role);
    if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw new UsageError(`${email} is no e-mail address`);
    const password = await readSecret(terminal);
    if (password !== undefined && password.length < shortest) throw new UsageError(`the password on stdin has fewer than ${shortest} characters`);
    const { link } = await withHub(terminal, ({ trpc }) =>
      trpc.people.add.mutate({ email, role, installations, ...(password === undefined ? {} : { password }) }),
    );
    if (isOn(typed, "json")) terminal.out(`${JSON.stringify({ email, role, installations, link })}\n`);
    else if (link !== null) terminal.out(`${link}\n`);
    terminal.err(`${email} may sign in as ${role}${link === null ? "" : " once they have chosen a password"}.\n`);
    return 0;
  },
};
