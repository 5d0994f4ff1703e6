// An agreement, read from its document: forms checked, parameters bound, names resolved. What all readings start from.
import { yearOf, yearsOf, laterOf, earlierOf, startOfYear, type Term } from "#kernel/date";
import { issue, type Issue, type Outcome } from "#kernel/issue";
import { RATIO, parseUnit, type Unit } from "#kernel/unit";
import { bind, type Binding, type BindingContext, type Vocabulary } from "./binding.ts";
import { checkForm, type FormTypes } from "./check-form.ts";
import { isMap, own, type Datum, type DatumMap } from "./datum.ts";
import { readFacts, type Facts } from "./facts.ts";
import { readForm, type Field, type Form } from "./form.ts";
import { readPrices, type MaximumTariff, type PriceList } from "./price.ts";
import { FACTS_INDEX, agreementSchema, type AgreementDocument, type Status } from "./schema/agreement-schema.ts";
import { parseWith, suggestion, unknownKey, type Localized } from "./schema/part.ts";
import { Scopes, type ProductCode } from "./scope.ts";
import { sealOf } from "./seal.ts";

/** A clause or an index: a form with its scopes and parameters filled in. */
export interface ClauseUse {
  readonly id: string;
  /** `clauses.plafond` or `indices.loonprijs`. */
  readonly path: string;
  readonly title: Localized;
  readonly purpose: Localized | undefined;
  readonly form: Form;
  readonly types: FormTypes;
  /** The form's scope → the agreement's. */
  readonly scopes: ReadonlyMap<string, string>;
  readonly bindings: ReadonlyMap<string, Binding>;
  readonly index: string | undefined;
  readonly funding: string | undefined;
  readonly term: Term;
  readonly firstYear: number;
}

export interface Party {
  readonly id: string;
  readonly name: Localized;
  readonly code: string | undefined;
}

export interface Product extends ProductCode {
  readonly label: Localized;
  readonly maximum: MaximumTariff | undefined;
}

/** A named amount of the agreement's own, such as the impulse of all insurers together. */
export interface AgreedTerm {
  readonly field: Field;
  readonly binding: Binding;
  readonly unit: Unit;
}

export interface Agreement {
  readonly id: string;
  readonly title: Localized;
  readonly status: Status;
  /** SHA-256 of everything that was agreed: the document without its status and its seal. */
  readonly hash: string;
  readonly document: AgreementDocument;
  readonly term: Term;
  readonly years: readonly number[];
  readonly parties: ReadonlyMap<string, Party>;
  readonly products: ReadonlyMap<string, Product>;
  readonly scopes: Scopes;
  readonly prices: PriceList;
  readonly terms: ReadonlyMap<string, AgreedTerm>;
  readonly indices: ReadonlyMap<string, ClauseUse>;
  readonly clauses: ReadonlyMap<string, ClauseUse>;
  readonly indicatorUnits: ReadonlyMap<string, Unit>;
  readonly basis: Facts | undefined;
}

/** Reads a self-contained agreement (see `assemble`). Issues say what is wrong with its shape, names and values. */
export function readAgreement(datum: Datum): Outcome<Agreement> {
  const { value: document, issues } = parseWith(agreementSchema, datum);
  if (document === undefined) return { value: undefined, issues };
  const reader = new AgreementReader(document, datum);
  const agreement = reader.read();
  return { value: reader.issues.length > 0 ? undefined : agreement, issues: reader.issues };
}

type Labelled = { readonly nl?: string | undefined; readonly en?: string | undefined };
const labelOr = (entry: Labelled, name: string): Localized =>
  entry.nl === undefined ? { nl: name } : { nl: entry.nl, en: entry.en };

class AgreementReader {
  readonly issues: Issue[] = [];
  readonly #document: AgreementDocument;
  readonly #datum: Datum;
  readonly #forms = new Map<string, { readonly form: Form; readonly types: FormTypes } | undefined>();

  constructor(document: AgreementDocument, datum: Datum) {
    this.#document = document;
    this.#datum = datum;
  }

  read(): Agreement {
    const d = this.#document;
    const term = d.term;
    if (term.to < term.from) this.issues.push(issue("term-reversed", "term", { from: term.from, to: term.to }));
    if (yearsOf(term).length > 50)
      this.issues.push(issue("term-too-long", "term", { from: term.from, to: term.to, most: 50 }));
    const products = this.#products();
    const scopes = new Scopes(d.scopes ?? {}, products.values());
    this.issues.push(...scopes.check(d.products !== undefined));
    const vocabulary: Vocabulary = {
      partij: Object.keys(d.parties),
      product: [...products.keys()],
      indicator: d.indicators === undefined ? undefined : Object.keys(d.indicators),
    };
    this.#checkNames();
    return {
      id: d.agreement,
      title: d.title ?? { nl: d.agreement },
      status: d.status ?? "draft",
      hash: sealOf(this.#datum as DatumMap),
      document: d,
      term,
      years: yearsOf(term),
      parties: new Map(
        Object.entries(d.parties).map(([id, party]) => [
          id,
          { id, name: party.name ?? labelOr(party, id), code: party.agb ?? party.uzovi },
        ]),
      ),
      products,
      scopes,
      prices: readPrices(d, products, this.issues),
      terms: this.#terms(term, vocabulary),
      indices: this.#uses("indices", scopes, term, vocabulary),
      clauses: this.#uses("clauses", scopes, term, vocabulary),
      indicatorUnits: this.#indicatorUnits(),
      basis: this.#basis(),
    };
  }

  /** Terms, scopes, indices and clauses share one name space, since expressions name them all. */
  #checkNames(): void {
    const seen = new Map<string, string>();
    for (const section of ["terms", "scopes", "indices", "clauses"] as const) {
      for (const name of Object.keys(this.#document[section] ?? {})) {
        const path = `${section}.${name}`;
        if (seen.has(name)) this.issues.push(issue("name-twice", path, { name, other: seen.get(name)! }));
        if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name))
          this.issues.push(issue("name-not-allowed", path, { name, remedy: name.replace(/[^\p{L}\p{N}_]+/gu, "_") }));
        seen.set(name, path);
      }
    }
  }

  /** Declared products, those with a price, and, where nothing is declared, those that scopes name. */
  #products(): Map<string, Product> {
    const d = this.#document;
    const products = new Map<string, Product>();
    for (const [id, product] of Object.entries(d.products ?? {})) {
      products.set(id, { id, code: product.code, label: labelOr(product, id), maximum: product.maximum });
    }
    if (d.products !== undefined) return products;
    const plain = (id: string): void =>
      void (products.has(id) || products.set(id, { id, code: undefined, label: { nl: id }, maximum: undefined }));
    const { peil: _peil, index: _index, ...prices } = d.prices ?? {};
    Object.keys(prices).forEach(plain);
    for (const [scope, entries] of Object.entries(d.scopes ?? {})) {
      for (const entry of entries) {
        const name = entry.replace(/^-/, "");
        if (!name.endsWith("*") && (name === scope || !Object.hasOwn(d.scopes ?? {}, name))) plain(name);
      }
    }
    return products;
  }

  #terms(term: Term, vocabulary: Vocabulary): Map<string, AgreedTerm> {
    const terms = new Map<string, AgreedTerm>();
    for (const [name, entry] of Object.entries(this.#document.terms ?? {})) {
      const unit = entry.unit === undefined ? RATIO : parseUnit(entry.unit);
      if (unit === undefined) this.issues.push(issue("unknown-unit", `terms.${name}.unit`, { unit: entry.unit! }));
      const field: Field = {
        name,
        label: labelOr(entry, name),
        sort: { kind: "number", unit: unit ?? RATIO, of: undefined },
        default: undefined,
        expression: undefined,
        range: undefined,
        indexed: false,
        display: entry.display,
      };
      const binding = bind(
        { kind: "field", ...field },
        entry.value,
        ["terms", name, "value"],
        this.#context(term, vocabulary),
      );
      if (binding !== undefined) terms.set(name, { field, binding, unit: unit ?? RATIO });
    }
    return terms;
  }

  #context(term: Term, vocabulary: Vocabulary): BindingContext {
    return { term, vocabulary, issues: this.issues };
  }

  #form(id: string, path: string): { readonly form: Form; readonly types: FormTypes } | undefined {
    if (this.#forms.has(id)) return this.#forms.get(id);
    const forms = own(this.#datum as { readonly [key: string]: Datum }, "forms");
    const datum = forms === undefined || !isMap(forms) ? undefined : own(forms, id);
    if (datum === undefined) {
      this.issues.push(
        issue("unknown-form", path, { name: id, ...suggestion(id, Object.keys((forms as object | undefined) ?? {})) }),
      );
      this.#forms.set(id, undefined);
      return undefined;
    }
    const { value: form, issues } = readForm(datum);
    const types = form && checkForm(form);
    for (const found of [...issues, ...(types?.issues ?? [])])
      this.issues.push({ ...found, path: `forms.${id}.${found.path}` });
    const read = form && types && { form, types };
    this.#forms.set(id, read);
    return read;
  }

  #uses(section: "clauses" | "indices", scopes: Scopes, term: Term, vocabulary: Vocabulary): Map<string, ClauseUse> {
    const uses = new Map<string, ClauseUse>();
    for (const [id, entry] of Object.entries(this.#document[section] ?? {})) {
      const path = `${section}.${id}`;
      if (entry.form === undefined) {
        this.issues.push(issue("missing-key", `${path}.form`, { key: "form" }));
        continue;
      }
      const read = this.#form(entry.form, `${path}.form`);
      if (read === undefined) continue;
      if (read.form.pays === (section === "indices"))
        this.issues.push(
          issue(section === "indices" ? "index-that-pays" : "clause-that-gives", `${path}.form`, { form: entry.form }),
        );
      const clause = section === "clauses" ? this.#document.clauses[id]! : undefined;
      const index = section === "indices" ? this.#document.indices![id]! : undefined;
      const first = index === undefined ? undefined : startOfYear(Number(index.from.n));
      const own: Term =
        first === undefined
          ? { from: laterOf(term.from, clause?.from ?? term.from), to: earlierOf(term.to, clause?.to ?? term.to) }
          : { from: first, to: term.to };
      this.#checkClauseTerm(clause, term, path);
      uses.set(id, {
        id,
        path,
        title: entry.title ?? read.form.title,
        purpose: clause?.purpose,
        ...read,
        scopes: this.#scopes(read.form, clause?.scopes ?? {}, scopes, path),
        bindings: this.#bindings(read.form, entry.with ?? {}, path, own, vocabulary),
        index: this.#index(clause?.index, path),
        funding: clause?.funding,
        term: own,
        firstYear: yearOf(own.from),
      });
    }
    return uses;
  }

  #checkClauseTerm(clause: AgreementDocument["clauses"][string] | undefined, term: Term, path: string): void {
    for (const key of ["from", "to"] as const) {
      const date = clause?.[key];
      if (date !== undefined && (date < term.from || date > term.to))
        this.issues.push(issue("date-outside-term", `${path}.${key}`, { found: date, from: term.from, to: term.to }));
    }
    if (clause?.from !== undefined && clause.to !== undefined && clause.to < clause.from)
      this.issues.push(issue("term-reversed", path, { from: clause.from, to: clause.to }));
  }

  #index(name: string | undefined, path: string): string | undefined {
    const known = Object.keys(this.#document.indices ?? {});
    if (name !== undefined && name !== FACTS_INDEX && !known.includes(name))
      this.issues.push(issue("unknown-index", `${path}.index`, { name, ...suggestion(name, known) }));
    return name;
  }

  #scopes(form: Form, given: Readonly<Record<string, string>>, scopes: Scopes, path: string): Map<string, string> {
    const bound = new Map<string, string>();
    for (const [name, scope] of Object.entries(given)) {
      if (!form.scopes.has(name)) this.issues.push(unknownKey(name, [...form.scopes.keys()], [`${path}.scopes`]));
      if (!scopes.names.includes(scope))
        this.issues.push(
          issue("unknown-scope", `${path}.scopes.${name}`, { name: scope, ...suggestion(scope, scopes.names) }),
        );
      bound.set(name, scope);
    }
    for (const [name, label] of form.scopes) {
      if (!bound.has(name))
        this.issues.push(
          issue("missing-scope", `${path}.scopes.${name}`, { name, label: label.nl, known: scopes.names }),
        );
    }
    return bound;
  }

  #bindings(
    form: Form,
    given: Readonly<Record<string, Datum>>,
    path: string,
    term: Term,
    vocabulary: Vocabulary,
  ): Map<string, Binding> {
    const bindings = new Map<string, Binding>();
    for (const name of Object.keys(given)) {
      if (!form.parameters.has(name)) this.issues.push(unknownKey(name, [...form.parameters.keys()], [path, "with"]));
    }
    for (const [name, parameter] of form.parameters) {
      const binding = bind(parameter, own(given, name), [path, "with", name], this.#context(term, vocabulary));
      if (binding !== undefined) bindings.set(name, binding);
    }
    return bindings;
  }

  #indicatorUnits(): Map<string, Unit> {
    const units = new Map<string, Unit>();
    for (const [id, indicator] of Object.entries(this.#document.indicators ?? {})) {
      const unit = indicator.unit === undefined ? RATIO : parseUnit(indicator.unit);
      if (unit === undefined)
        this.issues.push(issue("unknown-unit", `indicators.${id}.unit`, { unit: indicator.unit! }));
      units.set(id, unit ?? RATIO);
    }
    return units;
  }

  #basis(): Facts | undefined {
    const basis = this.#document.basis;
    if (basis === undefined) return undefined;
    if (typeof basis === "string") {
      this.issues.push(issue("basis-not-found", "basis", { reference: basis }));
      return undefined;
    }
    const { value, issues } = readFacts(basis);
    this.issues.push(...issues.map((found) => ({ ...found, path: `basis.${found.path}` })));
    return value;
  }
}
