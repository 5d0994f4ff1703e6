// The incentives reading: what every figure from facts does to every party, in an agreement and a world.
import { type Exact, subtract } from "#kernel/exact";
import type { Issue } from "#kernel/issue";
import type { Agreement } from "../agreement.ts";
import type { Facts } from "../facts.ts";
import { Elaboration } from "../graph/elaborate.ts";
import { paymentsIn, receivedBy } from "../graph/money.ts";
import { folding, isUndetermined, type Node } from "../graph/node.ts";
import { costIn } from "../outlook/cost.ts";
import { expectedWorld } from "../outlook/expected.ts";
import type { Outlook } from "../outlook/outlook.ts";
import { payerOf, providerOf } from "../provider.ts";
import type { OutlookDocument } from "../schema/outlook-schema.ts";
import { exactArithmetic, type World } from "../settle/arithmetic.ts";
import { worldOf } from "../settle/world.ts";
import { cliffsOf, type Cliff } from "./cliff.ts";
import { Listening, oneMore, type Observable } from "./observable.ts";
import { Point, numberOf } from "./point.ts";
import { Pushing, cancel, counts, isStill, waysOf, type CostPush, type Push } from "./push.ts";
import { risksOf, type Risk } from "./risk.ts";

/** What a figure does to one party: what it receives (a payer: less than nothing), by clause, and what it costs. */
export interface Reward {
  readonly party: string;
  readonly received: Push;
  readonly clauses: ReadonlyMap<string, Push>;
  readonly cost: CostPush | undefined;
  /** The real change with one more or fewer, where a bound within that one makes it differ from the slope. */
  readonly unit: { readonly more: Exact | undefined; readonly fewer: Exact | undefined } | undefined;
}

export interface Incentive {
  readonly observable: Observable;
  /** What one is priced at: a product's price; undefined for other figures. */
  readonly price: Exact | undefined;
  readonly rewards: readonly Reward[];
}

/** Two clauses that pull a figure opposite ways, and what little is left. */
export interface Cancelling {
  readonly observable: Observable;
  readonly clauses: readonly [string, string];
  readonly pushes: readonly [Exact, Exact];
}

export interface IncentiveYear {
  readonly year: number;
  /** Why this year can't be read. */
  readonly reason: Issue | undefined;
  readonly incentives: readonly Incentive[];
  readonly cliffs: readonly Cliff[];
  /** Figures that are read, yet move no payment either way. */
  readonly still: readonly Observable[];
  readonly cancelling: readonly Cancelling[];
  readonly risks: readonly Risk[];
}

export interface Incentives {
  readonly agreement: Agreement;
  /** Who delivers the care: whose behaviour the incentives are about. */
  readonly provider: string;
  readonly payer: string;
  readonly years: readonly IncentiveYear[];
}

/** Where incentives are read: facts, or what an outlook expects where facts are silent; whose costs may count. */
export interface IncentiveInput {
  readonly facts?: Facts | undefined;
  readonly outlook?: Outlook | undefined;
  /** Costs by party: only of outlooks that the reader may see. */
  readonly costs: ReadonlyMap<string, OutlookDocument>;
}

/**
 * Reads the incentives of every contract year. A figure counts in all later years too: what it does to them is part of
 * what it brings.
 *
 * @example incentivesOf(agreement, { facts, costs: new Map() }).years[0]?.incentives
 */
export function incentivesOf(agreement: Agreement, input: IncentiveInput): Incentives {
  const { facts, outlook } = input;
  const world = outlook === undefined ? worldOf(agreement, facts) : expectedWorld(agreement, outlook, facts);
  const years = agreement.years.filter((year) => outlook !== undefined || facts?.years.has(year));
  return new Reading(agreement, world, years, input.costs).read();
}

/** What comes one by one. */
const COUNTED: ReadonlySet<string> = new Set(["aantal", "patienten", "verzekerden"]);

class Reading {
  readonly #agreement: Agreement;
  readonly #elaboration: Elaboration;
  readonly #point: Point;
  readonly #costs: ReadonlyMap<string, OutlookDocument>;
  readonly #reasons = new Map<number, Issue>();
  readonly #nodes = new Map<string, Node>();
  readonly #years: readonly number[];
  readonly #observables: readonly Observable[];
  readonly #provider: string;

  constructor(
    agreement: Agreement,
    world: World,
    years: readonly number[],
    costs: ReadonlyMap<string, OutlookDocument>,
  ) {
    this.#agreement = agreement;
    this.#elaboration = new Elaboration(agreement);
    this.#costs = costs;
    this.#years = years;
    const listening = new Listening(world);
    const read = folding(0, exactArithmetic(listening));
    for (const year of years) {
      for (const { amount } of paymentsIn(this.#elaboration, year)) {
        const value = read(amount);
        if (isUndetermined(value) && !this.#reasons.has(year)) this.#reasons.set(year, value.reason);
      }
      for (const document of costs.values()) read(costIn(this.#elaboration, document, year));
    }
    this.#observables = listening.observables();
    this.#point = new Point(this.#elaboration, world);
    this.#provider = providerOf(agreement);
  }

  read(): Incentives {
    return {
      agreement: this.#agreement,
      provider: this.#provider,
      payer: payerOf(this.#agreement),
      years: this.#years.map((year) => this.#year(year)),
    };
  }

  #year(year: number): IncentiveYear {
    const reason = this.#reasons.get(year);
    const none = { incentives: [], cliffs: [], still: [], cancelling: [], risks: [] };
    if (reason !== undefined) return { year, reason, ...none };
    const pushings = this.#ordered(year).map((observable) => {
      const ways = waysOf(observable, oneMore(observable));
      return { observable, pushing: new Pushing(this.#point, observable, ways) };
    });
    const parties = new Set(paymentsIn(this.#elaboration, year).flatMap(({ from, to }) => [from, to]));
    const incentives = pushings.map(({ observable, pushing }) => this.#incentive(observable, pushing, year, parties));
    const received = this.#received(this.#provider, year);
    return {
      year,
      reason: undefined,
      incentives,
      cliffs: cliffsOf({
        point: this.#point,
        year,
        pushings,
        received,
        inYear: receivedBy(this.#elaboration, this.#provider, year),
      }),
      still: incentives.flatMap(({ observable, rewards }) =>
        rewards.every((reward) => isStill(reward.received)) ? [observable] : [],
      ),
      cancelling: incentives.flatMap((incentive) => cancellingOf(incentive, this.#provider)),
      risks: risksOf({
        point: this.#point,
        agreement: this.#agreement,
        year,
        incentives,
        provider: this.#provider,
        received,
      }),
    };
  }

  /** Products in the order of the agreement, then what else moves. */
  #ordered(year: number): Observable[] {
    const products = [...this.#agreement.products.keys()];
    const rank = ({ product }: Observable): number =>
      product === undefined
        ? products.length + 1
        : (products.indexOf(product) + products.length + 1) % (products.length + 1);
    return this.#observables.filter((one) => one.year === year).sort((a, b) => rank(a) - rank(b));
  }

  #incentive(observable: Observable, pushing: Pushing, year: number, parties: ReadonlySet<string>): Incentive {
    const { product } = observable;
    return {
      observable,
      price: product === undefined ? undefined : numberOf(this.#point.at(this.#elaboration.price(product, year))),
      rewards: [...parties].map((party) => this.#reward(party, pushing, year, COUNTED.has(observable.fact))),
    };
  }

  #reward(party: string, pushing: Pushing, year: number, isCounted: boolean): Reward {
    const node = this.#received(party, year);
    const received = pushing.push(node);
    const clauses = [...this.#agreement.clauses.keys()].map(
      (clause) => [clause, pushing.push(this.#received(party, year, clause))] as const,
    );
    const cost = this.#cost(party, year);
    // One euro or one point more is no step that anyone takes.
    const unit = isCounted ? { more: pushing.unit(node, "up"), fewer: pushing.unit(node, "down") } : undefined;
    const differs = (slope: Exact | undefined, found: Exact | undefined): boolean =>
      slope !== undefined && found !== undefined && counts(subtract(found, slope));
    return {
      party,
      received,
      clauses: new Map(clauses.filter(([, push]) => !isStill(push))),
      cost: cost && pushing.cost(cost),
      unit: differs(received.more, unit?.more) || differs(received.fewer, unit?.fewer) ? unit : undefined,
    };
  }

  /** What a party receives from a year on, in the years that can be read. */
  #received(party: string, from: number, clause?: string): Node {
    return this.#later(`received ${party} ${clause}`, from, (year) =>
      receivedBy(this.#elaboration, party, year, clause),
    );
  }

  #cost(party: string, from: number): Node | undefined {
    const document = this.#costs.get(party);
    return document && this.#later(`cost ${party}`, from, (year) => costIn(this.#elaboration, document, year));
  }

  /** What comes in a year and in all later ones that can be read, made once for each name. */
  #later(name: string, from: number, inYear: (year: number) => Node): Node {
    const key = `${name} ${from}`;
    const known = this.#nodes.get(key);
    if (known !== undefined) return known;
    const of = this.#years.filter((year) => year >= from && !this.#reasons.has(year)).map(inYear);
    const node = this.#elaboration.graph.make({ kind: "sum", of });
    this.#nodes.set(key, node);
    return node;
  }
}

function cancellingOf({ observable, rewards }: Incentive, provider: string): Cancelling[] {
  const clauses = [...(rewards.find((reward) => reward.party === provider)?.clauses ?? [])];
  return clauses.flatMap(([first, push], index) =>
    clauses.slice(index + 1).flatMap(([second, other]) => {
      const [a, b] = [push.more, other.more];
      return a !== undefined && b !== undefined && cancel(a, b)
        ? [{ observable, clauses: [first, second] as const, pushes: [a, b] as const }]
        : [];
    }),
  );
}
