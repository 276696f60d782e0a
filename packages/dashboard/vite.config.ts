import { defineConfig } from "vite";
import solid from "vite-plugin-solid";

/** `PINGHOUSE_HUB` names a running hub for `vite dev`; the built files are served by the hub itself. */
const hub = process.env["PINGHOUSE_HUB"] ?? "http://127.0.0.1:4600";

/** Few files: what every page begins with, what pages share, each page. A browser asks for some hundred one after another. */
const codeSplitting = {
  groups: [
    { name: "first", tags: ["$initial" as const], minShareCount: 2, priority: 2 },
    { name: "shared", minShareCount: 2, priority: 1 },
  ],
};

export default defineConfig({
  plugins: [solid()],
  resolve: { conditions: ["source", "browser", "module", "development|production"] },
  build: { target: "es2023", outDir: "dist", emptyOutDir: true, manifest: true, assetsInlineLimit: 0, chunkSizeWarningLimit: 800, rolldownOptions: { input: ["index.html", "instance.html"], output: { codeSplitting } } },
  server: { proxy: { "/trpc": hub, "/api": hub } },
});
