import { defineConfig } from "vite";
import solid from "vite-plugin-solid";

/** `PINGHOUSE_HUB` names a running hub for `vite dev`; the built files are served by the hub itself. */
const hub = process.env["PINGHOUSE_HUB"] ?? "http://127.0.0.1:4600";

export default defineConfig({
  plugins: [solid()],
  resolve: { conditions: ["source", "browser", "module", "development|production"] },
  build: { target: "es2023", outDir: "dist", emptyOutDir: true, manifest: true, assetsInlineLimit: 0, chunkSizeWarningLimit: 800, rolldownOptions: { input: ["index.html", "instance.html"] } },
  server: { proxy: { "/trpc": hub, "/api": hub } },
});
