// Tests run on the sources: the condition "source" of package.json's imports.
import { defineConfig } from "vitest/config";

const long = process.env["HANDSLAG_LONG"] === "1";

export default defineConfig({
  resolve: { conditions: ["source"] },
  ssr: { resolve: { conditions: ["source"] } },
  test: {
    include: ["test/**/*.test.ts"],
    reporters: ["default", "./test/support/closing-line.ts"],
    testTimeout: long ? 600_000 : 20_000,
    hookTimeout: long ? 600_000 : 60_000,
  },
});
