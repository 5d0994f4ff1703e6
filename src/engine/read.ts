// From the text of a YAML or JSON file to data with exact numbers and the place of every value.
import { LineCounter, isAlias, isMap, isPair, isScalar, isSeq, parseAllDocuments, type Node, type Scalar } from "yaml";
import { Percent, parseDecimal } from "#kernel/decimal";
import { issue, joinPath, type Issue, type Outcome, type Step } from "#kernel/issue";
import type { Datum } from "./datum.ts";

/** Where a value stands in its file, counted from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A document as read, with the place of each path. */
export interface Source {
  readonly datum: Datum;
  readonly places: ReadonlyMap<string, Place>;
}

/** Bounds that no honest document meets and that keep a hostile one from hanging the reader. */
export const LIMITS = { characters: 8_000_000, depth: 60, values: 400_000 } as const;

/**
 * Reads YAML or JSON. Numbers are taken from the source text as exact decimals, `2%` is 1/50, `ja` and `nee` are
 * yes and no; quoted values stay text, but for decimals in JSON. Aliases, tags, merge keys, duplicate keys and a second document are issues.
 */
export function readDocument(text: string): Outcome<Source> {
  if (text.length > LIMITS.characters) return refused("too-large", { found: text.length, most: LIMITS.characters });
  if (flowDepth(text) > LIMITS.depth) return refused("too-deep", { most: LIMITS.depth });
  try {
    return readChecked(text.startsWith("\uFEFF") ? text.slice(1) : text);
  } catch (error) {
    // The parser recurses: a document that nests without brackets can still exhaust the stack.
    if (error instanceof RangeError) return refused("too-deep", { most: LIMITS.depth });
    throw error;
  }
}

const refused = (code: string, figures: Issue["figures"]): Outcome<Source> => ({
  value: undefined,
  issues: [issue(code, "", figures)],
});

/** The deepest run of open brackets, and of "- - -" on one line, counted without regard to quotes: never too low. */
function flowDepth(text: string): number {
  let deepest = 0;
  let open = 0;
  let dashes = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text.charCodeAt(at);
    if (character === 0x5b || character === 0x7b) deepest = Math.max(deepest, ++open);
    else if (character === 0x5d || character === 0x7d) open = Math.max(0, open - 1);
    if ((character === 0x2d || character === 0x3f) && text.charCodeAt(at + 1) === 0x20)
      deepest = Math.max(deepest, ++dashes);
    else if (character !== 0x20) dashes = 0;
  }
  return deepest;
}

function readChecked(text: string): Outcome<Source> {
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, {
    schema: "failsafe",
    lineCounter: lines,
    uniqueKeys: false,
    prettyErrors: false,
    strict: true,
  });
  const document = Array.isArray(documents) ? documents[0] : undefined;
  if (document === undefined || document.contents === null) return refused("empty-document", {});
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const issues: Issue[] = [];
  // One broken place breaks much after it: only the first is worth reading.
  for (const error of [...document.errors, ...document.warnings].slice(0, 1)) {
    const code = error.code === "TAG_RESOLVE_FAILED" ? "tag" : "syntax";
    const { line, column } = place(error.pos[0]);
    issues.push(issue(code, "", { line, column, near: excerpt(text, error.pos[0]), problem: error.code }));
  }
  if (Array.isArray(documents) && documents.length > 1)
    issues.push(issue("several-documents", "", { found: documents.length }));
  if (issues.length > 0) return { value: undefined, issues };
  const walker = new Walker(place, text.trimStart().startsWith("{"));
  const datum = walker.value(document.contents as Node, []);
  return walker.issues.length > 0
    ? { value: undefined, issues: walker.issues }
    : { value: { datum, places: walker.places }, issues: [] };
}

const excerpt = (text: string, at: number): string =>
  text
    .slice(at, at + 40)
    .split("\n")[0]!
    .trim();

class Walker {
  readonly places = new Map<string, Place>();
  readonly issues: Issue[] = [];
  #values = 0;
  readonly #place: (offset: number) => Place;
  readonly #isJson: boolean;

  constructor(place: (offset: number) => Place, isJson: boolean) {
    this.#place = place;
    this.#isJson = isJson;
  }

  value(node: Node | null, path: readonly Step[]): Datum {
    if (node === null) return null;
    const here = joinPath(path);
    if (node.range) this.places.set(here, this.#place(node.range[0]));
    if (path.length > LIMITS.depth) return this.#refuse("too-deep", here, { most: LIMITS.depth });
    if (++this.#values > LIMITS.values) return this.#refuse("too-many-values", here, { most: LIMITS.values });
    if (isAlias(node)) return this.#refuse("alias", here, { name: node.source });
    if (node.tag !== undefined && !node.tag.startsWith("tag:yaml.org,2002:"))
      return this.#refuse("tag", here, { problem: node.tag, line: 0, column: 0, near: node.tag });
    if (isScalar(node)) return this.#scalar(node, here);
    if (isSeq(node)) return node.items.map((item, index) => this.value(item as Node, [...path, index]));
    if (isMap(node)) return this.#map(node.items, path);
    return null;
  }

  #map(items: readonly unknown[], path: readonly Step[]): Datum {
    const map: Record<string, Datum> = Object.create(null);
    for (const pair of items) {
      if (!isPair(pair) || !isScalar(pair.key)) {
        this.#refuse("key-not-text", joinPath(path), {});
        continue;
      }
      const key = String(pair.key.value ?? "").normalize("NFC");
      if (key === "<<" || key === "__proto__") {
        this.#refuse("key-not-allowed", joinPath([...path, key]), { key });
        continue;
      }
      // Looked up here and not by the parser, which compares every key with every other.
      if (Object.hasOwn(map, key)) this.#refuse("duplicate-key", joinPath([...path, key]), { near: key });
      if (pair.key.range) this.places.set(joinPath([...path, key]), this.#place(pair.key.range[0]));
      map[key] = pair.value === null ? null : this.#valueAt(pair.value as Node, [...path, key]);
    }
    return map;
  }

  // The place of a value in a map is the place of its key: that is what a reader looks for.
  #valueAt(node: Node, path: readonly Step[]): Datum {
    const place = this.places.get(joinPath(path));
    const datum = this.value(node, path);
    if (place !== undefined) this.places.set(joinPath(path), place);
    return datum;
  }

  #scalar(node: Scalar, path: string): Datum {
    const text = String(node.value ?? "");
    // JSON has no exact decimals of its own, so there decimal text is a number: what canonical JSON writes, reads back.
    if (this.#isJson && node.type === "QUOTE_DOUBLE" && /^-?\d+\.\d+$/.test(text)) return parseDecimal(text)!;
    if (node.type !== "PLAIN") return text.normalize("NFC");
    if (text === "" || text === "~" || text === "null") return null;
    if (text === "ja" || text === "true") return true;
    if (text === "nee" || text === "false") return false;
    const number = parseDecimal(text);
    if (number !== undefined)
      return /^0\d/.test(text) ? text : text.endsWith("%") ? new Percent(number.n, number.d) : number;
    if (/^[+-]?\.?(inf|nan)$/i.test(text)) return this.#refuse("not-a-number", path, { found: text });
    return text.normalize("NFC");
  }

  #refuse(code: string, path: string, figures: Issue["figures"]): null {
    this.issues.push(issue(code, path, figures));
    return null;
  }
}
