// The reading `bounds`: what each party receives at least and at most while facts stay within their ranges.
import { Exact, ZERO, add, negate, subtract } from "#kernel/exact";
import { toCents, type Cents } from "#kernel/money";
import { issue, type Issue, type Outcome } from "#kernel/issue";
import type { Agreement } from "../agreement.ts";
import { Elaboration } from "../graph/elaborate.ts";
import { paymentsIn, type ClausePayment } from "../graph/money.ts";
import { folding, isUndetermined, type Node, type Value } from "../graph/node.ts";
import { exactArithmetic } from "../settle/arithmetic.ts";
import { Settlement } from "../settle/settle.ts";
import { worldOf } from "../settle/world.ts";
import type { Facts } from "../facts.ts";
import { factsWith, type RangedFigure, type Ranges } from "./ranges.ts";
import { haltsIn } from "./halt.ts";
import { Residue, isStill } from "./residue.ts";
import { highest, usualValues } from "./search.ts";

/** A ranged figure with the value that reaches an end. */
export interface Reached {
  readonly figure: RangedFigure;
  readonly value: Exact;
}

/** One end of what a party receives. */
export interface Extreme {
  /** Certain: no facts within the ranges go past it. Undefined where nothing holds it back. */
  readonly cents: Cents | undefined;
  /** What the facts below settle to; `cents` itself where it is attained. */
  readonly found: Cents | undefined;
  readonly attained: boolean;
  /** The figures that matter here and move. */
  readonly facts: readonly Reached[];
}

export interface Bound {
  readonly lowest: Extreme;
  readonly highest: Extreme;
  /** What the facts at hand settle to, where they are given. */
  readonly present: Cents | undefined;
  /** Why some facts within the ranges may leave it undetermined. */
  readonly reason: Issue | undefined;
}

export interface YearBounds {
  readonly year: number;
  readonly bound: Bound;
  /** Through each clause that pays or is paid by this party, in the order of the document. */
  readonly clauses: readonly { readonly clause: string; readonly bound: Bound }[];
}

export interface PartyBounds {
  readonly party: string;
  readonly years: readonly YearBounds[];
  readonly total: Bound;
}

export interface Bounds {
  readonly agreement: Agreement;
  readonly ranges: Ranges;
  /** The facts that `present` amounts come from. */
  readonly facts: Facts | undefined;
  readonly parties: readonly PartyBounds[];
  /** Where some facts within the ranges stop a settlement: a condition not met, or a signal that blocks. */
  readonly halts: readonly { readonly year: number; readonly clause: string; readonly reason: Issue }[];
  /** Ranges that no payment depends on. */
  readonly findings: readonly Issue[];
  /** In how many boxes was searched, over all amounts. */
  readonly boxes: number;
}

export interface BoundsOptions {
  /** The facts at hand; else those that the ranges lie around. */
  readonly facts?: Facts | undefined;
  /** Most boxes for one end of one amount; what is left open then shows as a gap. */
  readonly mostBoxes?: number;
}

const MOST_BOXES = 150;

/**
 * The lowest and highest that each party receives less what it pays, in each year, through each clause and in all. An
 * entitlement: what was claimed and paid already counts. What one party receives at most, others pay at most.
 */
export function boundsOf(agreement: Agreement, ranges: Ranges, options: BoundsOptions = {}): Outcome<Bounds> {
  const { value: statement, issues } = new Settlement(agreement).settle(ranges.lowest);
  if (statement === undefined || issues.length > 0) return { value: undefined, issues };
  const reading = new BoundsReading(agreement, ranges, options);
  const value = reading.read(statement.years.map((year) => year.year));
  return { value, issues: [] };
}

/** A payment to or from a party. */
interface Term {
  readonly node: Node;
  readonly receives: boolean;
}

/** Both ends of a sum of payments. */
interface Ends {
  readonly lowest: End;
  readonly highest: End;
  readonly reason: Issue | undefined;
}

interface End {
  readonly bound: Exact | undefined;
  readonly found: Exact | undefined;
  readonly values: ReadonlyMap<number, Exact>;
}

class BoundsReading {
  readonly #agreement: Agreement;
  readonly #ranges: Ranges;
  readonly #elaboration: Elaboration;
  readonly #residue: Residue;
  readonly #most: number;
  readonly #facts: Facts | undefined;
  readonly #present: ((node: Node) => Value) | undefined;
  readonly #ends = new Map<string, Ends>();
  readonly #used = new Set<number>();
  #boxes = 0;

  constructor(agreement: Agreement, ranges: Ranges, { facts = ranges.around, mostBoxes = MOST_BOXES }: BoundsOptions) {
    this.#agreement = agreement;
    this.#ranges = ranges;
    this.#elaboration = new Elaboration(agreement);
    this.#residue = new Residue(agreement, ranges);
    this.#most = mostBoxes;
    this.#facts = facts;
    this.#present = facts && folding(0, exactArithmetic(worldOf(agreement, facts)));
  }

  read(years: readonly number[]): Bounds {
    const payments = new Map(years.map((year) => [year, this.#payments(year)]));
    const parties = [...this.#agreement.parties.keys()].map((party) => this.#party(party, payments));
    const halts = years.flatMap((year) => haltsIn(this.#elaboration, year, this.#residue));
    const findings = this.#ranges.figures
      .filter((figure, index) => !isStill(figure) && !this.#used.has(index))
      .map((figure) => issue("range-idle", ["years", ...figure.path]));
    return {
      agreement: this.#agreement,
      ranges: this.#ranges,
      facts: this.#facts,
      parties,
      halts,
      findings,
      boxes: this.#boxes,
    };
  }

  /** The payments of a year, each rounded as a statement rounds it. */
  #payments(year: number): readonly ClausePayment[] {
    return paymentsIn(this.#elaboration, year)
      .filter(({ from, to }) => from !== to)
      .map((payment) => ({ ...payment, amount: this.#elaboration.graph.make({ kind: "cent", of: payment.amount }) }));
  }

  #party(party: string, payments: ReadonlyMap<number, readonly ClausePayment[]>): PartyBounds {
    const terms = (list: readonly ClausePayment[]): Term[] =>
      list
        .filter(({ from, to }) => from === party || to === party)
        .map(({ to, amount }) => ({ node: amount, receives: to === party }));
    const years = [...payments].map(([year, list]): YearBounds => {
      const clauses = [...new Set(list.map((payment) => payment.clause))]
        .map((clause) => ({ clause, own: terms(list.filter((payment) => payment.clause === clause)) }))
        .filter(({ own }) => own.length > 0)
        .map(({ clause, own }) => ({ clause, bound: this.#bound(own) }));
      return { year, bound: this.#bound(terms(list)), clauses };
    });
    return { party, years, total: this.#bound([...payments.values()].flatMap(terms)) };
  }

  /** Both ends of a sum, part by part: what no range links can be taken apart. */
  #bound(terms: readonly Term[]): Bound {
    let fixed: Exact = ZERO;
    let reason: Issue | undefined;
    const moving: Term[] = [];
    for (const term of terms) {
      const value = this.#residue.value(term.node);
      if (value === undefined) moving.push(term);
      else if (value instanceof Exact) fixed = add(fixed, term.receives ? value : negate(value));
      else if (isUndetermined(value)) reason ??= value.reason;
    }
    const nowhere = { cents: undefined, found: undefined, attained: false, facts: [] };
    if (reason !== undefined) return { lowest: nowhere, highest: nowhere, present: this.#presentOf(terms), reason };
    const groups = this.#linked(moving).map((group) => this.#endsOf(group));
    return {
      lowest: this.#extreme(
        terms,
        fixed,
        groups.map((ends) => ends.lowest),
      ),
      highest: this.#extreme(
        terms,
        fixed,
        groups.map((ends) => ends.highest),
      ),
      present: this.#presentOf(terms),
      reason: groups.map((ends) => ends.reason).find((why) => why !== undefined),
    };
  }

  #presentOf(terms: readonly Term[]): Cents | undefined {
    const amount = this.#present && sumOf(terms, this.#present);
    return amount && toCents(amount);
  }

  /** Payments in groups that share no ranged figure. */
  #linked(terms: readonly Term[]): Term[][] {
    let groups: { readonly figures: Set<number>; readonly terms: Term[] }[] = [];
    for (const term of terms) {
      const figures = new Set(this.#residue.figuresOf(term.node));
      const touched = groups.filter((group) => [...group.figures].some((figure) => figures.has(figure)));
      for (const figure of touched.flatMap((group) => [...group.figures])) figures.add(figure);
      groups = groups.filter((group) => !touched.includes(group));
      groups.push({ figures, terms: [...touched.flatMap((group) => group.terms), term] });
    }
    return groups.map((group) => group.terms);
  }

  /** The ends of payments that belong together; the mirror image of those of the other party. */
  #endsOf(terms: readonly Term[]): Ends {
    const named = terms
      .map((term) => ({ ...term, name: this.#residue.nameOf(term.node) }))
      .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
    const mirrored = !named[0]!.receives;
    const key = named.map(({ name, receives }) => `${receives === mirrored ? "-" : "+"}${name}`).join(" ");
    const known = this.#ends.get(key) ?? this.#search(named, mirrored);
    this.#ends.set(key, known);
    return mirrored ? { lowest: mirror(known.highest), highest: mirror(known.lowest), reason: known.reason } : known;
  }

  #search(terms: readonly Term[], mirrored: boolean): Ends {
    const { graph } = this.#elaboration;
    const sum = graph.make({
      kind: "sum",
      of: terms.map(({ node, receives }) => (receives === mirrored ? graph.make({ kind: "negate", of: node }) : node)),
    });
    const up = highest(sum, this.#residue, this.#most);
    const down = highest(graph.make({ kind: "negate", of: sum }), this.#residue, this.#most);
    this.#boxes += up.boxes + down.boxes;
    const figures = [...this.#residue.figuresOf(sum)];
    for (const figure of figures) this.#used.add(figure);
    const end = ({ bound, best }: typeof up): End => ({
      bound,
      found: best?.amount,
      values: new Map(best === undefined ? [] : figures.map((figure) => [figure, best.values[figure]!])),
    });
    return { highest: end(up), lowest: mirror(end(down)), reason: (up.unknown ?? down.unknown)?.reason };
  }

  /** One end of a whole sum, settled once more on the facts that are said to reach it. */
  #extreme(terms: readonly Term[], fixed: Exact, ends: readonly End[]): Extreme {
    const values = usualValues(this.#ranges);
    const reached: Reached[] = [];
    for (const [figure, value] of ends.flatMap((end) => [...end.values]).sort(([a], [b]) => a - b)) {
      values[figure] = value;
      reached.push({ figure: this.#ranges.figures[figure]!, value });
    }
    const bound = ends.reduce<Exact | undefined>(
      (sum, end) => (sum === undefined || end.bound === undefined ? undefined : add(sum, end.bound)),
      fixed,
    );
    const cents = bound && toCents(bound);
    const read = folding(0, exactArithmetic(worldOf(this.#agreement, factsWith(this.#ranges, values))));
    const settled = ends.some((end) => end.found === undefined) ? undefined : sumOf(terms, read);
    const found = settled && toCents(settled);
    return { cents, found, attained: cents !== undefined && cents === found, facts: reached };
  }
}

const mirror = ({ bound, found, values }: End): End => ({
  bound: bound && negate(bound),
  found: found && negate(found),
  values,
});

/** What comes in less what goes out; undefined where a part is not determined. */
function sumOf(terms: readonly Term[], read: (node: Node) => Value): Exact | undefined {
  let sum: Exact = ZERO;
  for (const { node, receives } of terms) {
    const value = read(node);
    if (!(value instanceof Exact)) return undefined;
    sum = receives ? add(sum, value) : subtract(sum, value);
  }
  return sum;
}

/** How far apart a bound and what was found are, in cents; undefined where there is no bound or nothing was found. */
export const gapOf = ({ cents, found }: Extreme): Cents | undefined =>
  cents === undefined || found === undefined ? undefined : (Math.abs(cents - found) as Cents);

/** The facts within ranges that come to an end; what it does not depend on is as usual. */
export function factsReaching(ranges: Ranges, { facts }: Extreme): Facts {
  const values = usualValues(ranges);
  for (const { figure, value } of facts) values[ranges.figures.indexOf(figure)] = value;
  return factsWith(ranges, values);
}

/** Whether a bound leaves anything open. */
export const isOpen = ({ lowest, highest }: Bound): boolean =>
  lowest.cents === undefined || highest.cents === undefined || lowest.cents !== highest.cents;
