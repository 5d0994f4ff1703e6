// The uncertain world of an outlook: each figure that facts do not hold yet, as what is expected and how it may differ.
import type { Exact } from "#kernel/exact";
import { ONE, ZERO, add, compare, multiply, sign, subtract } from "#kernel/exact";
import type { Agreement } from "../agreement.ts";
import { lookUp, type Facts } from "../facts.ts";
import type { Observation } from "../graph/node.ts";
import { expectedOf, movedBy, type Outlook } from "../outlook/outlook.ts";
import { worldOf } from "../settle/world.ts";
import type { ColumnWorld } from "./column.ts";
import type { Draws } from "./layout.ts";
import { known, type Builder, type Operand } from "./operation.ts";

/** What an uncertain world is made of. */
export interface Uncertainty {
  readonly outlook: Outlook;
  readonly draws: Draws;
  /**
   * Figures that are known already; of a running year they count as the part up to now. In a world without shifts what
   * shifts moved of them is taken off.
   */
  readonly facts: Facts | undefined;
}

/** Kinds of figure that accumulate in a year, so that facts so far are a part of it. */
const ACCUMULATES: ReadonlySet<string> = new Set([
  "aantal",
  "gedeclareerd",
  "betaald",
  "kosten",
  "kosten_boven",
  "patienten",
  "verzekerden",
]);

/** The figures of an outlook as operations; agreements that are simulated together share them. */
export class UncertainFigures {
  readonly #uncertainty: Uncertainty;
  readonly #builder: Builder;
  readonly #known = new Map<string, Operand | undefined>();

  constructor(uncertainty: Uncertainty, builder: Builder) {
    this.#uncertainty = uncertainty;
    this.#builder = builder;
  }

  /** The world in which an agreement is simulated. */
  worldOf(agreement: Agreement): Pick<ColumnWorld, "observe"> {
    const certain = worldOf(agreement, this.#uncertainty.facts);
    return {
      observe: (observation, bound) =>
        (observation.frame === "basis" ? undefined : this.#figure(observation, bound)) ??
        known(certain.observe(observation, bound)),
    };
  }

  /** A figure from the facts so far, the outlook, or both; undefined where neither holds it. */
  #figure(observation: Observation, bound: Exact | undefined): Operand | undefined {
    const { fact, scope, product, key, year } = observation;
    const name = [fact, scope, product, key, year, bound].join(" ");
    if (!this.#known.has(name)) this.#known.set(name, this.#make(observation, bound));
    return this.#known.get(name);
  }

  #make(observation: Observation, bound: Exact | undefined): Operand | undefined {
    const { facts } = this.#uncertainty;
    const seen = facts && lookUp(facts, observation, bound);
    const progress = progressIn(facts, observation.year);
    // The rest of a running year is simulated too, so what is simulated is a whole year.
    if (observation.fact === "voortgang") return known(ONE);
    const figure = new Figure(this.#uncertainty, this.#builder, observation, bound);
    if (seen !== undefined && (progress === undefined || !ACCUMULATES.has(observation.fact)))
      return figure.seen(seen, ONE);
    const whole = figure.operand();
    if (seen === undefined || progress === undefined) return whole;
    const soFar = figure.seen(seen, progress);
    if (whole === undefined) return soFar;
    const at = (operand: Operand): number => this.#builder.at(operand);
    const rest = this.#builder.binary("multiply", at(known(subtract(ONE, progress))), at(whole));
    return this.#builder.binary("add", at(soFar), at(rest));
  }
}

/** The share of a running year that facts cover; undefined where they cover all of it, or nothing. */
function progressIn(facts: Facts | undefined, year: number): Exact | undefined {
  const progress = facts && lookUp(facts, { fact: "voortgang", year, frame: "facts" }, undefined);
  return progress === undefined || compare(progress, ONE) >= 0 ? undefined : progress;
}

/** One uncertain figure of a whole year. */
class Figure {
  readonly #uncertainty: Uncertainty;
  readonly #builder: Builder;
  readonly #observation: Observation;
  readonly #bound: Exact | undefined;

  constructor(uncertainty: Uncertainty, builder: Builder, observation: Observation, bound: Exact | undefined) {
    this.#uncertainty = uncertainty;
    this.#builder = builder;
    this.#observation = observation;
    this.#bound = bound;
  }

  /** Undefined where the outlook holds no such figure. */
  operand(): Operand | undefined {
    const { outlook, draws } = this.#uncertainty;
    const expected = expectedOf(outlook, this.#observation, this.#bound);
    if (expected === undefined) return undefined;
    const normal = draws.normal(this.#observation);
    if (normal !== undefined) return this.#around(expected, normal);
    return this.#shocked(this.#spread(outlook.shifted ? this.#turnedOut(expected, ONE) : known(expected)));
  }

  /**
   * What was seen of it, over a share of the year. Without shifts what they moved is taken off again: as much as on the
   * same path they move of what is yet to come.
   */
  seen(seen: Exact, share: Exact): Operand {
    const { outlook } = this.#uncertainty;
    if (outlook.shifted) return known(seen);
    const moved = Object.keys(outlook.document.shifts ?? {}).map(
      (id) => movedBy(outlook, id, this.#observation)?.moved,
    );
    const rest = moved.reduce<Exact>((left, each) => subtract(left, multiply(each ?? ZERO, share)), seen);
    const value = this.#turnedOut(rest, subtract(ZERO, share));
    return value.kind === "known" && sign(rest) < 0 ? known(ZERO) : value;
  }

  /** An index series or indicator: its mean and a normal distance from it, kept within its range. */
  #around(expected: Exact, normal: number): Operand {
    const { document } = this.#uncertainty.outlook;
    const { fact, key } = this.#observation;
    const entry = fact === "indicator" ? document.indicators![key!]! : document.series![key!]!;
    const distance = this.#binary("multiply", known(entry.spread!), this.#builder.draw("normal", normal));
    const value = this.#binary("add", known(expected), distance);
    const range = "range" in entry ? entry.range : undefined;
    return range === undefined ? value : this.#within(value, range);
  }

  /** What shifts move turns out more or less than expected, times a weight; a figure never falls below zero. */
  #turnedOut(expected: Exact, weight: Exact): Operand {
    const { outlook, draws } = this.#uncertainty;
    let value: Operand = known(expected);
    /** As low as it may come; undefined where nothing stops it. */
    let lowest: Exact | undefined = expected;
    for (const [id, shift] of Object.entries(outlook.document.shifts ?? {})) {
      const normal = draws.shift(id);
      const effect = movedBy(outlook, id, this.#observation);
      if (normal === undefined || effect === undefined || sign(effect.moved) === 0) continue;
      // The size of the effect beside its expectation of one.
      const more = this.#binary("multiply", known(shift.spread!), this.#builder.draw("normal", normal));
      const [low, high] = shift.range ?? [ZERO, undefined];
      const size = this.#within(this.#binary("add", known(ONE), more), [low, high]);
      const beside = this.#binary("subtract", size, known(ONE));
      const moved = multiply(effect.moved, weight);
      value = this.#binary("add", value, this.#binary("multiply", known(moved), beside));
      const extreme = sign(moved) < 0 ? high : low;
      lowest =
        lowest === undefined || extreme === undefined
          ? undefined
          : add(lowest, multiply(moved, subtract(extreme, ONE)));
    }
    return value.kind === "column" && (lowest === undefined || sign(lowest) < 0)
      ? this.#binary("greatest", value, known(ZERO))
      : value;
  }

  #spread(value: Operand): Operand {
    const cell = this.#uncertainty.draws.cell(this.#observation);
    return cell === undefined ? value : this.#binary("multiply", value, this.#builder.factor(cell));
  }

  /** A shock that happens raises the volume of its year. */
  #shocked(value: Operand): Operand {
    const { outlook, draws } = this.#uncertainty;
    const { fact, product, scope, year } = this.#observation;
    let shocked = value;
    for (const [id, shock] of Object.entries(outlook.document.shocks ?? {})) {
      const uniform = draws.shock(id, year);
      const size = fact === "aantal" ? shock.volumes[product ?? scope ?? ""] : undefined;
      if (uniform === undefined || size === undefined || sign(shock.chance) === 0) continue;
      const happens = this.#binary("less", this.#builder.draw("uniform", uniform), known(shock.chance));
      const rise = this.#binary("add", known(ONE), this.#binary("multiply", known(size), happens));
      shocked = this.#binary("multiply", shocked, rise);
    }
    return shocked;
  }

  #within(value: Operand, [low, high]: readonly [Exact | undefined, Exact | undefined]): Operand {
    const above = low === undefined ? value : this.#binary("greatest", value, known(low));
    return high === undefined ? above : this.#binary("least", above, known(high));
  }

  #binary(op: Parameters<Builder["binary"]>[0], a: Operand, b: Operand): Operand {
    return this.#builder.binary(op, this.#builder.at(a), this.#builder.at(b));
  }
}
