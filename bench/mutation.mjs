// Mutation tests on a seeded sample of about 500 mutants: which small changes to the kernel and engine does no test notice?
//
// npm run mutation -- [core | readings] [seed] [mutants]
// `core` is the kernel, the language and settlement; `readings` what was built on them: simulation, bounds and the like.
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { mulberry32 } from "./mulberry32.mjs";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
/** What was built on the core: folders of the engine, and of the tests. */
const READINGS = ["bounds", "diff", "forecast", "incentives", "lint", "outlook", "simulate", "watch"];
const [SCOPE = "core", seed = "20261124", wanted = "500", ...more] = process.argv.slice(2);
const [SEED, WANTED] = [Number(seed), Number(wanted)];
if (!["core", "readings"].includes(SCOPE) || ![seed, wanted].every((text) => /^\d+$/.test(text)) || more.length > 0) {
  process.stderr.write("npm run mutation -- [core | readings] [seed] [mutants]; seed and mutants are whole numbers\n");
  process.exit(2);
}
/** Mutants on an average line of code that tests reach only when they run it, seen in earlier runs. */
const PER_LINE = 1.35;

const lines = ["kernel", "engine"].flatMap((layer) =>
  readdirSync(`${ROOT}src/${layer}`, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && READINGS.includes(file.split("/")[0]) === (SCOPE === "readings"))
    .sort()
    .flatMap((file) =>
      readFileSync(`${ROOT}src/${layer}/${file}`, "utf8")
        .split("\n")
        .flatMap((text, index) =>
          /^\s*(\/\/|\*|\/\*|import|export (type|interface)|readonly|}|$)/.test(text)
            ? []
            : [`src/${layer}/${file}:${index + 1}-${index + 1}`],
        ),
    ),
);
const share = WANTED / (lines.length * PER_LINE);
const random = mulberry32(SEED);
const sample = lines.filter(() => random() < share);
process.stdout.write(`seed ${SEED}: ${sample.length} of ${lines.length} lines of code\n`);

const config = `${ROOT}stryker.sample.json`;
writeFileSync(
  config,
  JSON.stringify({ ...JSON.parse(readFileSync(`${ROOT}stryker.config.json`, "utf8")), mutate: sample }),
);
try {
  execFileSync(process.execPath, [`${ROOT}node_modules/@stryker-mutator/core/bin/stryker.js`, "run", config], {
    stdio: "inherit",
    cwd: ROOT,
    env: { ...process.env, HANDSLAG_WITHOUT: SCOPE === "core" ? READINGS.join(",") : "" },
  });
} finally {
  rmSync(config, { force: true });
}
