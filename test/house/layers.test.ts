// The compiler itself refuses an import against the direction, and the host in a pure layer.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LAYERS, PURE, ROOT, runTool, type Layer } from "../support/repository.ts";

interface Project {
  readonly references: readonly { readonly path: string }[];
}

/** From the lowest to the highest: an import that is refused is reported where it stands first. */
const layers = Object.keys(LAYERS) as Layer[];
let bench: string;

beforeAll(() => {
  const built = runTool("typescript/bin/tsc", "-b");
  expect(built.code, `The layers must compile before their borders can be tested:\n${built.text}`).toBe(0);
  mkdirSync(join(ROOT, "dist"), { recursive: true });
  bench = mkdtempSync(join(ROOT, "dist", "layers-"));
});

afterAll(() => rmSync(bench, { recursive: true, force: true }));

/** What the compiler lets a layer see: its references and theirs. */
const below = (layer: Layer): ReadonlySet<Layer> =>
  new Set(LAYERS[layer].flatMap((name: Layer) => [name, ...below(name)]));

const projectOf = (layer: Layer): Project =>
  JSON.parse(readFileSync(join(ROOT, "src", layer, "tsconfig.json"), "utf8")) as Project;

/** What tsc says of each fixture, compiled as a file of the layer: with its settings, its references and its own files. */
function compileIn(layer: Layer, fixtures: Readonly<Record<string, string>>): (name: string) => string {
  const folder = mkdtempSync(join(bench, `${layer}-`));
  for (const [name, source] of Object.entries(fixtures)) writeFileSync(join(folder, `${name}.ts`), source);
  const project = {
    extends: `../../../src/${layer}/tsconfig.json`,
    compilerOptions: { rootDir: "../../..", noEmit: true, tsBuildInfoFile: "./.tsbuildinfo" },
    files: Object.keys(fixtures).map((name) => `./${name}.ts`),
    include: [`../../../src/${layer}/**/*.ts`],
    references: projectOf(layer).references.map(({ path }) => ({ path: join("../../../src", layer, path) })),
  };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(project));
  const lines = runTool("typescript/bin/tsc", "-p", folder, "--pretty", "false").text.split("\n");
  const place = (name: string): string => `${basename(folder)}/${name}.ts(`;
  const own = lines.filter((line) => line.startsWith(`src/${layer}/`));
  expect(own, "only the fixtures may be wrong").toEqual([]);
  return (name) => lines.filter((line) => line.includes(place(name))).join("\n");
}

/** A file that imports the first file of a layer; an empty layer has none. */
function importOf(layer: Layer): readonly [string, string][] {
  const sample = readdirSync(join(ROOT, "src", layer)).find((file) => /^[^.]+\.ts$/.test(file));
  if (sample === undefined) return [];
  const specifier = `#${layer}/${basename(sample, ".ts")}`;
  return [[`imports-${layer}`, `import * as other from "${specifier}";\nexport const use = other;\n`]];
}

const HOST = {
  process: ["export const host = process.pid;\n", "Cannot find name 'process'"],
  fetch: ['export const host = fetch("");\n', "Cannot find name 'fetch'"],
  document: ["export const host = document.title;\n", "Cannot find name 'document'"],
  timer: ["export const host = setTimeout(() => {}, 1);\n", "Cannot find name 'setTimeout'"],
  "file-system": ['export { readFileSync as host } from "node:fs";\n', "'node:fs'"],
} as const;

test("each layer's references are exactly those that the architecture allows", () => {
  for (const layer of layers) {
    const references = projectOf(layer).references.map(({ path }) => path.replace("../", ""));
    expect([...references].sort(), `src/${layer}/tsconfig.json`).toEqual([...LAYERS[layer]].sort());
  }
});

test.each(layers)("%s: an import down compiles, an import up is TS6307", (layer) => {
  const fixtures = Object.fromEntries(layers.filter((other) => other !== layer).flatMap(importOf));
  const said = compileIn(layer, fixtures);
  for (const name of Object.keys(fixtures)) {
    const other = name.replace("imports-", "") as Layer;
    if (below(layer).has(other)) expect(said(name), `src/${layer} may import ${other}`).toBe("");
    else expect(said(name), `src/${layer} may not import ${other}`).toContain("error TS6307");
  }
});

describe.each(PURE)("%s is pure", (layer) => {
  test("the names of Node and of the browser do not compile; arithmetic does", () => {
    const sources = Object.fromEntries(Object.entries(HOST).map(([name, [source]]) => [name, source]));
    const said = compileIn(layer, { ...sources, arithmetic: "export const sum = 1 + 1;\n" });
    for (const [name, [, message]] of Object.entries(HOST)) {
      expect(said(name), `${name} in src/${layer}: does a package bring the host's types along?`).toContain(message);
    }
    expect(said("arithmetic")).toBe("");
  });
});
