// Mutation testing runs the fast tests of the pure layers: no compiler, no repository, no browser, no fuzzing.
import { defineConfig, mergeConfig } from "vitest/config";
import base from "./vitest.config.ts";

const READINGS = ["bounds", "diff", "forecast", "incentives", "lint", "simulate", "watch", "picture"];
const folders = (names: readonly string[]): string[] => names.map((name) => `test/${name}/**`);
const core = process.env["HANDSLAG_MUTATION"] !== "readings";

export default mergeConfig(
  base,
  defineConfig({
    test: {
      // Mutants live in the sources; the compiled command does not see them.
      testNamePattern: /^(?!.*the compiled command)/,
      exclude: [...folders(["house", "browser", "documents", "fuzz", ...(core ? READINGS : [])]), "node_modules/**"],
    },
  }),
);
