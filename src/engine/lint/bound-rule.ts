// Lint of bounds: figures that parties agreed on and that can never matter, or do not matter on what is expected.
import { Exact, compare, divide, isZero, toFixed } from "#kernel/exact";
import { issue, type Issue } from "#kernel/issue";
import type { ClauseUse } from "../agreement.ts";
import type { Binding } from "../binding.ts";
import { allNamesIn } from "../expression/names.ts";
import { boundsIn, type Bound } from "../graph/bound.ts";
import type { Node } from "../graph/node.ts";
import type { LintContext, Rule } from "./context.ts";
import { fixedIn, mostAsShareOf } from "./range.ts";
import { isGiven, isNothing, yearsOf } from "./reach.ts";

/** Agreed parameters that cannot change what is paid, by the parameters alone. */
export const idleParameters: Rule = (context) =>
  [...context.agreement.clauses.values()].flatMap((use) =>
    idleIn(context, use).map((parameter) =>
      issue("parameter-without-effect", `${use.path}.with.${parameter}`, { clause: use.id, parameter }),
    ),
  );

function idleIn(context: LintContext, use: ClauseUse): string[] {
  const reach = context.reach(use);
  return [...use.form.parameters.keys()].filter(
    (name) =>
      isGiven(context.agreement, use, name) &&
      !isNothing(use.bindings.get(name)!) &&
      reach.written(name) &&
      !reach.moves(name),
  );
}

/** Tranches that pay the same as the one before: the bound between them means nothing. */
export const equalTranches: Rule = ({ agreement }) =>
  [...agreement.clauses.values()].flatMap((use) =>
    [...use.bindings].flatMap(([name, binding]): Issue[] => {
      if (binding.kind !== "table" || !binding.rows[0]?.has("tot") || !isGiven(agreement, use, name)) return [];
      const same = binding.rows.map((row, index) => index > 0 && paysAlike(row, binding.rows[index - 1]!));
      if (binding.rows.length < 2 || !same.includes(true)) return [];
      return [
        issue("tranche-without-effect", `${use.path}.with.${name}`, {
          clause: use.id,
          parameter: name,
          rows: same.flatMap((alike, index) => (alike ? [String(index + 1)] : [])),
        }),
      ];
    }),
  );

type Row = ReadonlyMap<string, Binding>;

const paysAlike = (row: Row, before: Row): boolean =>
  [...row].every(([column, cell]) => {
    const other = before.get(column);
    if (column === "tot") return true;
    return (
      cell.kind === "literal" &&
      other?.kind === "literal" &&
      (cell.value instanceof Exact && other.value instanceof Exact
        ? compare(cell.value, other.value) === 0
        : cell.value === other.value)
    );
  });

/** Bounds that no facts can reach; with figures, also those that stay out of sight on them, or are passed every year. */
export const boundsOutOfReach: Rule = (context) =>
  [...context.agreement.clauses.values()].flatMap((use): Issue[] => {
    const idle = idleIn(context, use);
    const groups = [...groupsIn(context, use).values()].filter(({ parameter }) => !idle.includes(parameter));
    const never = groups.filter(({ bounds }) => bounds.every((bound) => cannotCount(context, bound)));
    const other = groups.filter((group) => !never.includes(group)).flatMap((group) => seen(context, group));
    const unseen = other.filter(({ active }) => active.every((each) => !each));
    const passed = other.filter(
      ({ kind, active }) => kind === "ceiling" && active.length > 1 && active.every((each) => each),
    );
    return [
      ...never.map(({ parameter }) =>
        issue("bound-cannot-bind", `${use.path}.with.${parameter}`, { clause: use.id, parameter }),
      ),
      ...(unseen.length === 0
        ? []
        : [
            issue("bound-not-reached", use.path, {
              clause: use.id,
              on: context.on!,
              parameters: unseen.map(({ parameter }) => parameter),
              nearest: unseen.map(({ nearest }) => nearest),
              years: unseen[0]!.years,
            }),
          ]),
      ...passed.map(({ parameter, years }) =>
        issue("ceiling-always-passed", `${use.path}.with.${parameter}`, {
          clause: use.id,
          parameter,
          on: context.on!,
          years,
        }),
      ),
    ];
  });

interface Group {
  readonly parameter: string;
  readonly bounds: Bound[];
}

/** The bounds of a clause by place, over all years, for as far as an agreed parameter sets them. */
function groupsIn(context: LintContext, use: ClauseUse): Map<string, Group> {
  const groups = new Map<string, Group>();
  for (const year of yearsOf(context.elaboration, use)) {
    for (const bound of boundsIn(context.elaboration, use, year)) {
      const parameter = bound.kind === "gate" ? undefined : parameterBehind(context, use, bound);
      if (parameter === undefined) continue;
      const key = [bound.line, bound.column, bound.row, bound.kind, bound.expression].join(" ");
      const group = groups.get(key) ?? { parameter, bounds: [] };
      group.bounds.push(bound);
      groups.set(key, group);
    }
  }
  return groups;
}

/** The agreed parameter that sets a bound: named in it, or behind a line that it names. */
function parameterBehind({ agreement }: LintContext, use: ClauseUse, bound: Bound): string | undefined {
  const isAgreed = (name: string): boolean => use.form.parameters.has(name) && isGiven(agreement, use, name);
  const direct = allNamesIn(bound.source);
  // The bound stands last: `geheel * (1 + band_boven)`.
  const named = direct.filter((name) => use.form.parameters.has(name));
  // A bound whose own figure was left to the form was not agreed on.
  if (named.length > 0 || bound.kind === "threshold") return named.filter(isAgreed).at(-1);
  return direct.flatMap((name) => namesBehind(use, name)).find(isAgreed);
}

function namesBehind(use: ClauseUse, name: string, seen: readonly string[] = []): string[] {
  const line = use.form.lines.get(name);
  if (line === undefined || line.kind !== "value" || seen.includes(name)) return [name];
  return allNamesIn(line.expression).flatMap((part) => namesBehind(use, part, [...seen, name]));
}

/** A bound on figures: in which years it is known, whether it counts in each, and how near it comes. */
interface Seen {
  readonly parameter: string;
  readonly kind: Bound["kind"];
  readonly years: readonly string[];
  readonly active: readonly boolean[];
  /** As a share of the bound, in the nearest year: `"0.97"`; empty where that says nothing. */
  readonly nearest: string;
}

function seen({ valueOf }: LintContext, { parameter, bounds }: Group): Seen[] {
  if (valueOf === undefined) return [];
  const known = bounds.flatMap((bound) => {
    const active = valueOf(bound.active);
    return typeof active === "boolean" ? [{ bound, active }] : [];
  });
  if (known.length === 0) return [];
  return [
    {
      parameter,
      kind: bounds[0]!.kind,
      years: known.map(({ bound }) => String(bound.year)),
      active: known.map(({ active }) => active),
      nearest: nearestTo(
        valueOf,
        known.map(({ bound }) => bound),
      ),
    },
  ];
}

/** Whether no facts at all can make a bound count. */
function cannotCount({ rangeOf }: LintContext, bound: Bound): boolean {
  const active = rangeOf(bound.active);
  if (active.kind === "truth" && !active.yes) return true;
  if (bound.kind !== "ceiling") return false;
  const scale = scaleOf(bound.at!, rangeOf);
  if (scale === undefined) return false;
  const most = mostAsShareOf(bound.of!, scale.base, rangeOf);
  return most !== undefined && compare(most, scale.factor) <= 0;
}

/** A bound as a fixed multiple of another figure: `8 % × benchmark`. */
function scaleOf(
  at: Node,
  rangeOf: LintContext["rangeOf"],
): { readonly factor: Exact; readonly base: Node } | undefined {
  if (at.kind === "cent") return scaleOf(at.of, rangeOf);
  if (at.kind !== "multiply") return undefined;
  const [left, right] = [fixedIn(rangeOf(at.left)), fixedIn(rangeOf(at.right))];
  if (left !== undefined) return { factor: left, base: at.right };
  return right === undefined ? undefined : { factor: right, base: at.left };
}

function nearestTo(valueOf: NonNullable<LintContext["valueOf"]>, bounds: readonly Bound[]): string {
  if (bounds[0]!.kind === "threshold") return "";
  const shares = bounds.flatMap((bound) => {
    const [of, at] = [valueOf(bound.of!), valueOf(bound.at!)];
    return of instanceof Exact && at instanceof Exact && !isZero(at) && !isZero(of) ? [divide(of, at)] : [];
  });
  if (shares.length === 0) return "";
  const isFloor = bounds[0]!.kind === "floor";
  return toFixed(
    shares.reduce((a, b) => (compare(a, b) < 0 === isFloor ? a : b)),
    3,
  );
}
