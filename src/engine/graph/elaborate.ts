// Elaboration: an agreement becomes a closed graph, one node per cell of every line, clause and year.
import { ONE, ZERO, ratio } from "#kernel/exact";
import { Exact } from "#kernel/exact";
import { daysInForce, daysInYear, daysThrough, earlierOf, endOfYear, laterOf, startOfYear, yearOf } from "#kernel/date";
import { issue, type Issue } from "#kernel/issue";
import type { Agreement, ClauseUse } from "../agreement.ts";
import type { Binding } from "../binding.ts";
import type { Expression } from "../expression/syntax.ts";
import { baseYear } from "../facts.ts";
import type { Field } from "../form.ts";
import { build, buildNode, sameFixed, type Site } from "./build.ts";
import { asList } from "./build.ts";
import { Graph, type Frame, type Node, type Observation, type RowShape, type Shape } from "./node.ts";

const NO_VARIABLES: ReadonlyMap<string, Shape> = new Map();

/** Builds the nodes of an agreement on demand and remembers them, so that lines share their parts. */
export class Elaboration {
  readonly graph = new Graph();
  readonly agreement: Agreement;
  readonly #shapes = new Map<string, Shape>();
  readonly #building = new Set<string>();

  constructor(agreement: Agreement) {
    this.agreement = agreement;
  }

  /** The clause or index with an id. */
  use(id: string): ClauseUse {
    return (this.agreement.clauses.get(id) ?? this.agreement.indices.get(id))!;
  }

  /** Where the lines of a clause are read in a year. */
  site(clause: string | undefined, year: number, frame: Frame = "facts"): Site {
    return { clause, year, frame, row: undefined, variables: NO_VARIABLES };
  }

  undetermined(reason: Issue): Node {
    return this.graph.make({ kind: "undetermined", reason });
  }

  /** A line of a clause in a year: a node, or a list of rows. */
  line(clause: string, name: string, year: number, frame: Frame): Shape {
    return this.#once(`line ${clause} ${name} ${year} ${frame}`, () => {
      const use = this.use(clause);
      const line = use.form.lines.get(name)!;
      const site = this.site(clause, year, frame);
      if (line.kind === "value") return build(line.expression, site, this);
      const rows = asList(build(line.per, site, this)).items.map((item) => item.shape as RowShape);
      const items = rows.map((row) => {
        const shape: RowShape = { kind: "row", columns: new Map(row.columns) };
        const inside: Site = { ...site, row: { line: name, shape } };
        for (const [column, expression] of line.columns) shape.columns.set(column, build(expression, inside, this));
        return { when: undefined, shape };
      });
      return { kind: "list", items };
    });
  }

  /** What a name means at a site. */
  named(name: string, site: Site): Shape {
    const local = site.variables.get(name) ?? site.row?.shape.columns.get(name);
    if (local !== undefined) return local;
    const constant = this.#constant(name, site);
    if (constant !== undefined) return constant;
    if (site.clause === undefined) return this.#agreed(name, site);
    const { form } = this.use(site.clause);
    if (form.lines.has(name)) return this.line(site.clause, name, site.year, site.frame);
    if (form.parameters.has(name)) return this.parameter(site.clause, name, site.year);
    return { kind: "scope", scope: this.use(site.clause).scopes.get(name) ?? name };
  }

  #constant(name: string, site: Site): Node | undefined {
    if (name !== "looptijd" && name !== "jaarnummer" && name !== "aantal_jaren") return undefined;
    const use = site.clause === undefined ? undefined : this.use(site.clause);
    const term = use?.term ?? this.agreement.term;
    const first = yearOf(term.from);
    const value =
      name === "aantal_jaren"
        ? ratio(yearOf(term.to) - first + 1)
        : name === "jaarnummer"
          ? ratio(site.year - first + 1)
          : site.frame === "basis" // the agreed base covers whole years
            ? ONE
            : ratio(daysInForce(term, site.year), daysInYear(site.year));
    return this.graph.make({ kind: "number", value });
  }

  /** A name of the agreement's own: a term, scope, clause, index or product. */
  #agreed(name: string, site: Site): Shape {
    const { agreement } = this;
    const term = agreement.terms.get(name);
    if (term !== undefined) return this.#term(name, site.year);
    if (agreement.clauses.has(name)) return { kind: "clause", clause: name };
    if (agreement.indices.has(name)) return this.level(name, site.year);
    if (agreement.scopes.names.includes(name)) return { kind: "scope", scope: name };
    return this.graph.make({ kind: "text", value: name });
  }

  #term(name: string, year: number): Shape {
    return this.#once(`term ${name} ${year}`, () => {
      const { field, binding } = this.agreement.terms.get(name)!;
      return this.#bound(binding, field, `terms.${name}`, undefined, year);
    });
  }

  /** The value of a parameter in a year: what was agreed, in force by the day, indexed where it says so. */
  parameter(clause: string, name: string, year: number): Shape {
    return this.#once(`parameter ${clause} ${name} ${year}`, () => {
      const use = this.use(clause);
      const parameter = use.form.parameters.get(name)!;
      const binding = use.bindings.get(name)!;
      const slot = `${use.path}.with.${name}`;
      if (parameter.kind === "field") return this.#bound(binding, parameter, slot, clause, year);
      const table = binding.kind === "dated" ? segmentAt(binding, year, use)?.value : binding;
      if (table?.kind !== "table") return { kind: "list", items: [] };
      const items = table.rows.map((row, index) => {
        const columns = new Map<string, Shape>();
        for (const [column, field] of parameter.columns)
          columns.set(column, this.#bound(row.get(column)!, field, `${slot}[${index}].${column}`, clause, year));
        return { when: undefined, shape: { kind: "row", columns } as const };
      });
      return { kind: "list", items };
    });
  }

  #bound(binding: Binding, field: Field, slot: string, clause: string | undefined, year: number): Node {
    const plain = this.#agreedValue(binding, field, slot, clause, year);
    const index = clause === undefined ? undefined : this.use(clause).index;
    if (!field.indexed || index === undefined) return plain;
    return this.graph.make({ kind: "multiply", left: plain, right: this.level(index, year), where: "" });
  }

  #agreedValue(binding: Binding, field: Field, slot: string, clause: string | undefined, year: number): Node {
    switch (binding.kind) {
      case "literal":
        return field.sort.kind === "text" && typeof binding.value === "string"
          ? this.graph.make({ kind: "text", value: binding.value })
          : this.graph.make({ kind: "parameter", slot, value: binding.value });
      case "empty":
        return this.undetermined(issue("empty-cell", slot, { column: field.name }));
      case "expression":
        return buildNode(binding.expression, this.site(binding.names === "form" ? clause : undefined, year), this);
      case "dated":
        return this.#dated(binding, field, slot, clause, year);
      case "table":
        throw new TypeError(`a table where one value is meant: ${slot}`);
    }
  }

  /** A yearly amount that changes inside the year is the mean over the days in force; anything else its value at the start. */
  #dated(
    binding: Extract<Binding, { kind: "dated" }>,
    field: Field,
    slot: string,
    clause: string | undefined,
    year: number,
  ): Node {
    const term = clause === undefined ? this.agreement.term : this.use(clause).term;
    const from = laterOf(term.from, startOfYear(year));
    const to = earlierOf(term.to, endOfYear(year));
    const first = segmentAt(binding, year, { term });
    const later = binding.segments.filter((segment) => segment.from > from && segment.from <= to);
    const parts = [
      ...(first === undefined ? [] : [{ start: from, value: first.value, slot: `${slot}.${first.from}` }]),
      ...later.map((segment) => ({ start: segment.from, value: segment.value, slot: `${slot}.${segment.from}` })),
    ];
    if (parts.length === 0) return this.undetermined(issue("no-value-yet", slot, { year, name: field.name }));
    const nodes = parts.map((part) => this.#agreedValue(part.value, field, part.slot, clause, year));
    if (nodes.length === 1) return nodes[0]!;
    const days = daysThrough(parts[0]!.start, to);
    const weighted = nodes.map((node, index) => {
      const end = parts[index + 1]?.start;
      const inForce = daysThrough(parts[index]!.start, to) - (end === undefined ? 0 : daysThrough(end, to));
      return this.graph.make({
        kind: "multiply",
        left: this.graph.make({ kind: "number", value: ratio(inForce, days) }),
        right: node,
        where: "",
      });
    });
    return this.graph.make({ kind: "sum", of: weighted });
  }

  /** The cumulative level of an index in a year; 1 before it starts. */
  level(index: string, year: number): Node {
    return this.#once(`level ${index} ${year}`, () => {
      const use = this.agreement.indices.get(index);
      if (use === undefined)
        return this.graph.make({
          kind: "otherwise",
          of: this.observe({ fact: "index", year, frame: "facts" }),
          instead: this.graph.make({ kind: "number", value: ONE }),
        });
      if (year < use.firstYear) return this.graph.make({ kind: "number", value: ONE });
      return this.line(index, use.form.result, year, "facts");
    }) as Node;
  }

  /** `vorig(x, start)`: x in the previous contract year, `start` in the first. */
  yearBefore(of: Expression, start: Expression, site: Site): Shape {
    const first = site.clause === undefined ? yearOf(this.agreement.term.from) : this.use(site.clause).firstYear;
    if (site.year <= first) return build(start, site, this);
    const before: Site = { ...site, year: site.year - 1, row: undefined };
    if (site.row === undefined) return build(of, before, this);
    // Inside a table it is the row with the same first column.
    const rows = asList(this.line(site.clause!, site.row.line, site.year - 1, site.frame)).items.map(
      (item) => item.shape as RowShape,
    );
    const key = [...site.row.shape.columns.values()][0];
    const same = rows.find((row) => sameFixed([...row.columns.values()][0], key) === true);
    return same === undefined
      ? build(start, site, this)
      : build(of, { ...before, row: { line: site.row.line, shape: same } }, this);
  }

  /** A figure from the facts, or from the agreed base. */
  observe(observation: Observation, bound?: Node): Node {
    const { basis } = this.agreement;
    const year =
      observation.frame === "basis" && basis !== undefined ? baseYear(basis, observation.year) : observation.year;
    const key = [
      "observe",
      observation.fact,
      observation.scope,
      observation.product,
      observation.key,
      year,
      observation.frame,
      bound?.id,
    ].join(" ");
    return this.#once(key, () =>
      this.graph.make({ kind: "observe", observation: { ...observation, year }, bound }),
    ) as Node;
  }

  productsIn(scope: string): readonly string[] {
    return this.agreement.scopes.productsIn(scope);
  }

  /** How often a product was delivered. */
  volume(product: string, site: Site): Node {
    return this.observe({ fact: "aantal", product, year: site.year, frame: site.frame });
  }

  /** How often the products of a scope were delivered: as the facts give it for the scope, else per product. */
  volumeOf(scope: string, site: Site): Node {
    const whole = this.observe({ fact: "aantal", scope, year: site.year, frame: site.frame });
    const products = this.productsIn(scope).map((product) => this.volume(product, site));
    return products.length === 0
      ? whole
      : this.graph.make({ kind: "otherwise", of: this.graph.make({ kind: "sum", of: products }), instead: whole });
  }

  /** The price of a product in a year: its own, or last year's rounded price times the rise of the index. */
  price(product: string, year: number): Node {
    return this.#once(`price ${product} ${year}`, () => {
      const { prices } = this.agreement;
      const listed = prices.prices.get(product);
      const slot = `prices.${product}`;
      if (listed === undefined) return this.undetermined(issue("no-price", slot, { product }));
      if (!(listed instanceof Exact)) return this.#yearlyPrice(listed, product, year, slot);
      const base = this.graph.make({ kind: "parameter", slot, value: listed });
      if (prices.index === undefined || prices.baseYear === undefined || year === prices.baseYear) return base;
      if (year < prices.baseYear)
        return this.undetermined(issue("price-before-base-year", slot, { product, year, base: prices.baseYear }));
      return this.#risen(this.price(product, year - 1), year);
    }) as Node;
  }

  /** A list by year: the price of that year, else the last one before it, grown by the index where there is one. */
  #yearlyPrice(listed: ReadonlyMap<number, Exact>, product: string, year: number, slot: string): Node {
    const value = listed.get(year);
    if (value !== undefined) return this.graph.make({ kind: "parameter", slot: `${slot}.${year}`, value });
    if (year <= Math.min(...listed.keys())) return this.undetermined(issue("no-price", slot, { product, year }));
    const before = this.price(product, year - 1);
    return this.agreement.prices.index === undefined ? before : this.#risen(before, year);
  }

  #risen(before: Node, year: number): Node {
    const index = this.agreement.prices.index!;
    // All prices rise alike: one node for all of them.
    const rise = this.#once(`rise ${index} ${year}`, () =>
      this.graph.make({
        kind: "divide",
        left: this.level(index, year),
        right: this.level(index, year - 1),
        where: index,
      }),
    ) as Node;
    return this.graph.make({
      kind: "cent",
      of: this.graph.make({ kind: "multiply", left: before, right: rise, where: "" }),
    });
  }

  /** Volumes times this year's prices, each line in cents. */
  revenue(scope: string, site: Site): Node {
    const { graph } = this;
    const lines = this.productsIn(scope).map((product) => this.#revenueOf(product, site));
    return lines.length === 0
      ? this.undetermined(issue("no-products", "", { scope }))
      : graph.make({ kind: "sum", of: lines });
  }

  /** What one product brings, however many scopes it is in. */
  #revenueOf(product: string, site: Site): Node {
    const { graph } = this;
    return this.#once(`revenue ${product} ${site.year} ${site.frame}`, () =>
      graph.make({
        kind: "cent",
        of: graph.make({
          kind: "multiply",
          left: this.volume(product, site),
          right: this.price(product, site.year),
          where: "",
        }),
      }),
    ) as Node;
  }

  /** What was claimed: as the facts give it, else volumes times prices. */
  claimed(scope: string, site: Site): Node {
    return this.#once(`claimed ${scope} ${site.year} ${site.frame}`, () => {
      const given = this.observe({ fact: "gedeclareerd", scope, year: site.year, frame: site.frame });
      if (!this.productsIn(scope).some((product) => this.agreement.prices.prices.has(product))) return given;
      return this.graph.make({ kind: "otherwise", of: given, instead: this.revenue(scope, site) });
    }) as Node;
  }

  /** What was paid on claims already: as the facts give it, else what was claimed. */
  paid(scope: string, site: Site): Node {
    const given = this.observe({ fact: "betaald", scope, year: site.year, frame: site.frame });
    return this.graph.make({ kind: "otherwise", of: given, instead: this.claimed(scope, site) });
  }

  zero(): Node {
    return this.graph.make({ kind: "number", value: ZERO });
  }

  #once(key: string, make: () => Shape): Shape {
    const known = this.#shapes.get(key);
    if (known !== undefined) return known;
    // Checking refuses circles; meeting one here is a bug, and must not become a hang.
    if (this.#building.has(key)) throw new TypeError(`a circle through ${key}`);
    this.#building.add(key);
    const shape = make();
    this.#building.delete(key);
    this.#shapes.set(key, shape);
    return shape;
  }
}

function segmentAt(
  binding: Extract<Binding, { kind: "dated" }>,
  year: number,
  use: { readonly term: { readonly from: string } },
) {
  const start = use.term.from > startOfYear(year) ? use.term.from : startOfYear(year);
  return binding.segments.filter((segment) => segment.from <= start).at(-1);
}
