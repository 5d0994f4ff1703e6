// Files as the engine wants them: documents by path, and the forms of the library by name.
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { issue, type Issue, type Outcome } from "#kernel/issue";
import type { Library, Referred } from "#engine/assemble";
import { own, isMap, type Datum } from "#engine/datum";
import { readIndicatorSet, type IndicatorSet } from "#engine/indicator-set";
import { LIMITS, readDocument, type Source } from "#engine/read";

/** The folder that comes with the product: forms and the demonstration case. */
export const CONTENT = fileURLToPath(new URL("../../content/", import.meta.url));

/** The sets of indicators that come with the product; what ships must be sound. */
export function indicatorSets(): IndicatorSet[] {
  const folder = join(CONTENT, "indicators");
  return readdirSync(folder)
    .sort()
    .map((name) => {
      const source = readFile(join(folder, name));
      const { value } = source.value === undefined ? { value: undefined } : readIndicatorSet(source.value.datum);
      if (value === undefined) throw new TypeError(`indicators that do not load: ${name}`);
      return value;
    });
}

/** A document with the file it came from, so that issues can say where. */
export interface FileSource extends Source {
  readonly file: string;
}

/** Reads the text of a file; an issue when it is not there or larger than any honest document. */
export function readText(file: string, most: number = LIMITS.characters): Outcome<string> {
  if (!existsSync(file) || !statSync(file).isFile())
    return { value: undefined, issues: [issue("file-not-found", "", { file, ...neighbour(file) })] };
  const { size } = statSync(file);
  if (size > most * 4) return { value: undefined, issues: [issue("too-large", "", { found: size, most })] };
  const bytes = readFileSync(file);
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return { value: bytes.toString(utf16 ? "utf16le" : "utf8"), issues: [] };
}

/** A file in the same folder with nearly the same name. */
function neighbour(file: string): { readonly suggestion?: string } {
  const folder = dirname(file);
  if (!existsSync(folder)) return {};
  const stem = basename(file)
    .toLowerCase()
    .replace(/\.[a-z]+$/, "");
  const near = readdirSync(folder).find((name) =>
    name.toLowerCase().startsWith(stem.slice(0, Math.max(3, stem.length - 2))),
  );
  return near === undefined ? {} : { suggestion: near };
}

/** Reads a YAML or JSON file. */
export function readFile(file: string): Outcome<FileSource> {
  const { value: text, issues } = readText(file);
  if (text === undefined) return { value: undefined, issues };
  const read = readDocument(text);
  return { value: read.value && { ...read.value, file }, issues: read.issues };
}

/** The forms that come with the product, and those in the files and folders a user names; theirs win. */
export class FileLibrary implements Library {
  readonly #files = new Map<string, string>();
  readonly #data = new Map<string, Datum>();
  readonly issues: Issue[] = [];

  constructor(extra: readonly string[] = []) {
    for (const place of [join(CONTENT, "forms"), ...extra]) this.#add(place);
  }

  #add(place: string): void {
    if (!existsSync(place)) {
      this.issues.push(issue("file-not-found", "", { file: place, ...neighbour(place) }));
      return;
    }
    if (statSync(place).isFile()) {
      this.#name(place);
      return;
    }
    for (const name of readdirSync(place).sort())
      if (/\.(ya?ml|json)$/.test(name)) this.#files.set(name.replace(/\.(ya?ml|json)$/, ""), join(place, name));
  }

  /** A form file that a user names goes by the id inside it. */
  #name(file: string): void {
    const { value, issues } = readFile(file);
    this.issues.push(...issues);
    const id = value && isMap(value.datum) ? own(value.datum, "form") : undefined;
    if (typeof id === "string") this.#files.set(id, file);
  }

  get formIds(): readonly string[] {
    return [...this.#files.keys()].sort();
  }

  fileOf(id: string): string | undefined {
    return this.#files.get(id);
  }

  form(id: string): Datum | undefined {
    const file = this.#files.get(id);
    if (file === undefined) return undefined;
    const known = this.#data.get(id);
    if (known !== undefined) return known;
    const { value, issues } = readFile(file);
    this.issues.push(...issues.map((found) => ({ ...found, path: `forms.${id}.${found.path}` })));
    if (value !== undefined) this.#data.set(id, value.datum);
    return value?.datum;
  }

  document(reference: string, from: string): Outcome<Referred> {
    const file = resolve(dirname(from), reference);
    const { value, issues } = readFile(file);
    // A reader knows the reference, not where it came out.
    return {
      value: value && { datum: value.datum, name: file },
      issues: issues.map((found) => ({
        ...found,
        figures: { ...found.figures, ...("file" in found.figures ? { file: reference } : {}) },
      })),
    };
  }
}
