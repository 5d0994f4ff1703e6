// Tests run on the sources: the condition "source" of package.json's imports.
import { defineConfig } from "vitest/config";
import { LONG } from "./test/support/runs.ts";

/** In milliseconds: only a test that hangs takes longer, on the busiest machine. No test needs a limit of its own. */
const LIMIT = LONG ? 7_200_000 : 300_000;

export default defineConfig({
  resolve: { conditions: ["source"] },
  ssr: { resolve: { conditions: ["source"] } },
  test: {
    include: ["test/**/*.test.ts"],
    reporters: ["default", "./test/support/closing-line.ts"],
    testTimeout: LIMIT,
    hookTimeout: LIMIT,
  },
});
