// `pnpm pinghouse-instance`: the part beside an installation.
import { runProgram } from "./run-program.mjs";

runProgram("packages/instance/dist/main.js");
