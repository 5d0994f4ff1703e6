// What is simulated: agreements under one outlook as a program, with the meaning of each of its outputs.
import { ZERO } from "#kernel/exact";
import type { Issue } from "#kernel/issue";
import type { Agreement, ClauseUse } from "../agreement.ts";
import type { Facts } from "../facts.ts";
import { boundsIn, type Bound } from "../graph/bound.ts";
import { buildNode } from "../graph/build.ts";
import { Elaboration } from "../graph/elaborate.ts";
import { paymentsIn, receivedBy } from "../graph/money.ts";
import { folding, type Node } from "../graph/node.ts";
import { clausesIn } from "../graph/payment.ts";
import { costIn } from "../outlook/cost.ts";
import { mayShow } from "../outlook/expected.ts";
import { withoutShifts, type Outlook } from "../outlook/outlook.ts";
import { columnArithmetic, type ColumnWorld } from "./column.ts";
import { controlsOf } from "./control.ts";
import { drawsOf, type Draws } from "./layout.ts";
import { Builder, known, type LiveValue, type Operand } from "./operation.ts";
import { programOf } from "./lowering.ts";
import { reasonsIn } from "./reason.ts";
import type { Program } from "./program.ts";
import { UncertainFigures } from "./uncertain-world.ts";

/** What to simulate. Every agreement meets the same chances. */
export interface Scenario {
  readonly agreements: readonly Agreement[];
  /** Whose expectation it is. */
  readonly outlook: Outlook;
  /** What the agreements are held against: this agreement, in a world where none of the shifts happens. */
  readonly reference?: Agreement | undefined;
  /** Outlooks whose costs count where the expectation's organisation may see them; by default its own. */
  readonly costs?: readonly Outlook[];
  /** What is known already; of a running year, with its `voortgang`. */
  readonly facts?: Facts | undefined;
  /** `total`: parties over the whole term. `year`: also per year, with bounds. `clause`: also per clause. */
  readonly detail?: "total" | "year" | "clause";
  /** The parties whose money is followed; by default all. */
  readonly parties?: readonly string[];
  /** Whether each agreement is also held against the first, path by path; by default it is. */
  readonly paired?: boolean;
  /** Slots of parameters that may be changed later: `clauses.plafond.with.plafond`. */
  readonly live?: readonly string[];
  /** Values in place of the agreed ones, by slot. */
  readonly instead?: ReadonlyMap<string, Parameters<NonNullable<ColumnWorld["parameter"]>>[1]>;
}

/** What a party receives, and what is left of it after costs. */
export type PartyMeasure = { readonly kind: "received" | "margin"; readonly party: string };

/** What an output is. Amounts are in EUR; an event is 1 on the paths where it happens. */
export type Measure =
  | PartyMeasure
  /** What the payments of a clause come to, whoever pays. */
  | { readonly kind: "entitlement"; readonly clause: string }
  | { readonly kind: "cost"; readonly party: string }
  /** How much more than under the reference, else the first agreement, on the same path; that it is more; or less. */
  | { readonly kind: "difference" | "better" | "worse"; readonly of: PartyMeasure }
  | { readonly kind: "bound"; readonly bound: Bound }
  | { readonly kind: "signal"; readonly clause: string; readonly signal: string; readonly blocks: boolean };

export interface Output {
  /** Position among the agreements; −1 is the reference. */
  readonly agreement: number;
  readonly measure: Measure;
  /** Undefined: over the whole term. */
  readonly year: number | undefined;
  /** Why there may be paths on which it can't be determined, where that is known. */
  readonly reason: Issue | undefined;
}

export interface Plan {
  readonly scenario: Scenario;
  readonly program: Program;
  /** What the program's outputs mean; the program gives controls behind them. */
  readonly outputs: readonly Output[];
  readonly live: readonly LiveValue[];
  /** For each output of the program, the output that is its control variate; −1 is none. */
  readonly controls: readonly number[];
  readonly expectedControls: ReadonlyMap<number, number>;
}

/** Whether an output is an event with a chance rather than an amount. */
export const isEvent = ({ measure }: Pick<Output, "measure">): boolean => EVENTS.has(measure.kind);

const EVENTS: ReadonlySet<Measure["kind"]> = new Set(["bound", "signal", "better", "worse"]);

/** Plans a simulation. The draws hang on the outlook and the years alone. */
export function planOf(scenario: Scenario): Plan {
  const years = yearsOf(scenario);
  const draws = drawsOf(scenario.outlook, years);
  const builder = new Builder();
  const figures = new UncertainFigures({ outlook: scenario.outlook, draws, facts: scenario.facts }, builder);
  const { agreements, reference } = scenario;
  const planned = agreements.map((agreement) => new AgreementPlan(scenario, agreement, builder, figures).outputs());
  const without = reference === undefined ? undefined : planReference(scenario, reference, { draws, builder });
  const against = without ?? planned[0] ?? [];
  const outputs = [
    ...planned.flatMap((list, agreement) => list.map((output) => ({ agreement, ...output }))),
    ...(without ?? []).map((output) => ({ agreement: REFERENCE, ...output })),
    ...(scenario.paired === false ? [] : planned).flatMap((list, agreement) =>
      list === against ? [] : differences(list, against, builder).map((output) => ({ agreement, ...output })),
    ),
  ];
  const controls = controlsOf({ scenario, years, draws, builder });
  return {
    scenario,
    program: programOf(
      builder,
      [...outputs, ...controls].map((output) => output.at),
      draws.layout,
    ),
    outputs: outputs.map(({ at: _at, ...output }) => output),
    live: builder.live,
    controls: [
      ...outputs.map(({ year, measure }) => {
        if (isEvent({ measure })) return -1;
        const at = controls.findIndex((control) => control.year === year);
        return at < 0 ? -1 : outputs.length + at;
      }),
      ...controls.map(() => -1),
    ],
    expectedControls: new Map(controls.map((control, index) => [outputs.length + index, control.expected])),
  };
}

/** The position that stands for the reference. */
export const REFERENCE = -1;

/**
 * The reference in a world without shifts, on the same draws and the same facts less what shifts moved of them. Bounds
 * and clauses of it are nobody's question.
 */
function planReference(
  scenario: Scenario,
  reference: Agreement,
  { draws, builder }: { readonly draws: Draws; readonly builder: Builder },
): Planned[] {
  const outlook = withoutShifts(scenario.outlook);
  const costs = (scenario.costs ?? [scenario.outlook]).map(withoutShifts);
  const figures = new UncertainFigures({ outlook, draws, facts: scenario.facts }, builder);
  const detail = scenario.detail === "total" ? "total" : "year";
  return new AgreementPlan({ ...scenario, outlook, costs, detail }, reference, builder, figures)
    .outputs()
    .filter((output) => !isEvent(output));
}

/** Every contract year of the agreements, in order. */
const yearsOf = ({ agreements }: Scenario): number[] =>
  [...new Set(agreements.flatMap((agreement) => agreement.years))].sort((a, b) => a - b);

type Planned = Omit<Output, "agreement"> & { readonly at: number };

/** What parties receive and keep beside the first agreement, on the same paths. */
function differences(list: readonly Planned[], first: readonly Planned[], builder: Builder): Planned[] {
  return list.flatMap(({ measure, year, at, reason }) => {
    if (measure.kind !== "received" && measure.kind !== "margin") return [];
    const same = first.find(
      (other) =>
        other.year === year &&
        other.measure.kind === measure.kind &&
        "party" in other.measure &&
        other.measure.party === measure.party,
    );
    if (same === undefined) return [];
    const more = builder.at(builder.binary("subtract", at, same.at));
    const zero = builder.at(known(ZERO));
    const why = { year, reason: reason ?? same.reason };
    return [
      { measure: { kind: "difference", of: measure }, at: more, ...why },
      { measure: { kind: "better", of: measure }, at: builder.at(builder.binary("less", zero, more)), ...why },
      { measure: { kind: "worse", of: measure }, at: builder.at(builder.binary("less", more, zero)), ...why },
    ];
  });
}

class AgreementPlan {
  readonly #scenario: Scenario;
  readonly #agreement: Agreement;
  readonly #builder: Builder;
  readonly #elaboration: Elaboration;
  readonly #read: (node: Node) => Operand;
  readonly #reasonOf: (node: Node) => Issue | undefined;

  constructor(scenario: Scenario, agreement: Agreement, builder: Builder, figures: UncertainFigures) {
    this.#scenario = scenario;
    this.#agreement = agreement;
    this.#builder = builder;
    this.#elaboration = new Elaboration(agreement);
    this.#read = folding(0, columnArithmetic(builder, worldWith(scenario, figures.worldOf(agreement))));
    this.#reasonOf = reasonsIn(this.#read, builder);
  }

  outputs(): Planned[] {
    const { detail = "clause" } = this.#scenario;
    const all = [...this.#agreement.parties.keys()];
    const parties = all.filter((party) => this.#scenario.parties?.includes(party) ?? true);
    const found: Planned[] = [];
    const each = (measure: Measure, nodeIn: (year: number) => Node): void => {
      const nodes = this.#agreement.years.map((year) => ({ year, node: nodeIn(year) }));
      const total = this.#elaboration.graph.make({ kind: "sum", of: nodes.map(({ node }) => node) });
      found.push(this.#planned(measure, undefined, total));
      if (detail !== "total") for (const { year, node } of nodes) found.push(this.#planned(measure, year, node));
    };
    for (const party of parties) {
      const received = eachOnce((year) => receivedBy(this.#elaboration, party, year));
      each({ kind: "received", party }, received);
      const costs = this.#costsOf(party);
      if (costs === undefined) continue;
      const cost = eachOnce((year) => costIn(this.#elaboration, costs.document, year));
      each({ kind: "cost", party }, cost);
      each({ kind: "margin", party }, (year) =>
        this.#elaboration.graph.make({ kind: "subtract", left: received(year), right: cost(year), where: "" }),
      );
    }
    if (detail === "clause")
      for (const use of this.#agreement.clauses.values())
        each({ kind: "entitlement", clause: use.id }, (year) => this.#entitlement(use, year));
    return detail === "total" ? found : [...found, ...this.#events()];
  }

  #costsOf(party: string): Outlook | undefined {
    const { costs = [this.#scenario.outlook], outlook: own } = this.#scenario;
    return costs.find(
      (outlook) => outlook.of === party && outlook.document.costs !== undefined && mayShow(outlook, own.of),
    );
  }

  #entitlement(use: ClauseUse, year: number): Node {
    const amounts = paymentsIn(this.#elaboration, year)
      .filter((payment) => payment.clause === use.id)
      .map((payment) => payment.amount);
    return this.#elaboration.graph.make({ kind: "sum", of: amounts });
  }

  /** Bounds that count and signals that fire, on some paths and not on others. */
  #events(): Planned[] {
    const found: Planned[] = [];
    for (const year of this.#agreement.years) {
      for (const use of clausesIn(this.#elaboration, year)) {
        for (const bound of boundsIn(this.#elaboration, use, year))
          found.push(this.#planned({ kind: "bound", bound }, year, bound.active));
        const site = this.#elaboration.site(use.id, year);
        for (const [signal, { when, blocks }] of use.form.signals)
          found.push(
            this.#planned(
              { kind: "signal", clause: use.id, signal, blocks },
              year,
              buildNode(when, site, this.#elaboration),
            ),
          );
      }
    }
    return found;
  }

  #planned(measure: Measure, year: number | undefined, node: Node): Planned {
    return { measure, year, at: this.#builder.at(this.#read(node)), reason: this.#reasonOf(node) };
  }
}

/** Builds the node of each year once, however often it is asked for. */
function eachOnce(build: (year: number) => Node): (year: number) => Node {
  const built = new Map<number, Node>();
  return (year) => {
    const node = built.get(year) ?? build(year);
    built.set(year, node);
    return node;
  };
}

function worldWith(scenario: Scenario, world: Pick<ColumnWorld, "observe">): ColumnWorld {
  const { live = [], instead } = scenario;
  return {
    observe: (observation, bound) => world.observe(observation, bound),
    isLive: (slot) => live.includes(slot),
    parameter: (slot, agreed) => instead?.get(slot) ?? agreed,
  };
}

/**
 * The program after parameters were changed: the same structure with other constants, or undefined where the change
 * decides structure or reaches into what is summed while drawing, so that it must be planned anew.
 */
export function changed(plan: Plan, instead: NonNullable<Scenario["instead"]>): Program | undefined {
  const { scenario, program } = plan;
  const fixed = new Set(program.fixed);
  const builder = new Builder();
  const draws = drawsOf(scenario.outlook, yearsOf(scenario));
  const figures = new UncertainFigures({ outlook: scenario.outlook, draws, facts: scenario.facts }, builder);
  const [agreement] = scenario.agreements;
  if (agreement === undefined || scenario.agreements.length > 1) return undefined;
  const read = folding(0, columnArithmetic(builder, worldWith({ ...scenario, instead }, figures.worldOf(agreement))));
  const constants = [...program.constants];
  for (const { node, value, slot } of plan.live) {
    const now = read(node);
    if (now.kind !== "known") return undefined;
    const [before, after] = [builder.float(value), builder.float(now.value)];
    if (Object.is(before, after)) continue;
    if (slot === undefined || fixed.has(slot) || Number.isNaN(after) !== Number.isNaN(before)) return undefined;
    constants[slot] = after;
  }
  return { ...program, constants };
}
