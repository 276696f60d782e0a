// `pnpm start` and `pnpm pinghouse <command>`.
import { runProgram } from "./run-program.mjs";

runProgram("packages/hub/dist/main.js");
