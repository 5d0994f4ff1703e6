// What changed in the parameters of a clause: one by one, and tables row by row.
import { joinPath, type Step } from "#kernel/issue";
import type { ClauseUse } from "../agreement.ts";
import type { Binding } from "../binding.ts";
import { own, type Datum } from "../datum.ts";
import type { Parameter, TableParameter } from "../form.ts";
import { change, kindOfChange, type Change, type Named, type Section } from "./change.ts";
import { sameBinding, sameRow, type Viewer } from "./show.ts";

/** A clause on one side: what it is bound to, and what its document gives. */
export interface Bound {
  readonly viewer: Viewer;
  readonly use: ClauseUse;
  readonly given: Readonly<Record<string, Datum>>;
}

export interface Parameters {
  readonly section: Section;
  readonly entry: Named;
  readonly old: Bound | undefined;
  readonly next: Bound | undefined;
  /** Whether a default counts as a value of its own: where the form is another, or the clause is new. */
  readonly defaults: boolean;
}

/** The parameters that differ in value. A default that a newer version of the form changed is a change of that form. */
export function parameterChanges(given: Parameters): Change[] {
  const names = new Set([...parametersOf(given.old), ...parametersOf(given.next)]);
  return [...names].flatMap((name) => new ParameterComparison(given, name).changes());
}

const parametersOf = (bound: Bound | undefined): Iterable<string> => bound?.use.form.parameters.keys() ?? [];

type Row = ReadonlyMap<string, Binding>;

class ParameterComparison {
  readonly #given: Parameters;
  readonly #name: string;
  readonly #old: Binding | undefined;
  readonly #next: Binding | undefined;
  readonly #parameter: Parameter;

  constructor(given: Parameters, name: string) {
    this.#given = given;
    this.#name = name;
    this.#old = this.#binding(given.old);
    this.#next = this.#binding(given.next);
    this.#parameter = (given.next?.use.form.parameters.get(name) ?? given.old?.use.form.parameters.get(name))!;
  }

  /** What counts as given: where a whole clause came or went, only what its document says. */
  #binding(bound: Bound | undefined): Binding | undefined {
    const isGiven = bound !== undefined && Object.hasOwn(bound.given, this.#name);
    const { old, next } = this.#given;
    if ((old === undefined || next === undefined) && !isGiven) return undefined;
    return bound?.use.bindings.get(this.#name);
  }

  changes(): Change[] {
    const { old, next, defaults } = this.#given;
    const givenSomewhere = [old, next].some((bound) => bound !== undefined && Object.hasOwn(bound.given, this.#name));
    if (!givenSomewhere && !defaults) return [];
    if (sameBinding(this.#old, this.#next, (next ?? old)!.viewer.agreement.term.from)) return [];
    return this.#parameter.kind === "table" ? this.#tableChanges(this.#parameter) : [this.#whole([])];
  }

  #steps(...more: readonly Step[]): readonly Step[] {
    return [this.#given.section, this.#given.entry.id, "with", this.#name, ...more];
  }

  #base(steps: readonly Step[]): Pick<Change, "path" | "section" | "entry" | "money"> {
    return { path: joinPath(steps), section: this.#given.section, entry: this.#given.entry, money: true };
  }

  #whole(details: readonly Change[]): Change {
    const { old, next } = this.#given;
    return change({
      ...this.#base(this.#steps()),
      kind: kindOfChange(this.#old, this.#next),
      aspect: "parameter",
      part: { id: this.#name, label: this.#parameter.label },
      old: old && this.#old && this.#shown(old, this.#old),
      new: next && this.#next && this.#shown(next, this.#next),
      details,
      patch: [{ at: this.#steps(), value: next === undefined ? undefined : own(next.given, this.#name) }],
    });
  }

  #shown({ viewer, use }: Bound, binding: Binding) {
    const parameter = use.form.parameters.get(this.#name)!;
    return parameter.kind === "table" ? viewer.table(parameter, binding, use) : viewer.value(parameter, binding, use);
  }

  /** Rows that line up change cell by cell; else the table changes as a whole, told row by row. */
  #tableChanges(table: TableParameter): Change[] {
    const { old, next } = this.#given;
    if (this.#old?.kind !== "table" || this.#next?.kind !== "table" || old === undefined || next === undefined)
      return [this.#whole([])];
    const [before, after] = [this.#old.rows, this.#next.rows];
    const both = [old, next].every((bound) => Object.hasOwn(bound.given, this.#name));
    const linedUp = before.length === after.length && before.every((row, index) => this.#samePlace(row, after[index]!));
    if (both && linedUp) return before.flatMap((row, index) => this.#cells(table, row, after[index]!, index, true));
    return [this.#whole(this.#rows(table, before, after))];
  }

  /** Whether two rows at one position are about the same party, product or indicator; bounds may move. */
  #samePlace(a: Row, b: Row): boolean {
    const [left, right] = [[...a.values()][0], [...b.values()][0]];
    const isName = (cell: Binding | undefined): boolean => cell?.kind === "literal" && typeof cell.value === "string";
    return !isName(left) && !isName(right) ? true : sameBinding(left, right, "");
  }

  #cells(table: TableParameter, old: Row, next: Row, index: number, alone: boolean): Change[] {
    const { old: before, next: after, entry } = this.#given;
    return [...table.columns].flatMap(([column, field]) => {
      const [from, to] = [old.get(column), next.get(column)];
      if (from === undefined || to === undefined || sameBinding(from, to, "")) return [];
      const steps = this.#steps(index, column);
      const list = own(after!.given, this.#name) as readonly Readonly<Record<string, Datum>>[] | undefined;
      return [
        change({
          ...this.#base(steps),
          kind: "changed",
          entry,
          aspect: "row",
          part: { id: column, label: field.label },
          row: { index, key: this.#keyOf(before!, table, old) },
          old: before!.viewer.value(field, from, before!.use, old),
          new: after!.viewer.value(field, to, after!.use, next),
          patch: alone ? [{ at: steps, value: own(list![index]!, column) }] : [],
        }),
      ];
    });
  }

  #keyOf({ viewer, use }: Bound, table: TableParameter, row: Row) {
    const [first] = table.columns;
    return viewer.value(first![1], row.get(first![0])!, use, row);
  }

  /** Rows matched by their first column; what has no match came or went. */
  #rows(table: TableParameter, before: readonly Row[], after: readonly Row[]): Change[] {
    const { old, next } = this.#given;
    const isSame = (a: Row, b: Row): boolean => sameBinding([...a.values()][0], [...b.values()][0], "");
    const single = (bound: Bound, row: Row) => viewerTable(bound.viewer, table, row, bound.use);
    const gone = before.flatMap((row, index) => {
      const match = after.find((other) => isSame(row, other));
      if (match !== undefined) return sameRow(row, match, "") ? [] : this.#cells(table, row, match, index, false);
      return [
        change({
          ...this.#base(this.#steps(index)),
          kind: "removed",
          aspect: "row",
          row: { index, key: this.#keyOf(old!, table, row) },
          old: single(old!, row),
        }),
      ];
    });
    const come = after.flatMap((row, index) =>
      before.some((other) => isSame(other, row))
        ? []
        : [
            change({
              ...this.#base(this.#steps(index)),
              kind: "added",
              aspect: "row",
              row: { index, key: this.#keyOf(next!, table, row) },
              new: single(next!, row),
            }),
          ],
    );
    return [...gone, ...come];
  }
}

const viewerTable = (viewer: Viewer, table: TableParameter, row: Row, use: ClauseUse) =>
  viewer.table({ ...table, row: undefined }, { kind: "table", rows: [row] }, use);
