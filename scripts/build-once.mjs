// Worker threads load compiled files, so a test run starts by compiling what is stale.
import { build } from "./build.mjs";
export const setup = () => build();
