import { execSync } from "node:child_process";
import { cpSync, createReadStream, existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { VitePWA } from "vite-plugin-pwa";

// Nothing comes from elsewhere, no code from strings, no markup from strings (Trusted Types).
const policy = [
  "default-src 'none'",
  // WebAssembly for Argon2id alone, on shared devices; it opens nothing to scripts from strings.
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types default",
].join("; ");

const generated = path.resolve(process.env["PACKS_DIR"] ?? ".generated");

/** The policy in the built page itself, for hosts that set no headers. The dev server needs inline scripts. */
const contentSecurityPolicy = (): Plugin => ({
  name: "content-security-policy",
  apply: "build",
  transformIndexHtml: {
    order: "post",
    handler: () => [
      { tag: "meta", injectTo: "head-prepend", attrs: { "http-equiv": "Content-Security-Policy", content: policy } },
    ],
  },
});

/** Packs and portraits are made by `npm run packs` and served beside the app, in development and built. */
const generatedFiles = (): Plugin => {
  let outDir = "dist";
  return {
    name: "generated-files",
    configResolved(config) {
      outDir = path.resolve(config.root, config.build.outDir);
    },
    // Before the service worker's list is made.
    writeBundle: {
      order: "pre",
      handler() {
        if (!existsSync(path.join(generated, "packs/catalogue.json"))) {
          throw new Error("No packs: run `npm run packs` first.");
        }
        cpSync(generated, outDir, { recursive: true });
      },
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const file = path.join(generated, decodeURIComponent(new URL(request.url ?? "/", "http://x").pathname));
        if (!file.startsWith(generated) || !existsSync(file) || !statSync(file).isFile()) return next();
        response.setHeader("Content-Type", file.endsWith(".svg") ? "image/svg+xml" : "application/json");
        createReadStream(file).pipe(response);
      });
    },
  };
};

/** Which module went into which file, for `test/size.test.ts`; the service worker leaves it out. */
const moduleLists = (): Plugin => ({
  name: "module-lists",
  apply: "build",
  generateBundle(_, bundle) {
    const modules: Record<string, string[]> = {};
    for (const file of Object.values(bundle)) {
      if (file.type !== "chunk") continue;
      modules[file.fileName] = file.moduleIds.map((id) => path.relative("", id).replaceAll("\\", "/"));
    }
    this.emitFile({ type: "asset", fileName: ".vite/modules.json", source: JSON.stringify(modules) });
  },
});

const version = (JSON.parse(readFileSync("package.json", "utf8")) as { version: string }).version;

/** `0.1.0+1a2b3c4`; the version alone where there is no git. */
function build(): string {
  // Two builds of one commit must be tellable apart by the journey that updates from one to the other.
  const named = process.env["BUILD_NAME"];
  if (named !== undefined && named !== "") return named;
  try {
    return `${version}+${execSync("git rev-parse --short=7 HEAD", { stdio: ["ignore", "pipe", "ignore"] })
      .toString()
      .trim()}`;
  } catch {
    return version;
  }
}

export default defineConfig({
  base: "./",
  // A missing file is a 404; the default answers it with the page, and a lazy import then dies of its type.
  appType: "mpa",
  // Dexie's build for browsers of this decade: smaller, and the same code.
  resolve: { alias: [{ find: /^dexie$/, replacement: "dexie/dist/modern/dexie.min.mjs" }] },
  define: { __BUILD__: JSON.stringify(build()) },
  build: {
    target: "es2023",
    manifest: true,
    // test/size.test.ts measures what loads first, compressed, as it travels.
    chunkSizeWarningLimit: 1000,
    modulePreload: {
      polyfill: false,
      // The names of what later files import would stand in the first one, for one round trip less where there is a
      // network; styles must be named, nothing else loads them.
      resolveDependencies: (_, names) => names.filter((name) => name.endsWith(".css")),
    },
    rolldownOptions: {
      // One file for what every screen needs: compressed together it is smaller than in eight.
      output: {
        codeSplitting: {
          groups: [{ name: "app", test: /src\/shell\/main\.tsx$/, includeDependenciesRecursively: true }],
        },
      },
    },
  },
  preview: {
    port: 4173,
    strictPort: true,
    headers: {
      "Content-Security-Policy": `${policy}; frame-ancestors 'none'`,
      "X-Content-Type-Options": "nosniff",
      "Referrer-Policy": "no-referrer",
      "Cross-Origin-Opener-Policy": "same-origin",
    },
  },
  plugins: [
    react(),
    contentSecurityPolicy(),
    generatedFiles(),
    moduleLists(),
    VitePWA({
      registerType: "prompt",
      injectRegister: false,
      // public/manifest.webmanifest; src/shell/page-links.ts links it after the first choice.
      manifest: false,
      workbox: {
        globPatterns: ["**/*.{js,css,html,json,svg,png,woff2,webmanifest}"],
        globIgnores: ["**/.vite/**", "ink/**"],
        clientsClaim: true,
        skipWaiting: false,
        inlineWorkboxRuntime: true,
        cleanupOutdatedCaches: false,
      },
    }),
  ],
});
