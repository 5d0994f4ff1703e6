// Mutation testing runs the fast tests of the pure layers: no compiler, no repository, no browser, no fuzzing.
import { defineConfig, mergeConfig } from "vitest/config";
import base from "./vitest.config.ts";

export default mergeConfig(
  base,
  defineConfig({
    test: {
      // Mutants live in the sources; the compiled command does not see them.
      testNamePattern: /^(?!.*the compiled command)/,
      exclude: ["test/house/**", "test/browser/**", "test/documents/**", "test/fuzz/**", "node_modules/**"],
    },
  }),
);
