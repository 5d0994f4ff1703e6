// Scopes: which products a clause is about, written as products, code prefixes and other scopes, with exclusions.
import { issue, type Issue } from "#kernel/issue";
import { suggestion } from "./schema/part.ts";

/** A product as scopes see it: the name in the agreement and the code with which it is declared. */
export interface ProductCode {
  readonly id: string;
  readonly code: string | undefined;
}

/** One entry of a scope: `HF1`, `"9999*"`, another scope, each possibly excluded. */
interface Entry {
  readonly text: string;
  readonly excludes: boolean;
}

const entryOf = (written: string): Entry =>
  written.startsWith("-") ? { text: written.slice(1), excludes: true } : { text: written, excludes: false };

/** The scopes of an agreement. Every question about them is answered for one product at a time. */
export class Scopes {
  readonly #entries: ReadonlyMap<string, readonly Entry[]>;
  readonly #products: ReadonlyMap<string, ProductCode>;
  readonly #inside = new Map<string, readonly string[]>();

  constructor(written: Readonly<Record<string, readonly string[]>>, products: Iterable<ProductCode>) {
    this.#entries = new Map(Object.entries(written).map(([name, entries]) => [name, entries.map(entryOf)]));
    this.#products = new Map([...products].map((product) => [product.id, product]));
  }

  get names(): readonly string[] {
    return [...this.#entries.keys()];
  }

  /** Whether a scope holds a product: some entry includes it and none excludes it. */
  holds(scope: string, product: ProductCode, above: ReadonlySet<string> = new Set()): boolean {
    const entries = this.#entries.get(scope);
    if (entries === undefined || above.has(scope)) return false;
    const inside = new Set([...above, scope]);
    const matches = (entry: Entry): boolean => this.#matches(entry.text, product, inside);
    const included = entries.filter((entry) => !entry.excludes);
    return included.some(matches) && !entries.some((entry) => entry.excludes && matches(entry));
  }

  #matches(text: string, product: ProductCode, above: ReadonlySet<string>): boolean {
    if (text.endsWith("*")) {
      const prefix = text.slice(0, -1);
      return product.id.startsWith(prefix) || (product.code?.startsWith(prefix) ?? false);
    }
    if (text === product.id || text === product.code) return true;
    // `zorg: [zorg]` names the product `zorg`, not the scope itself.
    return this.#entries.has(text) && !above.has(text) && this.holds(text, product, above);
  }

  /** The products of the agreement that lie in a scope, in document order. */
  productsIn(scope: string): readonly string[] {
    const known = this.#inside.get(scope);
    if (known !== undefined) return known;
    const found = [...this.#products.values()].filter((product) => this.holds(scope, product)).map(({ id }) => id);
    this.#inside.set(scope, found);
    return found;
  }

  /**
   * One product for every part into which the scopes divide all care: the known products, and for each prefix some
   * code that nobody named. Two scopes overlap exactly when they share one of these.
   */
  witnesses(): ProductCode[] {
    const prefixes = new Set(
      [...this.#entries.values()]
        .flat()
        .filter((entry) => entry.text.endsWith("*"))
        .map((entry) => entry.text.slice(0, -1)),
    );
    return [...this.#products.values(), ...[...prefixes].map((prefix) => ({ id: `${prefix}…`, code: undefined }))];
  }

  /** Names in scopes that are no product, code or scope, and scopes that hold each other. */
  check(declared: boolean): Issue[] {
    const issues: Issue[] = [];
    const known = new Set([
      ...this.#products.keys(),
      ...[...this.#products.values()].flatMap((product) => product.code ?? []),
      ...this.#entries.keys(),
    ]);
    for (const [scope, entries] of this.#entries) {
      if (entries.length === 0) issues.push(issue("scope-empty", `scopes.${scope}`, { scope }));
      entries.forEach((entry, index) => {
        const isCode = entry.text.endsWith("*") || /^\d{4,}$/.test(entry.text);
        if (declared && !isCode && !known.has(entry.text))
          issues.push(
            issue("unknown-product", `scopes.${scope}[${index}]`, {
              name: entry.text,
              ...suggestion(entry.text, known),
            }),
          );
      });
      if (this.#reaches(scope, scope, new Set())) issues.push(issue("scope-in-circle", `scopes.${scope}`, { scope }));
    }
    return issues;
  }

  #reaches(from: string, target: string, seen: Set<string>): boolean {
    for (const { text } of this.#entries.get(from) ?? []) {
      if (text === from || !this.#entries.has(text) || this.#products.has(text)) continue;
      if (text === target) return true;
      if (seen.has(text)) continue;
      seen.add(text);
      if (this.#reaches(text, target, seen)) return true;
    }
    return false;
  }
}
