// `pnpm pinghouse-instance`: the part beside an installation.
import { runProgram } from "./run-program.mjs";

await runProgram("packages/instance/dist/main.bundle.js");
