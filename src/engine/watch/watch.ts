// The watch reading: facts so far and the completed year, held against triggers, signals, bounds, norms and claims.
import { Exact } from "#kernel/exact";
import type { IsoDate } from "#kernel/date";
import { issue, type Outcome } from "#kernel/issue";
import type { Agreement, ClauseUse } from "../agreement.ts";
import type { Facts } from "../facts.ts";
import { parseExpression } from "../expression/parse.ts";
import { buildNode } from "../graph/build.ts";
import { Elaboration } from "../graph/elaborate.ts";
import { folding, isUndetermined, type Node, type Value } from "../graph/node.ts";
import { clausesIn } from "../graph/payment.ts";
import type { Localized } from "../schema/part.ts";
import { exactArithmetic } from "../settle/arithmetic.ts";
import { statementLines } from "../settle/line.ts";
import type { StatementLine } from "../settle/statement.ts";
import { worldOf } from "../settle/world.ts";
import { watchBounds, type BoundReading, type BoundWatch } from "./bound.ts";
import { chanceOf } from "./chance.ts";
import { completedWorld, completionOf, emptyWorld, progressOf, type Completion } from "./completion.ts";
import { indicatorsIn, type IndicatorWatch } from "./indicator.ts";
import { riskOf, type RiskWatch } from "./risk.ts";
import { deadlineAfter, momentsAfter, type ComingMoment } from "./moment.ts";

/** A change trigger: what was agreed for the case that something happens, and whether it does. */
export interface TriggerWatch {
  readonly id: string;
  readonly label: Localized;
  readonly when: string;
  readonly fired: Value;
  readonly chance: number | undefined;
  readonly then: string;
  readonly within: string | undefined;
  readonly decides: string | undefined;
  /** Last day to act, where the date of reading is known. */
  readonly deadline: IsoDate | undefined;
}

/** A signal of a form, at year end. */
export interface SignalWatch {
  readonly clause: string;
  readonly title: Localized;
  readonly name: string;
  readonly text: Localized;
  readonly blocks: boolean;
  readonly fired: Value;
  /** The lines of its clause at year end, for the sentence of the signal. */
  readonly lines: readonly StatementLine[];
}

/** Care of one product: so far, at year end, as agreed. */
export interface CareWatch {
  readonly product: string;
  readonly label: Localized;
  readonly soFar: Exact | undefined;
  readonly forecast: Exact | undefined;
  readonly basis: Exact | undefined;
}

export interface YearWatch {
  readonly year: number;
  readonly status: "provisional" | "final" | undefined;
  readonly progress: Exact | undefined;
  readonly completion: Completion;
  readonly triggers: readonly TriggerWatch[];
  readonly signals: readonly SignalWatch[];
  readonly bounds: readonly BoundWatch[];
  readonly indicators: readonly IndicatorWatch[];
  readonly risks: readonly RiskWatch[];
  readonly care: readonly CareWatch[];
}

export interface Watch {
  readonly agreement: string;
  readonly agreementHash: string;
  readonly factsHash: string;
  readonly at: IsoDate | undefined;
  readonly years: readonly YearWatch[];
  readonly moments: readonly ComingMoment[];
}

/** The day of reading, and how each running year is completed where the facts' own `voortgang` is not enough. */
export interface Watching {
  readonly at?: IsoDate | undefined;
  readonly completions?: ReadonlyMap<number, Completion>;
}

/**
 * Watches every contract year in the facts. A running year is judged as it will be when complete, the way `prognose`
 * does; a complete year as `settle` settles it. Only what depends on the date of reading needs `at`.
 */
export function watch(agreement: Agreement, facts: Facts, watching: Watching = {}): Outcome<Watch> {
  const years = agreement.years.filter((year) => facts.years.has(year));
  if (years.length === 0)
    return {
      value: undefined,
      issues: [
        issue("facts-outside-term", "years", {
          from: agreement.term.from,
          to: agreement.term.to,
          found: [...facts.years.keys()].map(String),
        }),
      ],
    };
  const reading = new Watcher(agreement, facts, watching);
  return {
    value: {
      agreement: agreement.id,
      agreementHash: agreement.hash,
      factsHash: facts.hash,
      at: watching.at,
      years: years.map((year) => reading.year(year)),
      moments: momentsAfter(agreement, watching.at),
    },
    issues: [],
  };
}

class Watcher {
  readonly #agreement: Agreement;
  readonly #facts: Facts;
  readonly #watching: Watching;
  readonly #elaboration: Elaboration;
  readonly #completions: ReadonlyMap<number, Completion>;
  readonly #soFar: (node: Node) => Value;
  readonly #whole: (node: Node) => Value;
  readonly #empty: (node: Node) => Value;
  readonly #byFactor = new Map<string, (node: Node) => Value>();

  constructor(agreement: Agreement, facts: Facts, watching: Watching) {
    this.#agreement = agreement;
    this.#facts = facts;
    this.#watching = watching;
    this.#elaboration = new Elaboration(agreement);
    this.#completions = new Map(
      [...facts.years.keys()].map((year) => [year, watching.completions?.get(year) ?? completionOf(facts, year)]),
    );
    this.#soFar = folding(0, exactArithmetic(worldOf(agreement, facts)));
    this.#whole = folding(0, exactArithmetic(completedWorld(agreement, facts, this.#factors())));
    this.#empty = folding(0, exactArithmetic(emptyWorld(agreement, facts)));
  }

  year(year: number): YearWatch {
    const uses = clausesIn(this.#elaboration, year);
    const reading: BoundReading = {
      elaboration: this.#elaboration,
      soFar: this.#soFar,
      whole: this.#whole,
      empty: this.#empty,
      chance: (condition) => this.#chance(year, condition),
    };
    const bounds = uses.flatMap((use) => watchBounds(use, year, reading));
    return {
      year,
      status: this.#facts.years.get(year)?.status ?? this.#facts.document.status,
      progress: progressOf(this.#facts, year),
      completion: this.#completions.get(year)!,
      triggers: this.#triggers(year),
      signals: uses.flatMap((use) => this.#signals(use, year)),
      bounds,
      indicators: indicatorsIn(this.#agreement, this.#facts, year),
      risks: uses.map((use) => riskOf(this.#elaboration, this.#whole, { use, year, bounds })),
      care: this.#care(year),
    };
  }

  #factors(year?: number, factor?: Exact): ReadonlyMap<number, Exact> {
    return new Map(
      [...this.#completions].map(([each, completion]) => [
        each,
        each === year && factor !== undefined ? factor : completion.factor,
      ]),
    );
  }

  /** How likely a condition is at year end; nothing where the completion has no standard error. */
  #chance(year: number, condition: Node): number | undefined {
    return chanceOf(this.#completions.get(year)!, (factor) => {
      const key = `${year} ${String(factor)}`;
      const known =
        this.#byFactor.get(key) ??
        folding(0, exactArithmetic(completedWorld(this.#agreement, this.#facts, this.#factors(year, factor))));
      this.#byFactor.set(key, known);
      const value = known(condition);
      return typeof value === "boolean" ? value : undefined;
    });
  }

  #triggers(year: number): TriggerWatch[] {
    return Object.entries(this.#agreement.document.triggers ?? {}).map(([id, trigger]) => {
      const when = String(trigger.when);
      const { value: expression } = parseExpression(when, `triggers.${id}.when`);
      const node = expression && buildNode(expression, this.#elaboration.site(undefined, year), this.#elaboration);
      const fired = node === undefined ? false : this.#whole(node);
      return {
        id,
        label: { nl: trigger.nl ?? id.replaceAll("_", " "), en: trigger.en },
        when,
        fired,
        chance: node === undefined ? undefined : this.#chance(year, node),
        then: trigger.then,
        within: trigger.within,
        decides: trigger.decides,
        deadline: fired === true ? deadlineAfter(this.#watching.at, trigger.within) : undefined,
      };
    });
  }

  #signals(use: ClauseUse, year: number): SignalWatch[] {
    const site = this.#elaboration.site(use.id, year);
    return [...use.form.signals].map(([name, signal]) => {
      const fired = this.#whole(buildNode(signal.when, site, this.#elaboration));
      const reading = { elaboration: this.#elaboration, read: this.#whole, facts: this.#facts };
      const lines = fired === true ? statementLines(use, year, reading) : [];
      return { clause: use.id, title: use.title, name, text: signal.text, blocks: signal.blocks, fired, lines };
    });
  }

  #care(year: number): CareWatch[] {
    const site = this.#elaboration.site(undefined, year);
    const number = (value: Value): Exact | undefined =>
      isUndetermined(value) || !(value instanceof Exact) ? undefined : value;
    return [...this.#agreement.products.values()].flatMap((product) => {
      const volume = this.#elaboration.volume(product.id, site);
      const basis = this.#elaboration.volume(product.id, { ...site, frame: "basis" });
      const soFar = number(this.#soFar(volume));
      if (soFar === undefined) return [];
      return [
        {
          product: product.id,
          label: product.label,
          soFar,
          forecast: number(this.#whole(volume)),
          basis: number(this.#soFar(basis)),
        },
      ];
    });
  }
}
