// `pnpm start` and `pnpm pinghouse <command>`.
import { runProgram } from "./run-program.mjs";

await runProgram("packages/hub/dist/main.bundle.js");
