import solid from "vite-plugin-solid";
import { defineConfig } from "vitest/config";

const conditions = ["source"];
const node = { ssr: { resolve: { conditions } }, resolve: { conditions } };

export default defineConfig({
  test: {
    reporters: ["default", "./scripts/count-reporter.mjs"],
    globalSetup: ["./scripts/build-once.mjs"],
    projects: [
      {
        ...node,
        test: {
          name: "unit",
          environment: "node",
          maxWorkers: 2,
          include: ["packages/{shared,warehouse,ingest,hub,instance}/src/**/*.test.ts", "bench/src/**/*.test.ts", "scripts/**/*.test.ts"],
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        plugins: [solid({ hot: false })],
        resolve: { conditions: ["source", "development", "browser"] },
        test: { name: "dashboard", environment: "node", maxWorkers: 2, include: ["packages/dashboard/src/**/*.test.{ts,tsx}"] },
      },
      {
        ...node,
        test: {
          name: "browser",
          environment: "node",
          include: ["packages/dashboard/e2e/**/*.test.ts"],
          globalSetup: ["./packages/dashboard/e2e/harness/global-setup.ts"],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
