// The documented JSON of incentives: rates as decimal text, amounts that move in cents.
import { type Exact, toDecimal } from "#kernel/exact";
import { toCents } from "#kernel/money";
import { printUnit } from "#kernel/unit";
import type { Cliff } from "./cliff.ts";
import type { Incentive, IncentiveYear, Incentives, Reward } from "./incentives.ts";
import type { Observable } from "./observable.ts";
import type { Push } from "./push.ts";
import { netOf, type Risk } from "./risk.ts";
import type { Together } from "./together.ts";

const text = (value: Exact | undefined): string | null => (value === undefined ? null : toDecimal(value, 12));
const cents = (value: Exact | undefined): number | null => (value === undefined ? null : (toCents(value) ?? null));

const named = ({ fact, scope, product, key }: Observable) => ({
  fact,
  ...(scope === undefined ? {} : { scope }),
  ...(product === undefined ? {} : { product }),
  ...(key === undefined ? {} : { key }),
});

const pushJson = (push: Push) => ({
  more: text(push.more),
  fewer: text(push.fewer),
  ...(push.jumpMore === undefined ? {} : { jumpMoreCents: cents(push.jumpMore) }),
  ...(push.jumpFewer === undefined ? {} : { jumpFewerCents: cents(push.jumpFewer) }),
});

const rewardJson = ({ party, received, clauses, cost, unit }: Reward) => ({
  party,
  ...pushJson(received),
  clauses: [...clauses].map(([clause, push]) => ({ clause, ...pushJson(push) })),
  ...(cost === undefined
    ? {}
    : {
        cost: { more: text(cost.more), fewer: text(cost.fewer), by: cost.by },
        margin: { more: text(netOf(received.more, cost.more)), fewer: text(netOf(received.fewer, cost.fewer)) },
      }),
  ...(unit === undefined ? {} : { unit: { more: text(unit.more), fewer: text(unit.fewer) } }),
});

const incentiveJson = ({ observable, price, rewards }: Incentive) => ({
  ...named(observable),
  value: text(observable.value),
  ...(price === undefined ? {} : { price: text(price) }),
  parties: rewards.map(rewardJson),
});

const cliffJson = (cliff: Cliff) => ({
  clause: cliff.clause,
  kind: cliff.kind,
  line: cliff.line,
  expression: cliff.expression,
  of: text(cliff.of),
  at: text(cliff.at),
  unit: cliff.unit === undefined ? "" : printUnit(cliff.unit),
  along: { ...named(cliff.along), way: cliff.way, steps: text(cliff.steps), whole: cliff.whole },
  jumpCents: cents(cliff.jump),
  before: text(cliff.before),
  after: text(cliff.after),
  lastCents: cliff.lastCents ?? null,
  firstCents: cliff.firstCents ?? null,
});

const riskJson = (risk: Risk) => ({
  kind: risk.kind,
  clause: risk.clause,
  form: risk.form,
  ...named(risk.observable),
  ...(risk.dearer === undefined ? {} : { dearer: risk.dearer.product }),
  gain: text(risk.gain),
  costKnown: risk.costKnown,
  strength: risk.strength,
});

const yearJson = (year: IncentiveYear) => ({
  year: year.year,
  ...(year.reason === undefined ? {} : { reason: year.reason }),
  figures: year.incentives.map(incentiveJson),
  cliffs: year.cliffs.map(cliffJson),
  still: year.still.map(named),
  cancelling: year.cancelling.map(({ observable, clauses, pushes }) => ({
    ...named(observable),
    clauses: clauses.map((clause, index) => ({ clause, more: text(pushes[index]) })),
  })),
  risks: year.risks.map(riskJson),
});

/** The JSON of the incentives of agreements, in the shape that `docs/json.md` documents. */
export const incentivesJson = (all: readonly Incentives[], together: readonly Together[]) => ({
  agreements: all.map(({ agreement, provider, payer, years }) => ({
    agreement: { id: agreement.id, hash: agreement.hash },
    provider,
    payer,
    years: years.map(yearJson),
  })),
  together,
});
