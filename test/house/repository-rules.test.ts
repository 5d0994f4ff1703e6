// The rules of the house, one test each; every message says what to do.
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { LAYERS, PURE, read, repositoryFiles, ROOT, runTool, type Layer } from "../support/repository.ts";
import { codeOf, functionsWithoutComment, importsOf } from "../support/source-text.ts";

interface Package {
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const files = repositoryFiles();
const code = files.filter((file) => /\.(ts|tsx|mjs)$/.test(file));
const sources = code.filter((file) => file.startsWith("src/"));
const layerOf = (file: string): Layer => file.split("/")[1] as Layer;
const pure = sources.filter((file) => PURE.includes(layerOf(file)));
const manifest = JSON.parse(read("package.json")) as Package;
const decisions = files.filter((file) => /^docs\/decisions\/\d{4}-/.test(file));

/** The files that break a rule, each with what was found. */
const among = (list: readonly string[], find: (file: string, text: string) => readonly string[]): readonly string[] =>
  list.flatMap((file) => find(file, read(file)).map((found) => `${file}: ${found}`));

const none = (found: readonly string[], advice: string): void => expect(found, advice).toEqual([]);

describe("files", () => {
  test("the first line says what the file is for", () => {
    const purpose = /^\/\/ \S.*[.!?]$/;
    const found = among(code, (_, text) => {
      const [first = "", second = ""] = text.split("\n");
      const line = first.startsWith("#!") ? second : first;
      return purpose.test(line.trim()) ? [] : [line];
    });
    none(found, "Begin the file with one comment line: a sentence, ending in a full stop, that says what it is for.");
  });

  test("names are kebab-case", () => {
    const named = [...code, ...files.filter((file) => file.startsWith("docs/"))].map((file) => basename(file));
    const found = named.filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)+$/.test(name));
    none(found, "Name the file in kebab-case after what it holds: volume-cap.ts.");
  });

  test("no source file passes 400 lines", () => {
    const found = among(sources, (_, text) => (text.trimEnd().split("\n").length > 400 ? ["too long"] : []));
    none(found, "Look for the second subject in the file and give it a file of its own.");
  });

  test("there are no barrels", () => {
    const found = code.filter((file) => basename(file).startsWith("index."));
    none(found, "Import from the file that holds it; index.ts hides where things live.");
  });

  test("every folder of src is a layer", () => {
    const found = sources.filter((file) => !(layerOf(file) in LAYERS));
    none(found, "Add the layer to test/support/repository.ts, tsconfig.json, package.json and ARCHITECTURE.md.");
  });
});

describe("code", () => {
  test("there is no any", () => {
    const found = among(code, (_, text) => codeOf(text).match(/(?::|\bas|<|,|\||=>)\s*any\b(?!\s*[(:])/g) ?? []);
    none(found, "Use unknown and narrow it, or say the type.");
  });

  test("the pure layers have no clock and no chance", () => {
    const host = /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\bperformance\b|\bcrypto\b/g;
    const found = among(pure, (_, text) => codeOf(text).match(host) ?? []);
    none(found, "Take the time or the seed as an argument; the edge hands it in.");
  });

  test("imports go down, by #layer/ or ./ or a package that package.json names", () => {
    const packages = Object.keys({ ...manifest.dependencies });
    const typesOnly = Object.keys({ ...manifest.devDependencies });
    const found = among(sources, (file, text) =>
      importsOf(text).filter((specifier) => {
        const layer = layerOf(file);
        const [, other] = /^#([^/]+)\/[a-z0-9-/]+$/.exec(specifier) ?? [];
        if (other !== undefined) return other !== layer && !(LAYERS[layer] as readonly string[]).includes(other);
        if (/^\.\.?\//.test(specifier)) return !join(file, "..", specifier).startsWith(`src/${layer}/`);
        if (specifier.startsWith("node:")) return PURE.includes(layer);
        const name = specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
        return !packages.includes(name) && !(typesOnly.includes(name) && onlyTypes(text, specifier));
      }),
    );
    none(
      found,
      "Imports go one way only; see ARCHITECTURE.md. Other layers by #layer/file, the own layer also by ./file.ts.",
    );
  });

  test.each(["kernel", "engine"] as const)("exported functions of %s say what they do", (layer) => {
    const list = sources.filter((file) => layerOf(file) === layer);
    none(
      among(list, (_, text) => functionsWithoutComment(text)),
      "Put a /** … */ right above the function: what it gives, and why when that is not plain.",
    );
  });

  test("nothing is exported or installed that nobody uses", () => {
    const { code: exit, text } = runTool("knip/bin/knip.js", "--no-progress");
    expect(exit, `Delete it, or drop the word export:\n${text}`).toBe(0);
  });
});

const onlyTypes = (text: string, specifier: string): boolean =>
  !new RegExp(`import (?!type )[^;]*["']${specifier}["']`).test(text);

describe("what leaves the house", () => {
  const readable = files.filter((file) => !/\.(png|jpg|woff2|parquet|xlsx|docx|pdf)$/.test(file));

  test("no path of one machine stands in a file", () => {
    const path = new RegExp(`(?<![\\w.~*-])/(?:${["work", "root", "home", "tmp", "Users"].join("|")})/\\w`, "g");
    none(
      among(readable, (_, text) => text.match(path) ?? []),
      "Write a path from the root of the repository, or ask node:os for the folder.",
    );
  });

  test("no package registry is named, in the lock file neither", () => {
    const host = new RegExp(
      ["registry", "npm"].map((name) => `\\b${name}[\\w-]*\\.(?:org|com|net|io|dev|local)\\b`).join("|"),
      "gi",
    );
    none(
      among(readable, (_, text) => text.match(host) ?? []),
      "Keep omit-lockfile-registry-resolved=true in .npmrc and write the lock file anew: npm install --package-lock-only.",
    );
    none(
      among(["package-lock.json"], (_, text) => text.match(/"resolved": .*/g) ?? []),
      "The lock file names packages by version and digest, not by address.",
    );
  });

  test("what is built or installed is not in version control", () => {
    const found = files.filter((file) => /(^|\/)(node_modules|dist|report|coverage)\/|\.tsbuildinfo$/.test(file));
    none(found, "Add it to .gitignore.");
  });
});

describe("packages", () => {
  const wanted = { ...manifest.dependencies, ...manifest.devDependencies };

  test("every version is exact", () => {
    const found = Object.entries(wanted).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version));
    none(
      found.map(([name, version]) => `${name} ${version}`),
      "Pin one version: npm install --save-exact.",
    );
  });

  test("every package has its reason in docs/decisions", () => {
    const reasons = decisions.map(read).join("\n");
    const found = Object.keys(wanted).filter((name) => !reasons.includes(`\`${name}\``));
    none(found, "Add a row to docs/decisions/0006-packages.md: the package, what it does here, why not without.");
  });

  test("what ships has a licence that allows any use", () => {
    const permissive = /^\(?(MIT|ISC|BSD-2-Clause|BSD-3-Clause|Apache-2\.0|0BSD|Unlicense|CC0-1\.0|BlueOak-1\.0\.0)\b/;
    const seen = new Map<string, string>();
    const visit = (name: string, from: string): void => {
      const places = [join(from, "node_modules", name), join("node_modules", name)];
      const at = places.find((place) => packageAt(place) !== undefined);
      if (at === undefined || seen.has(at)) return;
      const found = packageAt(at);
      seen.set(at, `${found?.license ?? "no licence"}`);
      for (const next of Object.keys(found?.dependencies ?? {})) visit(next, at);
    };
    for (const name of Object.keys(manifest.dependencies ?? {})) visit(name, "");
    expect(seen.size, "run npm ci first").toBeGreaterThan(5);
    const found = [...seen].filter(([, licence]) => !permissive.test(licence) || / AND /.test(licence));
    none(
      found.map(([at, licence]) => `${at}: ${licence}`),
      "Nothing with copyleft or without a licence may ship; find another package or write the part that is needed.",
    );
  });
});

function packageAt(place: string): Package | undefined {
  try {
    return JSON.parse(readFileSync(join(ROOT, place, "package.json"), "utf8")) as Package;
  } catch {
    return undefined;
  }
}
