// Mutation testing runs the fast tests of the pure layers: no compiler, no repository, no browser, no fuzzing.
import { fileURLToPath } from "node:url";
import { defineConfig, mergeConfig } from "vitest/config";
import base from "./vitest.config.ts";

/** Folders of tests that reach no mutant of this run, as bench/mutation.mjs names them. */
const without = (process.env["HANDSLAG_WITHOUT"] ?? "").split(",").filter((name) => name !== "");
const folders = (names: readonly string[]): string[] => names.map((name) => `test/${name}/**`);

export default mergeConfig(
  base,
  defineConfig({
    resolve: {
      alias: [
        {
          find: /^.*\/support\/runs\.ts$/,
          replacement: fileURLToPath(new URL("test/support/few-runs.ts", import.meta.url)),
        },
      ],
    },
    test: {
      // Mutants live in the sources; the compiled command does not see them.
      testNamePattern: /^(?!.*the compiled command)/,
      exclude: [...folders(["house", "browser", "documents", "fuzz", "picture", ...without]), "node_modules/**"],
    },
  }),
);
