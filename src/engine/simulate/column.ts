// The arithmetic of simulation: what is certain is settled exactly, what is not becomes an operation on columns.
import { Exact, ONE, ZERO, compare, ratio } from "#kernel/exact";
import type { Arithmetic, Node, NodeKind, NodeOf, Observation, Value } from "../graph/node.ts";
import { partsOf } from "../graph/part.ts";
import { isUndetermined } from "../graph/node.ts";
import { exactArithmetic, undetermined } from "../settle/arithmetic.ts";
import { known, type Binary, type Builder, type Operand } from "./operation.ts";

/** Where a simulation finds what the graph does not hold: a certain figure, or a column. */
export interface ColumnWorld {
  observe(observation: Observation, bound: Exact | undefined): Operand;
  /** A parameter's value in place of the agreed one. */
  parameter?(slot: string, agreed: Value): Value;
  /** Whether a parameter may be changed later without building anew. */
  isLive?(slot: string): boolean;
}

type Read = (part: Node) => Operand;

/** The arithmetic of simulation. `cent` is the identity: an expectation has no cents. */
export function columnArithmetic(builder: Builder, world: ColumnWorld): Arithmetic<Operand> {
  const exact = exactArithmetic({ observe: () => undetermined("fact-missing") });
  const valueOf = (operand: Operand): Value => {
    if (operand.kind === "known") return operand.value;
    throw new TypeError("a column where a certain value is meant");
  };
  /** Settles exactly where every part is certain, else makes an operation of it. */
  const lifted =
    <Kind extends NodeKind>(
      kind: Kind,
      make: (node: NodeOf<Kind>, at: (part: Node) => number, read: Read) => Operand,
    ) =>
    (node: NodeOf<Kind>, read: Read): Operand => {
      const parts = partsOf(node as Node);
      if (parts.every((part) => read(part).kind === "known")) {
        const settle = exact[kind] as (node: NodeOf<Kind>, read: (part: Node) => Value) => Value;
        const isLive = parts.some((part) => liveOf(read(part)) !== undefined);
        return known(
          settle(node, (part) => valueOf(read(part))),
          isLive ? (node as Node) : undefined,
        );
      }
      return make(node, (part) => builder.at(read(part)), read);
    };
  const liveOf = (operand: Operand): Node | undefined => (operand.kind === "known" ? operand.live : undefined);
  const binary = (kind: "add" | "subtract" | "multiply" | "divide") =>
    lifted(kind, (node, at) => builder.binary(kind, at(node.left), at(node.right)));
  const unary = <Kind extends "negate" | "absolute" | "floor" | "ceiling" | "not" | "missing" | "notNegative">(
    kind: Kind,
  ) => lifted(kind, (node, at) => builder.unary(kind, at((node as { readonly of: Node }).of)));
  const chain = (op: Binary, parts: readonly number[]): Operand =>
    parts.slice(1).reduce<Operand>((left, right) => builder.binary(op, builder.at(left), right), {
      kind: "column",
      at: parts[0]!,
    });
  const extreme = (kind: "least" | "greatest") =>
    lifted(kind, (node, at, read) => {
      const beyond = builder.at(known(ratio(kind === "least" ? 10n ** 30n : -(10n ** 30n))));
      const conditional = node.when.some((when) => when !== undefined);
      const parts = node.of.flatMap((part, index) => {
        const when = node.when[index];
        if (when === undefined) return [at(part)];
        const condition = read(when);
        builder.decide(condition);
        if (condition.kind === "known" && condition.value === false) return [];
        return [builder.at(builder.select(builder.at(condition), at(part), beyond))];
      });
      if (parts.length === 0) return known(undetermined("nothing-to-compare"));
      const best = chain(kind, parts);
      if (!conditional || best.kind === "known") return best;
      const missing = builder.at(known(undetermined("nothing-to-compare")));
      return builder.select(builder.at(builder.binary("equal", best.at, beyond)), missing, best.at);
    });
  const noParts = <Kind extends "number" | "text" | "truth" | "undetermined">(kind: Kind) =>
    lifted(kind, () => known(undetermined("fact-missing")));
  return {
    number: noParts("number"),
    text: noParts("text"),
    truth: noParts("truth"),
    undetermined: noParts("undetermined"),
    parameter: (node) =>
      known(
        world.parameter?.(node.slot, node.value) ?? node.value,
        world.isLive?.(node.slot) === true ? node : undefined,
      ),
    observe: (node, read) => {
      if (node.bound === undefined) return world.observe(node.observation, undefined);
      const bound = read(node.bound);
      // What persons cost above a bound is only known for the bounds that the facts hold.
      if (bound.kind === "column" || typeof bound.value !== "object") return known(undetermined("bound-uncertain"));
      return isUndetermined(bound.value) ? bound : world.observe(node.observation, bound.value);
    },
    add: binary("add"),
    subtract: binary("subtract"),
    multiply: binary("multiply"),
    divide: binary("divide"),
    sum: lifted("sum", (node, at) => builder.sum(node.of.map(at))),
    least: extreme("least"),
    greatest: extreme("greatest"),
    negate: unary("negate"),
    absolute: unary("absolute"),
    floor: unary("floor"),
    ceiling: unary("ceiling"),
    not: unary("not"),
    missing: unary("missing"),
    round: lifted("round", (node, at, read) => {
      const decimals = read(node.decimals);
      const power = decimals.kind === "known" ? Number(valueOf(decimals)) : 0;
      return builder.binary("round", at(node.of), builder.at(known(ratio(10n ** BigInt(power)))));
    }),
    cent: lifted("cent", (node, _at, read) => read(node.of)),
    compare: lifted("compare", (node, at) => {
      const [left, right] = [at(node.left), at(node.right)];
      switch (node.operator) {
        case "=":
          return builder.binary("equal", left, right);
        case "!=":
          return builder.unary("not", builder.at(builder.binary("equal", left, right)));
        case "<":
          return builder.binary("less", left, right);
        case "<=":
          return builder.binary("lessOrEqual", left, right);
        case ">":
          return builder.binary("less", right, left);
        case ">=":
          return builder.binary("lessOrEqual", right, left);
      }
    }),
    and: lifted("and", (node, at) => chain("and", node.of.map(at))),
    or: lifted("or", (node, at) => chain("or", node.of.map(at))),
    if: (node, read) => {
      const condition = read(node.condition);
      builder.decide(condition);
      if (condition.kind === "column")
        return builder.select(condition.at, builder.at(read(node.then)), builder.at(read(node.otherwise)));
      if (typeof condition.value === "boolean") return read(condition.value ? node.then : node.otherwise);
      return isUndetermined(condition.value) ? condition : known(undetermined("not-a-truth"));
    },
    otherwise: (node, read) => {
      const first = read(node.of);
      builder.decide(first);
      if (first.kind === "known") return isUndetermined(first.value) ? read(node.instead) : first;
      return builder.binary("otherwise", first.at, builder.at(read(node.instead)));
    },
    notNegative: unary("notNegative"),
    interpolate: lifted("interpolate", (node, at, read) => {
      const points = node.xs.map((x, index) => ({ x: read(x), y: node.ys[index]! }));
      // Points need not stand in order; bounds that are uncertain are taken as they stand.
      if (points.every(({ x }) => x.kind === "known" && x.value instanceof Exact))
        points.sort((a, b) => compare(valueOf(a.x) as Exact, valueOf(b.x) as Exact));
      return interpolated(
        builder,
        at(node.at),
        points.map(({ x }) => builder.at(x)),
        points.map(({ y }) => at(y)),
      );
    }),
    share: lifted("share", (node, at) =>
      distributed(
        builder,
        at(node.whole),
        node.keys.map((key) => ({
          share: at(key.share),
          first: key.first === undefined ? builder.at(known(ZERO)) : at(key.first),
          most: key.most === undefined ? undefined : at(key.most),
        })),
        node.index,
      ),
    ),
  };
}

/** Linear between points that stand in order, constant outside them. */
function interpolated(builder: Builder, x: number, xs: readonly number[], ys: readonly number[]): Operand {
  if (xs.length === 0) return known(undetermined("nothing-to-compare"));
  const at = (operand: Operand): number => builder.at(operand);
  let result: Operand = { kind: "column", at: ys[0]! };
  for (let index = 1; index < xs.length; index += 1) {
    const [left, right, low, high] = [xs[index - 1]!, xs[index]!, ys[index - 1]!, ys[index]!];
    const part = builder.binary(
      "divide",
      at(builder.binary("subtract", x, left)),
      at(builder.binary("subtract", right, left)),
    );
    const between = builder.binary(
      "add",
      low,
      at(builder.binary("multiply", at(part), at(builder.binary("subtract", high, low)))),
    );
    const inside = builder.select(at(builder.binary("lessOrEqual", right, x)), high, at(between));
    result = builder.select(at(builder.binary("less", left, x)), at(inside), at(result));
  }
  return result;
}

interface Part {
  readonly share: number;
  readonly first: number;
  readonly most: number | undefined;
}

/** `distribute` of settle, without cents: franchise first, then by share, what a cap keeps out to the others. */
function distributed(builder: Builder, whole: number, keys: readonly Part[], index: number): Operand {
  const at = (operand: Operand): number => builder.at(operand);
  const of = (op: Binary, a: number, b: number): number => at(builder.binary(op, a, b));
  const zero = at(known(ZERO));
  const one = at(known(ONE));
  const amount = at(builder.unary("absolute", whole));
  let left = amount;
  let parts = keys.map((key) => {
    const cap = key.most === undefined ? key.first : of("least", key.first, key.most);
    const taken = of("least", cap, left);
    left = of("subtract", left, taken);
    return taken;
  });
  let open = keys.map(() => one);
  for (let round = 0; round <= keys.length; round += 1) {
    const total = at(builder.sum(keys.map((key, i) => of("multiply", open[i]!, key.share))));
    const nothing = of("equal", left, zero);
    const added = keys.map((key, i) =>
      at(builder.select(nothing, zero, of("divide", of("multiply", of("multiply", left, open[i]!), key.share), total))),
    );
    const full = keys.map((key, i) =>
      key.most === undefined ? zero : of("multiply", open[i]!, of("less", key.most, of("add", parts[i]!, added[i]!))),
    );
    const anyFull = full.reduce((a, b) => of("greatest", a, b));
    const kept = keys.map((key, i) =>
      key.most === undefined ? parts[i]! : at(builder.select(full[i]!, key.most, parts[i]!)),
    );
    const rest = keys.reduce((sum, _key, i) => of("subtract", sum, of("subtract", kept[i]!, parts[i]!)), left);
    parts = keys.map((_key, i) => at(builder.select(anyFull, kept[i]!, of("add", parts[i]!, added[i]!))));
    left = at(builder.select(anyFull, rest, zero));
    open = keys.map((_key, i) => of("multiply", open[i]!, at(builder.unary("not", full[i]!))));
  }
  const negative = of("less", whole, zero);
  return builder.select(negative, at(builder.unary("negate", parts[index]!)), parts[index]!);
}
