// The check reading: units and names of everything an agreement fills in, circles, overlaps, and findings worth a look.
import { issue, type Issue, type Outcome } from "#kernel/issue";
import { readAgreement, type Agreement, type ClauseUse } from "./agreement.ts";
import { expressionsIn } from "./binding.ts";
import type { Datum } from "./datum.ts";
import { parseExpression } from "./expression/parse.ts";
import { inferType } from "./expression/infer.ts";
import { namesIn } from "./expression/names.ts";
import { TRUTH, UNKNOWN, common, numberIn, printType, rowOf, type Type } from "./expression/type.ts";
import type { Expression } from "./expression/syntax.ts";
import type { Parameter } from "./form.ts";
import { buildNode } from "./graph/build.ts";
import { Elaboration } from "./graph/elaborate.ts";
import { folding } from "./graph/node.ts";
import { findingsOf } from "./finding.ts";
import { exactArithmetic } from "./settle/arithmetic.ts";
import { worldOf } from "./settle/world.ts";
import { suggestion } from "./schema/part.ts";
import { checkStatus } from "./status.ts";

/** A sound agreement with its findings, or the errors that stand in its way. */
export interface Checked extends Outcome<Agreement> {
  /** Worth a look, but no reason to refuse. */
  readonly findings: readonly Issue[];
}

/** Checks a self-contained agreement (see `assemble`). */
export function checkAgreement(datum: Datum): Checked {
  const { value: agreement, issues } = readAgreement(datum);
  if (agreement === undefined) return { value: undefined, issues, findings: [] };
  const errors = [
    ...checkExpressions(agreement),
    ...checkCircles(agreement),
    ...checkParties(agreement),
    ...checkTables(agreement),
    ...checkOverlaps(agreement),
    ...checkStatus(agreement),
  ];
  if (errors.length > 0) return { value: undefined, issues: errors, findings: [] };
  const requirements = checkRequirements(agreement);
  if (requirements.length > 0) return { value: undefined, issues: requirements, findings: [] };
  return { value: agreement, issues: [], findings: findingsOf(agreement) };
}

/** The agreement's own names: what `{ is: … }` and triggers may use. */
function agreementNames(agreement: Agreement): ReadonlyMap<string, Type> {
  const names = new Map<string, Type>();
  for (const id of agreement.products.keys()) names.set(id, { kind: "text", sort: "product" });
  for (const name of agreement.scopes.names) names.set(name, { kind: "scope" });
  for (const [name, term] of agreement.terms) names.set(name, numberIn(term.unit));
  for (const id of agreement.indices.keys()) names.set(id, numberIn(new Map()));
  for (const [id, use] of agreement.clauses) names.set(id, rowOf(use.types.lines));
  return names;
}

function checkExpressions(agreement: Agreement): Issue[] {
  const issues: Issue[] = [];
  const names = agreementNames(agreement);
  const check = (expression: Expression, path: string, expected: Type): void => {
    const type = inferType(expression, { names, later: new Map(), path, issues });
    if (common(expected, type) === undefined)
      issues.push(
        issue("wrong-unit", path, {
          name: path.split(".").at(-1)!,
          expected: printType(expected),
          found: printType(type),
        }),
      );
  };
  for (const [name, term] of agreement.terms) {
    for (const found of expressionsIn(term.binding, `terms.${name}.value`))
      check(found.expression, found.path, numberIn(term.unit));
  }
  for (const use of [...agreement.clauses.values(), ...agreement.indices.values()]) {
    for (const [name, parameter] of use.form.parameters) {
      const binding = use.bindings.get(name);
      if (binding === undefined) continue;
      for (const found of expressionsIn(binding, `${use.path}.with.${name}`)) {
        if (found.names === "agreement") check(found.expression, found.path, expectedType(use, parameter, found.path));
      }
    }
  }
  for (const [name, trigger] of Object.entries(agreement.document.triggers ?? {})) {
    const path = `triggers.${name}.when`;
    // A bare number or yes/no is an expression too, and only the second is a condition.
    const { value: expression, issues: found } = parseExpression(String(trigger.when), path);
    issues.push(...found);
    if (expression !== undefined) check(expression, path, TRUTH);
  }
  return issues;
}

/** What a parameter, or the column at the end of a path, must be; abstract units fit anything here. */
function expectedType(use: ClauseUse, parameter: Parameter, path: string): Type {
  const type = use.types.parameters.get(parameter.name)!;
  const column =
    parameter.kind === "table" && type.kind === "list" && type.of.kind === "row"
      ? type.of.columns.get(path.split(".").at(-1)!)
      : type;
  const abstract = column?.kind === "number" && [...(column.unit?.keys() ?? [])].some((name) => name.startsWith("'"));
  return column === undefined || abstract ? UNKNOWN : column;
}

/** Clauses, terms and indices may use each other, but not in a circle. */
function checkCircles(agreement: Agreement): Issue[] {
  const uses = new Map<string, ReadonlySet<string>>();
  const namesOf = (bindings: Iterable<Parameters<typeof expressionsIn>[0]>): Set<string> =>
    new Set(
      [...bindings].flatMap((binding) =>
        [...expressionsIn(binding, "")].flatMap((found) =>
          found.names === "agreement" ? namesIn(found.expression) : [],
        ),
      ),
    );
  for (const [name, term] of agreement.terms) uses.set(name, namesOf([term.binding]));
  for (const use of [...agreement.clauses.values(), ...agreement.indices.values()])
    uses.set(use.id, namesOf(use.bindings.values()));
  const issues: Issue[] = [];
  const done = new Set<string>();
  const visit = (name: string, trail: readonly string[]): void => {
    if (trail.includes(name)) {
      const circle = [...trail.slice(trail.indexOf(name)), name];
      issues.push(
        issue(
          "circle",
          agreement.clauses.has(name)
            ? `clauses.${name}`
            : agreement.terms.has(name)
              ? `terms.${name}`
              : `indices.${name}`,
          { names: circle },
        ),
      );
      return;
    }
    if (done.has(name)) return;
    for (const next of uses.get(name) ?? []) if (issues.length === 0) visit(next, [...trail, name]);
    done.add(name);
  };
  for (const name of uses.keys()) if (issues.length === 0) visit(name, []);
  return issues;
}

/** `pays: recht` runs from `verzekeraar` to `zorgaanbieder`: both must be parties. */
function checkParties(agreement: Agreement): Issue[] {
  const issues: Issue[] = [];
  for (const use of agreement.clauses.values()) {
    for (const transfer of use.form.transfers) {
      for (const party of [transfer.from, transfer.to]) {
        const table = transfer.per === undefined ? undefined : use.types.lines.get(transfer.per);
        const isColumn = table?.kind === "list" && table.of.kind === "row" && table.of.columns.has(party);
        if (isColumn || use.form.parameters.has(party) || agreement.parties.has(party)) continue;
        issues.push(
          issue("unknown-partij", `${use.path}.form`, {
            name: party,
            found: party,
            choices: [...agreement.parties.keys()],
            ...suggestion(party, agreement.parties.keys()),
          }),
        );
      }
    }
  }
  return issues;
}

/** Tables whose order matters: the bounds of tranches rise, and only the last is open. */
function checkTables(agreement: Agreement): Issue[] {
  const issues: Issue[] = [];
  for (const use of [...agreement.clauses.values(), ...agreement.indices.values()]) {
    for (const [name, binding] of use.bindings) {
      const tables = binding.kind === "dated" ? binding.segments.map((segment) => segment.value) : [binding];
      for (const table of tables) {
        if (table.kind !== "table" || !table.rows[0]?.has("tot")) continue;
        let before: number | undefined;
        table.rows.forEach((row, index) => {
          const bound = row.get("tot")!;
          const path = `${use.path}.with.${name}[${index}].tot`;
          if (bound.kind === "empty" && index < table.rows.length - 1)
            issues.push(issue("open-end-not-last", path, { name }));
          if (bound.kind !== "literal" || typeof bound.value !== "object") return;
          const value = Number(bound.value.n) / Number(bound.value.d);
          if (before !== undefined && value <= before)
            issues.push(issue("bounds-not-rising", path, { name, found: String(bound.value) }));
          before = value;
        });
      }
    }
  }
  return issues;
}

/** Two clauses that each replace the claims of the same care would settle it twice. */
function checkOverlaps(agreement: Agreement): Issue[] {
  const issues: Issue[] = [];
  const covering = [...agreement.clauses.values()].flatMap((use) =>
    use.form.covers.map((scope) => ({ use, scope: use.scopes.get(scope) ?? scope })),
  );
  const witnesses = agreement.scopes.witnesses();
  covering.forEach((first, index) => {
    for (const second of covering.slice(index + 1)) {
      if (first.use.term.to < second.use.term.from || second.use.term.to < first.use.term.from) continue;
      const shared =
        first.scope === second.scope
          ? [first.scope]
          : witnesses
              .filter(
                (product) =>
                  agreement.scopes.holds(first.scope, product) && agreement.scopes.holds(second.scope, product),
              )
              .map((product) => product.id);
      if (shared.length > 0)
        issues.push(
          issue("scopes-overlap", second.use.path, {
            first: first.use.id,
            second: second.use.id,
            scope: second.scope,
            products: shared.slice(0, 5),
          }),
        );
    }
  });
  return issues;
}

/** Conditions on parameters, in every year, as far as they can be known without facts. */
function checkRequirements(agreement: Agreement): Issue[] {
  const elaboration = new Elaboration(agreement);
  const read = folding(0, exactArithmetic(worldOf(agreement, undefined)));
  const issues: Issue[] = [];
  for (const use of [...agreement.clauses.values(), ...agreement.indices.values()]) {
    for (const entry of use.form.requires) {
      const broken = agreement.years.find(
        (year) =>
          year >= use.firstYear && read(buildNode(entry.that, elaboration.site(use.id, year), elaboration)) === false,
      );
      if (broken !== undefined)
        issues.push(
          issue("requirement-not-met", use.path, {
            requirement: entry.text.nl,
            requirementEn: entry.text.en ?? entry.text.nl,
            year: broken,
          }),
        );
    }
  }
  return issues;
}
