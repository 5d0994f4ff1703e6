// Several agreements of one provider side by side: where they pull a product opposite ways, and where all pull one way.
import { type Exact, sign } from "#kernel/exact";
import type { Agreement } from "../agreement.ts";
import type { OutlookDocument } from "../schema/outlook-schema.ts";
import { mayShow } from "../outlook/expected.ts";
import type { Outlook } from "../outlook/outlook.ts";
import type { Incentive, Incentives } from "./incentives.ts";
import { netOf, strengthOf, type Strength } from "./risk.ts";

/** What one more of a product leaves the provider, with how strong that is beside its price. */
export interface Net {
  readonly amount: Exact;
  readonly costKnown: boolean;
  readonly strength: Strength;
  /** −1: less pays, 0: nothing to speak of, 1: more pays. */
  readonly way: -1 | 0 | 1;
}

/** How agreements treat the same products; `way` goes by agreement, in the order given. */
export interface Together {
  readonly kind: "opposite" | "uneven" | "all-more" | "all-fewer" | "all-still";
  readonly year: number;
  readonly products: readonly string[];
  readonly ways: readonly (-1 | 0 | 1)[];
}

/** What one more of a figure leaves a party: payment less cost where that is known. */
export function netOfOne(incentive: Incentive, party: string): Net | undefined {
  const reward = incentive.rewards.find((candidate) => candidate.party === party);
  const amount = netOf(reward?.received.more, reward?.cost?.more);
  if (reward === undefined || amount === undefined) return undefined;
  const strength = strengthOf(amount, incentive.price);
  return { amount, costKnown: reward.cost?.more !== undefined, strength, way: strength === 0 ? 0 : sign(amount) };
}

/** Findings over agreements together, in the first year that all can be read; none for a single agreement. */
export function togetherOf(all: readonly Incentives[]): Together[] {
  const [first] = all;
  const year = first?.years.find(({ year: candidate }) =>
    all.every((one) => yearOf(one, candidate) !== undefined),
  )?.year;
  if (first === undefined || all.length < 2 || year === undefined) return [];
  const groups = new Map<string, { readonly ways: readonly (-1 | 0 | 1)[]; readonly products: string[] }>();
  for (const product of productsIn(first, year)) {
    const ways = all.map((one) => wayOf(one, year, product));
    if (ways.some((way) => way === undefined)) continue;
    const known = ways as readonly (-1 | 0 | 1)[];
    const group = groups.get(known.join()) ?? { ways: known, products: [] };
    group.products.push(product);
    groups.set(known.join(), group);
  }
  return [...groups.values()]
    .map(({ ways, products }) => ({ kind: kindOf(ways), year, products, ways }))
    .sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}

const ORDER: readonly Together["kind"][] = ["opposite", "uneven", "all-more", "all-fewer", "all-still"];

function kindOf(ways: readonly (-1 | 0 | 1)[]): Together["kind"] {
  if (ways.includes(1) && ways.includes(-1)) return "opposite";
  const [way] = ways;
  if (!ways.every((other) => other === way)) return "uneven";
  return way === 1 ? "all-more" : way === -1 ? "all-fewer" : "all-still";
}

const yearOf = (one: Incentives, year: number) =>
  one.years.find((candidate) => candidate.year === year && candidate.reason === undefined);

const productsIn = (one: Incentives, year: number): string[] =>
  yearOf(one, year)!.incentives.flatMap(({ observable }) => observable.product ?? []);

function wayOf(one: Incentives, year: number, product: string): -1 | 0 | 1 | undefined {
  const incentive = yearOf(one, year)!.incentives.find(({ observable }) => observable.product === product);
  return incentive && netOfOne(incentive, one.provider)?.way;
}

/** Whose chair a reader sits in: the party of an outlook, in the agreement that it belongs to. */
export interface Chair {
  readonly agreement: Agreement;
  readonly party: string;
}

/**
 * The costs that a reader may see in an agreement. Ids of parties are those of one agreement only, so across agreements
 * a reader is known by code or, without one, by name.
 */
export function visibleCosts(
  agreement: Agreement,
  outlooks: readonly Outlook[],
  chair: Chair | undefined,
): Map<string, OutlookDocument> {
  const reader = chair && seatIn(agreement, chair);
  const visible = outlooks.filter((outlook) => reader !== undefined && mayShow(outlook, reader));
  // The first outlook of a party counts.
  return new Map(visible.reverse().map((outlook) => [outlook.of, outlook.document]));
}

function seatIn(agreement: Agreement, chair: Chair): string | undefined {
  if (agreement === chair.agreement) return chair.party;
  const own = chair.agreement.parties.get(chair.party);
  const same = [...agreement.parties.values()].find((party) =>
    own?.code === undefined || party.code === undefined ? party.name.nl === own?.name.nl : party.code === own.code,
  );
  return same?.id;
}
