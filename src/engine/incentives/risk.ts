// The incentive scan: where money pushes to treat more or less than is right, to record dearer, to select, to shift cost.
import { type Exact, ONE, absolute, add, compare, divide, equal, isZero, ratio, sign, subtract } from "#kernel/exact";
import type { Agreement } from "../agreement.ts";
import type { Node } from "../graph/node.ts";
import { isNode } from "../graph/node.ts";
import type { Incentive, Reward } from "./incentives.ts";
import { oneMore, type Observable } from "./observable.ts";
import { germOf, instead, numberOf, type Point } from "./point.ts";

export const RISKS = ["over-production", "under-production", "upcoding", "patient-selection", "cost-shifting"] as const;
export type RiskKind = (typeof RISKS)[number];

/** How strong a push is beside the price of what it is about: 0 nothing to speak of, 3 more than two fifths. */
export type Strength = 0 | 1 | 2 | 3;

/** A way in which money may pull away from good care. */
export interface Risk {
  readonly kind: RiskKind;
  readonly year: number;
  /** The clause that pushes most, and its form: where a counter-measure belongs. */
  readonly clause: string;
  readonly form: string;
  readonly observable: Observable;
  /** The dearer product, where recording one for another pays. */
  readonly dearer: Observable | undefined;
  /** What the provider gains by one: after cost where that is known, else in payment. */
  readonly gain: Exact;
  readonly costKnown: boolean;
  readonly strength: Strength;
}

/** Where risks are looked for. */
export interface RiskInput {
  readonly point: Point;
  readonly agreement: Agreement;
  readonly year: number;
  readonly incentives: readonly Incentive[];
  readonly provider: string;
  readonly received: Node;
}

/** The parts of the price from which a push is slight, noticeable and strong. */
export const BANDS: readonly [Exact, Exact, Exact] = [ratio(1, 100), ratio(10, 100), ratio(40, 100)];

/** How strong an amount is beside a price; amounts without a price count as middling. */
export function strengthOf(amount: Exact, price: Exact | undefined): Strength {
  if (isZero(amount)) return 0;
  if (price === undefined || sign(price) <= 0) return 2;
  const part = divide(absolute(amount), price);
  return BANDS.filter((band) => compare(part, band) >= 0).length as Strength;
}

/** What is left of a payment after cost; the payment itself where cost is not known. */
export function netOf(payment: Exact | undefined, cost: Exact | undefined): Exact | undefined {
  return payment && cost ? subtract(payment, cost) : payment;
}

/** Every risk of a year, for the provider. */
export function risksOf(input: RiskInput): Risk[] {
  const own = input.incentives.flatMap((incentive) => {
    const reward = incentive.rewards.find((candidate) => candidate.party === input.provider);
    return reward === undefined ? [] : [{ incentive, reward }];
  });
  return [
    ...own.flatMap(({ incentive, reward }) => production(input, incentive, reward)),
    ...upcoding(input),
    ...own.flatMap(({ incentive, reward }) => selection(input, incentive, reward)),
    ...own.flatMap(({ incentive, reward }) => shifting(input, incentive, reward)),
  ];
}

/** Treating more pays where one more brings more than it costs; treating less where one fewer saves more than it loses. */
function production(input: RiskInput, { observable, price }: Incentive, reward: Reward): Risk[] {
  if (observable.product === undefined) return [];
  const costKnown = reward.cost?.more !== undefined;
  const more = netOf(reward.received.more, reward.cost?.more);
  const fewer = netOf(reward.received.fewer, reward.cost?.fewer);
  const made = (kind: RiskKind, gain: Exact, clause: string | undefined): Risk[] => {
    const strength = strengthOf(gain, price);
    return clause === undefined || strength === 0
      ? []
      : [risk(input, { kind, clause, observable, gain, costKnown, strength })];
  };
  return [
    ...(more && sign(more) > 0 ? made("over-production", more, strongest(reward, 1)) : []),
    // Without costs, a payment that stays the same is reason enough: care is never free.
    ...(fewer && sign(fewer) > 0
      ? made("under-production", fewer, strongest(reward, -1) ?? covering(input, observable))
      : []),
    ...(!costKnown && fewer && isZero(fewer) && covering(input, observable) !== undefined
      ? [
          risk(input, {
            kind: "under-production",
            clause: covering(input, observable)!,
            observable,
            gain: fewer,
            costKnown,
            strength: 1,
          }),
        ]
      : []),
  ];
}

type Found = Omit<Risk, "year" | "form" | "dearer"> & { readonly dearer?: Observable };

const risk = ({ agreement, year }: RiskInput, found: Found): Risk => ({
  dearer: undefined,
  ...found,
  year,
  form: agreement.clauses.get(found.clause)!.form.id,
});

/** The clause that pushes most one way. */
function strongest(reward: Reward, way: 1 | -1): string | undefined {
  const pushes = [...reward.clauses].filter(([, push]) => push.more !== undefined && sign(push.more) === way);
  return pushes.sort(([, a], [, b]) => compare(absolute(b.more!), absolute(a.more!)))[0]?.[0];
}

/** The first clause whose payment stands for the claims of a product. */
function covering({ agreement }: RiskInput, { product }: Observable): string | undefined {
  return [...agreement.clauses.values()].find((use) =>
    use.form.covers.some((name) => agreement.scopes.productsIn(use.scopes.get(name) ?? name).includes(product!)),
  )?.id;
}

/** Recording the next dearer product of the same kind in the same scope, where that brings more than it costs extra. */
function upcoding(input: RiskInput): Risk[] {
  const { agreement, incentives, point } = input;
  const kinds = agreement.document.products ?? {};
  const found: Risk[] = [];
  const seen = new Set<string>();
  for (const use of agreement.clauses.values()) {
    const inScope = new Set(
      use.form.covers.flatMap((name) => agreement.scopes.productsIn(use.scopes.get(name) ?? name)),
    );
    const priced = incentives
      .filter(({ observable, price }) => price !== undefined && inScope.has(observable.product ?? ""))
      .sort((a, b) => compare(a.price!, b.price!));
    priced.forEach((cheap, index) => {
      const kind = kinds[cheap.observable.product!]?.kind;
      const dear = priced.slice(index + 1).find(({ observable }) => kinds[observable.product!]?.kind === kind);
      const pair = `${cheap.observable.product} ${dear?.observable.product}`;
      if (dear === undefined || seen.has(pair) || sign(cheap.observable.value) === 0) return;
      seen.add(pair);
      const read = point.beside(instead(oneMore(dear.observable), oneMore(cheap.observable)));
      const payment = germOf(read(input.received))?.slope;
      const cost = extraCost(input, cheap, dear);
      const gain = netOf(payment, cost);
      const strength = gain ? strengthOf(gain, subtract(dear.price!, cheap.price!)) : 0;
      if (payment === undefined || sign(payment) <= 0) return;
      if (gain === undefined || sign(gain) <= 0 || strength === 0) return;
      found.push(
        risk(input, {
          kind: "upcoding",
          clause: use.id,
          observable: cheap.observable,
          dearer: dear.observable,
          gain,
          costKnown: cost !== undefined,
          strength,
        }),
      );
    });
  }
  return found;
}

/** What one of the dearer costs more than one of the cheaper. */
function extraCost({ provider }: RiskInput, cheap: Incentive, dear: Incentive): Exact | undefined {
  const cost = ({ rewards }: Incentive) => rewards.find((reward) => reward.party === provider)?.cost;
  const [more, fewer] = [cost(dear)?.more, cost(cheap)?.fewer];
  return more && fewer && add(more, fewer);
}

const SEVERITY: ReadonlySet<string> = new Set(["risicofactor", "zorgzwaarte", "casemix"]);

/** Paid by the head, each head the same: whoever has the lightest patients wins. Groups and risk factors mend that. */
function selection(input: RiskInput, { observable }: Incentive, reward: Reward): Risk[] {
  const persons = observable.fact === "patienten" || observable.fact === "verzekerden";
  if (!persons || observable.key !== undefined) return [];
  return [...reward.clauses].flatMap(([clause, push]) => {
    if (push.more === undefined || sign(push.more) <= 0 || isAdjusted(input, clause)) return [];
    return [
      risk(input, {
        kind: "patient-selection",
        clause,
        observable,
        gain: push.more,
        costKnown: false,
        strength: 2,
      }),
    ];
  });
}

/** Whether a clause corrects for how ill people are: by a factor that was really filled in. */
function isAdjusted({ agreement, point, year }: RiskInput, clause: string): boolean {
  const use = agreement.clauses.get(clause)!;
  return [...use.form.parameters.keys()].some((name) => {
    if (!SEVERITY.has(name)) return false;
    const shape = point.elaboration.parameter(clause, name, year);
    const value = isNode(shape) ? numberOf(point.at(shape)) : undefined;
    return value === undefined || !equal(value, ONE);
  });
}

/** A clause that pays more as counted cost falls, whatever happens to cost that is not counted. */
function shifting(input: RiskInput, { observable, price }: Incentive, reward: Reward): Risk[] {
  const money = observable.fact === "kosten" || observable.fact === "gedeclareerd";
  if (!money && observable.product === undefined) return [];
  return [...reward.clauses].flatMap(([clause, { fewer }]) => {
    if (fewer === undefined || sign(fewer) <= 0) return [];
    const strength = strengthOf(fewer, money ? ONE : price);
    return strength === 0
      ? []
      : [risk(input, { kind: "cost-shifting", clause, observable, gain: fewer, costKnown: false, strength })];
  });
}
