// What each function of the language becomes: one entry per function.
import { ONE, ZERO } from "#kernel/exact";
import { issue } from "#kernel/issue";
import type { Expression } from "../expression/syntax.ts";
import type { FactKind } from "../schema/facts-schema.ts";
import { asList, build, buildNode, fixedValue, sameFixed, type Site } from "./build.ts";
import type { Elaboration } from "./elaborate.ts";
import { isNode, type ListShape, type Node, type RowShape, type Shape, type ShareKey } from "./node.ts";

type Call = (given: readonly Expression[], site: Site, elaboration: Elaboration) => Shape;

/** The scope that an expression names. */
function scopeOf(e: Expression, site: Site, elaboration: Elaboration): string {
  const shape = build(e, site, elaboration);
  if (shape.kind !== "scope") throw new TypeError("no scope");
  return shape.scope;
}

/** The text that an expression stands for: a product, group, indicator or series, known before any facts. */
function keyOf(e: Expression, site: Site, elaboration: Elaboration): string {
  return String(fixedValue(build(e, site, elaboration)) ?? "");
}

const observing =
  (fact: FactKind, by: "scope" | "key"): Call =>
  (given, site, elaboration) => {
    const scope = by === "scope" ? scopeOf(given[0]!, site, elaboration) : undefined;
    const key =
      by === "key"
        ? keyOf(given[0]!, site, elaboration)
        : given[1] === undefined
          ? undefined
          : keyOf(given[1], site, elaboration);
    return elaboration.observe({ fact, scope, key, year: site.year, frame: site.frame });
  };

/** Numbers with the condition under which each counts: the arguments, or the items of one list. */
function numbers(
  given: readonly Expression[],
  site: Site,
  elaboration: Elaboration,
): { readonly when: Node | undefined; readonly node: Node }[] {
  const shapes = given.map((e) => build(e, site, elaboration));
  const list: ListShape =
    shapes.length === 1
      ? asList(shapes[0]!)
      : { kind: "list", items: shapes.map((shape) => ({ when: undefined, shape })) };
  return list.items.map(({ when, shape }) => ({ when, node: shape as Node }));
}

const extreme =
  (kind: "least" | "greatest"): Call =>
  (given, site, elaboration) => {
    const items = numbers(given, site, elaboration);
    return elaboration.graph.make({ kind, of: items.map((item) => item.node), when: items.map((item) => item.when) });
  };

const unary =
  (kind: "absolute" | "floor" | "ceiling" | "not" | "missing" | "cent"): Call =>
  (given, site, elaboration) =>
    elaboration.graph.make({ kind, of: buildNode(given[0]!, site, elaboration) });

function guarded(when: Node | undefined, node: Node, { graph }: Elaboration): Node {
  return when === undefined
    ? node
    : graph.make({ kind: "if", condition: when, then: node, otherwise: graph.make({ kind: "number", value: ZERO }) });
}

const rowsOf = (shape: Shape): RowShape[] =>
  asList(shape)
    .items.map((item) => item.shape)
    .filter((row) => row.kind === "row");

export const CALLS: Readonly<Record<string, Call>> = {
  min: extreme("least"),
  max: extreme("greatest"),
  sum: (given, site, elaboration) =>
    elaboration.graph.make({
      kind: "sum",
      of: numbers(given, site, elaboration).map(({ when, node }) => guarded(when, node, elaboration)),
    }),
  count: (given, site, elaboration) => {
    const { graph } = elaboration;
    const ones = asList(build(given[0]!, site, elaboration)).items.map(({ when }) =>
      guarded(when, graph.make({ kind: "number", value: ONE }), elaboration),
    );
    return graph.make({ kind: "sum", of: ones });
  },
  abs: unary("absolute"),
  floor: unary("floor"),
  ceiling: unary("ceiling"),
  not: unary("not"),
  ontbreekt: unary("missing"),
  cent: unary("cent"),
  rond: (given, site, elaboration) =>
    elaboration.graph.make({
      kind: "round",
      of: buildNode(given[0]!, site, elaboration),
      decimals: buildNode(given[1]!, site, elaboration),
    }),
  begrens: (given, site, elaboration) => {
    const { graph } = elaboration;
    const [of, low, high] = given.map((e) => buildNode(e, site, elaboration)) as [Node, Node, Node];
    const above = graph.make({ kind: "greatest", of: [of, low], when: [undefined, undefined] });
    return graph.make({ kind: "least", of: [above, high], when: [undefined, undefined] });
  },
  anders: (given, site, elaboration) =>
    elaboration.graph.make({
      kind: "otherwise",
      of: buildNode(given[0]!, site, elaboration),
      instead: buildNode(given[1]!, site, elaboration),
    }),
  vorig: (given, site, elaboration) => elaboration.yearBefore(given[0]!, given[1]!, site),
  basis: (given, site, elaboration) => build(given[0]!, { ...site, frame: "basis" }, elaboration),
  prognose: (given, site, elaboration) => {
    const { graph } = elaboration;
    const progress = graph.make({
      kind: "otherwise",
      of: elaboration.observe({ fact: "voortgang", year: site.year, frame: site.frame }),
      instead: graph.make({ kind: "number", value: ONE }),
    });
    return graph.make({
      kind: "divide",
      left: buildNode(given[0]!, site, elaboration),
      right: progress,
      where: "voortgang",
    });
  },

  aantal: (given, site, elaboration) => {
    const first = build(given[0]!, site, elaboration);
    if (first.kind !== "scope") return elaboration.volume(keyOf(given[0]!, site, elaboration), site);
    if (given[1] === undefined) return elaboration.volumeOf(first.scope, site);
    return elaboration.volume(keyOf(given[1], site, elaboration), site);
  },
  prijs: (given, site, elaboration) => elaboration.price(keyOf(given[0]!, site, elaboration), site.year),
  producten: (given, site, elaboration) => ({
    kind: "list",
    items: elaboration.productsIn(scopeOf(given[0]!, site, elaboration)).map((product) => ({
      when: undefined,
      shape: {
        kind: "row",
        columns: new Map<string, Shape>([["product", elaboration.graph.make({ kind: "text", value: product })]]),
      },
    })),
  }),
  omzet: (given, site, elaboration) => elaboration.revenue(scopeOf(given[0]!, site, elaboration), site),
  gedeclareerd: (given, site, elaboration) => elaboration.claimed(scopeOf(given[0]!, site, elaboration), site),
  betaald: (given, site, elaboration) => elaboration.paid(scopeOf(given[0]!, site, elaboration), site),
  kosten: observing("kosten", "scope"),
  kosten_boven: (given, site, elaboration) =>
    elaboration.observe(
      { fact: "kosten_boven", scope: scopeOf(given[0]!, site, elaboration), year: site.year, frame: site.frame },
      buildNode(given[1]!, site, elaboration),
    ),
  verzekerden: observing("verzekerden", "scope"),
  patienten: observing("patienten", "scope"),
  indicator: observing("indicator", "key"),
  noemer: observing("noemer", "key"),
  reeks: observing("reeks", "key"),
  reeks_voorlopig: observing("reeks_voorlopig", "key"),

  schijven: (given, site, elaboration) => {
    const { graph } = elaboration;
    const amount = graph.make({ kind: "notNegative", of: buildNode(given[0]!, site, elaboration), where: "schijven" });
    const measure = buildNode(given[2]!, site, elaboration);
    const zero = graph.make({ kind: "number", value: ZERO });
    const times = (bound: Node): Node => graph.make({ kind: "multiply", left: bound, right: measure, where: "" });
    let below = zero;
    const items = rowsOf(build(given[1]!, site, elaboration)).map((row) => {
      const above = row.columns.get("tot") as Node | undefined;
      const open = above === undefined || above.kind === "undetermined";
      const reached = open
        ? amount
        : graph.make({ kind: "least", of: [amount, times(above)], when: [undefined, undefined] });
      const part = graph.make({
        kind: "greatest",
        of: [zero, graph.make({ kind: "subtract", left: reached, right: times(below), where: "" })],
        when: [undefined, undefined],
      });
      const columns = new Map<string, Shape>([
        ...row.columns,
        ["onder", below],
        ["boven", above ?? elaboration.undetermined(issue("open-end", ""))],
        ["deel", part],
      ]);
      if (!open) below = above;
      return { when: undefined, shape: { kind: "row", columns } as const };
    });
    return { kind: "list", items };
  },
  interpoleer: (given, site, elaboration) => {
    const at = buildNode(given[0]!, site, elaboration);
    const listed = (e: Expression): Node[] =>
      asList(build(e, site, elaboration)).items.map((item) => item.shape as Node);
    return elaboration.graph.make({ kind: "interpolate", at, xs: listed(given[1]!), ys: listed(given[2]!) });
  },
  rij: (given, site, elaboration) => {
    const rows = rowsOf(build(given[0]!, site, elaboration));
    const key = buildNode(given[1]!, site, elaboration);
    return selectRow(rows, key, elaboration);
  },
  verdeel: (given, site, elaboration) => {
    const { graph } = elaboration;
    const whole = buildNode(given[0]!, site, elaboration);
    const rows = rowsOf(build(given[1]!, site, elaboration));
    const present = (row: RowShape, column: string): Node | undefined => {
      const shape = row.columns.get(column);
      return shape === undefined || !isNode(shape) || shape.kind === "undetermined" ? undefined : shape;
    };
    const keys: ShareKey[] = rows.map((row) => ({
      share: row.columns.get("aandeel") as Node,
      first: present(row, "eerst"),
      most: present(row, "hoogstens"),
    }));
    const items = rows.map((row, index) => ({
      when: undefined,
      shape: {
        kind: "row",
        columns: new Map<string, Shape>([
          ...row.columns,
          ["bedrag", graph.make({ kind: "share", whole, keys, index })],
        ]),
      } as const,
    }));
    return { kind: "list", items };
  },
};

/** The row whose first column equals the key: chosen now where both are fixed, else by a chain of conditions. */
function selectRow(rows: readonly RowShape[], key: Node, elaboration: Elaboration): Shape {
  const { graph } = elaboration;
  const first = (row: RowShape): Shape | undefined => [...row.columns.values()][0];
  const matches = rows.map((row) => sameFixed(first(row), key));
  const none = (): Node => elaboration.undetermined(issue("no-such-row", "", { key: String(fixedValue(key) ?? "") }));
  const columns = new Map<string, Shape>();
  const names = rows[0] === undefined ? [] : [...rows[0].columns.keys()];
  const fixed = matches.every((match) => match !== undefined);
  for (const name of names) {
    if (fixed) {
      columns.set(name, rows[matches.indexOf(true)]?.columns.get(name) ?? none());
      continue;
    }
    const chain = rows.reduceRight<Node>((otherwise, row) => {
      const condition = graph.make({ kind: "compare", operator: "=", left: first(row) as Node, right: key });
      return graph.make({ kind: "if", condition, then: row.columns.get(name) as Node, otherwise });
    }, none());
    columns.set(name, chain);
  }
  return { kind: "row", columns };
}
