// The pure layers as one script for a browser.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { build, type Rolldown } from "vite";
import { expect } from "vitest";
import { PURE, ROOT } from "./repository.ts";

/** Every file of the pure layers in one script, as `window.handslag["kernel/exact"]`. */
export async function bundle(): Promise<string> {
  const files = PURE.flatMap((layer) =>
    readdirSync(join(ROOT, "src", layer), { recursive: true, encoding: "utf8" })
      .filter((file) => /(?<!\.d)\.ts$/.test(file))
      .map((file) => `${layer}/${file.replace(/\.ts$/, "")}`),
  );
  const imports = files.map((file, index) => `import * as file${index} from "#${file}";`).join("\n");
  const names = files.map((file, index) => `"${file}": file${index}`).join(", ");
  const entry = "entry.js";
  const built = (await build({
    root: ROOT,
    configFile: false,
    logLevel: "error",
    resolve: { conditions: ["source"] },
    plugins: [
      {
        name: "entry",
        resolveId: (id) => (id.endsWith(entry) ? join(ROOT, entry) : undefined),
        load: (id) => (id.endsWith(entry) ? `${imports}\nwindow.handslag = { ${names} };` : undefined),
      },
    ],
    build: {
      write: false,
      lib: { entry, formats: ["iife"], name: "unused" },
      rolldownOptions: { onLog: (_, log) => expect(log.message).not.toContain("externalized for browser") },
    },
  })) as Rolldown.RolldownOutput[];
  return built[0]?.output[0].code ?? "";
}
