// The units reading: the type of every expression, and an issue wherever units do not fit.
import { multiplyUnits, RATIO, type Unit } from "#kernel/unit";
import { sign } from "#kernel/exact";
import { issue, type Figure, type Issue } from "#kernel/issue";
import { suggestion } from "../schema/part.ts";
import { CONSTANTS, FUNCTIONS } from "./function.ts";
import { printExpression } from "./print.ts";
import type { Expression, ExpressionKind, ExpressionOf } from "./syntax.ts";
import { ANY_NUMBER, RATIO_NUMBER, TRUTH, UNKNOWN, common, listOf, numberIn, printType, type Type } from "./type.ts";

/** The names that an expression may use, and where its issues go. */
export interface Naming {
  readonly names: ReadonlyMap<string, Type>;
  /** Names that exist but only inside `vorig`: the line itself and later lines. */
  readonly later: ReadonlyMap<string, Type>;
  readonly path: string;
  readonly issues: Issue[];
}

/** The type of an expression; what does not fit is reported and counts as unknown from there on. */
export function inferType(expression: Expression, naming: Naming): Type {
  return (INFER[expression.kind] as (e: Expression, naming: Naming) => Type)(expression, naming);
}

type Inferences = { readonly [Kind in ExpressionKind]: (e: ExpressionOf<Kind>, naming: Naming) => Type };

const INFER: Inferences = {
  number: (e) => (sign(e.value) === 0 ? ANY_NUMBER : RATIO_NUMBER),
  text: () => ({ kind: "text", sort: "literal" }),
  truth: () => TRUTH,
  name: (e, naming) => nameType(e.name, naming),
  member: (e, naming) => {
    const of = inferType(e.of, naming);
    const row = of.kind === "list" ? of.of : of;
    if (row.kind === "unknown") return UNKNOWN;
    if (row.kind !== "row")
      return report(naming, "member-of-no-table", {
        name: e.name,
        found: printType(of),
        expression: printExpression(e.of),
      });
    const column = row.columns.get(e.name);
    if (column === undefined)
      return report(naming, "unknown-column", {
        name: e.name,
        of: printExpression(e.of),
        known: [...row.columns.keys()],
        ...suggestion(e.name, row.columns.keys()),
      });
    return of.kind === "list" ? listOf(column) : column;
  },
  filter: (e, naming) => {
    const of = inferType(e.of, naming);
    if (of.kind === "unknown") return UNKNOWN;
    if (of.kind !== "list")
      return report(naming, "expected-list", { found: printType(of), expression: printExpression(e.of) });
    const columns = of.of.kind === "row" ? of.of.columns : new Map<string, Type>();
    expectTruth(e.condition, { ...naming, names: new Map([...naming.names, ...columns]) });
    return of;
  },
  call: (e, naming) => callType(e, naming),
  negate: (e, naming) => expectNumber(e.of, naming),
  arithmetic: (e, naming) => {
    const left = expectNumber(e.left, naming);
    const right = expectNumber(e.right, naming);
    if (left.kind !== "number" || right.kind !== "number") return UNKNOWN;
    if (e.operator === "*" || e.operator === "/") return product(left.unit, right.unit, e.operator === "*" ? 1 : -1);
    return common(left, right) ?? mismatch(naming, e, left, right);
  },
  compare: (e, naming) => {
    const left = inferType(e.left, naming);
    const right = inferType(e.right, naming);
    if (common(left, right) === undefined) return mismatch(naming, e, left, right);
    const choices = left.kind === "text" && right.kind === "text" ? (left.choices ?? right.choices) : undefined;
    const literal = e.right.kind === "text" ? e.right.value : e.left.kind === "text" ? e.left.value : undefined;
    if (choices !== undefined && literal !== undefined && !choices.includes(literal))
      report(naming, "not-a-choice", { found: literal, choices, ...suggestion(literal, choices) });
    if (e.operator !== "=" && e.operator !== "!=")
      expectNumber(e.left, { ...naming, issues: left.kind === "number" ? [] : naming.issues });
    return TRUTH;
  },
  within: (e, naming) => {
    const of = expectNumber(e.of, naming);
    for (const bound of [e.low, e.high]) {
      const type = expectNumber(bound, naming);
      if (common(of, type) === undefined) mismatch(naming, e, of, type);
    }
    return TRUTH;
  },
  logic: (e, naming) => {
    expectTruth(e.left, naming);
    expectTruth(e.right, naming);
    return TRUTH;
  },
  if: (e, naming) => {
    expectTruth(e.condition, naming);
    const then = inferType(e.then, naming);
    const otherwise = inferType(e.otherwise, naming);
    return common(then, otherwise) ?? mismatch(naming, e, then, otherwise);
  },
  list: (e, naming) => {
    let of: Type = UNKNOWN;
    for (const item of e.items) {
      const type = inferType(item, naming);
      const merged = common(of, type);
      if (merged === undefined) return mismatch(naming, e, of, type);
      of = merged;
    }
    return listOf(of);
  },
  for: (e, naming) => listOf(inferType(e.result, withVariable(e.variable, e.in, naming))),
  quantify: (e, naming) => {
    expectTruth(e.condition, withVariable(e.variable, e.in, naming));
    return TRUTH;
  },
};

const product = (left: Unit | undefined, right: Unit | undefined, power: 1 | -1): Type =>
  left === undefined ? ANY_NUMBER : numberIn(multiplyUnits(left, right ?? RATIO, power));

function withVariable(variable: string, over: Expression, naming: Naming): Naming {
  const type = inferType(over, naming);
  const item =
    type.kind === "list"
      ? type.of
      : type.kind === "unknown"
        ? UNKNOWN
        : report(naming, "expected-list", { found: printType(type), expression: printExpression(over) });
  return { ...naming, names: new Map([...naming.names, [variable, item]]) };
}

function nameType(name: string, naming: Naming): Type {
  const known = naming.names.get(name) ?? CONSTANTS[name];
  if (known !== undefined) return known;
  if (naming.later.has(name)) return report(naming, "later-line", { name });
  const candidates = [...naming.names.keys(), ...Object.keys(CONSTANTS)];
  return report(naming, "unknown-name", { name, ...suggestion(name, candidates) });
}

function callType(e: ExpressionOf<"call">, naming: Naming): Type {
  const signature = Object.hasOwn(FUNCTIONS, e.function) ? FUNCTIONS[e.function] : undefined;
  if (signature === undefined)
    return report(naming, "unknown-function", { name: e.function, ...suggestion(e.function, Object.keys(FUNCTIONS)) });
  if (e.arguments.length < signature.least || e.arguments.length > signature.most) {
    return report(naming, "wrong-argument-count", {
      name: e.function,
      found: e.arguments.length,
      least: signature.least,
      most: signature.most,
    });
  }
  // Only here may a line name itself or a later one: it is that line in the year before.
  const inside =
    e.function === "vorig" ? [{ ...naming, names: new Map([...naming.later, ...naming.names]) }, naming] : [];
  const types = e.arguments.map((argument, index) => inferType(argument, inside[index] ?? naming));
  return signature.check({
    types,
    report: (code, figures) => report(naming, code, { expression: printExpression(e), ...figures }),
  });
}

function expectNumber(e: Expression, naming: Naming): Type {
  const type = inferType(e, naming);
  return type.kind === "number" || type.kind === "unknown"
    ? type
    : report(naming, "expected-number", { found: printType(type), expression: printExpression(e) });
}

function expectTruth(e: Expression, naming: Naming): Type {
  const type = inferType(e, naming);
  return type.kind === "truth" || type.kind === "unknown"
    ? type
    : report(naming, "expected-truth", { found: printType(type), expression: printExpression(e) });
}

const mismatch = (naming: Naming, e: Expression, left: Type, right: Type): Type =>
  report(naming, "unit-mismatch", { expression: printExpression(e), left: printType(left), right: printType(right) });

function report(naming: Naming, code: string, figures: Readonly<Record<string, Figure>>): Type {
  const found = issue(code, naming.path, figures);
  if (
    !naming.issues.some(
      (other) =>
        other.code === code && other.path === found.path && JSON.stringify(other.figures) === JSON.stringify(figures),
    )
  )
    naming.issues.push(found);
  return UNKNOWN;
}
