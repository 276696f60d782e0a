import { isOn, type Command } from "../cli/command.ts";
import { withHub } from "../cli/with-hub.ts";
import { installationsOf, roleOf } from "./roles.ts";

export const tokenCreate: Command = {
  name: "token create",
  usage: "--role operator|analyst|sender|admin [--installation ID]... [--json]",
  summary: "Makes a token for a program and prints it.",
  details: "The token is shown this once. Send it as `Authorization: Bearer TOKEN`.",
  options: { role: { type: "string", multiple: true }, installation: { type: "string", multiple: true }, json: { type: "boolean" } },
  words: [0, 0],
  run: async (typed, terminal) => {
    const role = roleOf(typed, ["operator", "analyst", "sender", "admin"]);
    const installations = installationsOf(typed, role);
    const { token } = await withHub(terminal, ({ trpc }) => trpc.tokens.create.mutate({ role, installations }));
    terminal.out(isOn(typed, "json") ? `${JSON.stringify({ role, installations, token })}\n` : `${token}\n`);
    return 0;
  },
};
