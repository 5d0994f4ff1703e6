// The JSON of a watch: amounts in cents, other numbers as decimal text.
import { toDecimal, type Exact } from "#kernel/exact";
import { printUnit } from "#kernel/unit";
import { printExpression } from "../expression/print.ts";
import { isUndetermined, type Value } from "../graph/node.ts";
import type { BoundWatch } from "./bound.ts";
import type { Watch, YearWatch } from "./watch.ts";

const number = (value: Exact | undefined): string | null => (value === undefined ? null : toDecimal(value, 12));
const holds = (value: Value) =>
  isUndetermined(value) ? { fired: null, reason: value.reason } : { fired: value === true };

const jsonBound = (bound: BoundWatch) => ({
  clause: bound.clause,
  kind: bound.kind,
  side: bound.side,
  line: bound.line,
  ...(bound.row === undefined ? {} : { row: bound.row }),
  bound: printExpression(bound.source),
  from: number(bound.from),
  unit: bound.unit === undefined ? "" : printUnit(bound.unit),
  soFar: number(bound.soFar),
  forecast: number(bound.forecast),
  at: number(bound.at),
  room: number(bound.room),
  share: number(bound.share),
  active: isUndetermined(bound.active) ? null : bound.active === true,
  chance: bound.chance ?? null,
});

const jsonYear = (year: YearWatch) => ({
  year: year.year,
  ...(year.status === undefined ? {} : { status: year.status }),
  progress: number(year.progress),
  completion: {
    factor: number(year.completion.factor),
    standardError: number(year.completion.standardError),
  },
  triggers: year.triggers.map((trigger) => ({
    id: trigger.id,
    when: trigger.when,
    ...holds(trigger.fired),
    chance: trigger.chance ?? null,
    then: trigger.then,
    within: trigger.within ?? null,
    decides: trigger.decides ?? null,
    deadline: trigger.deadline ?? null,
  })),
  signals: year.signals.map((signal) => ({
    clause: signal.clause,
    name: signal.name,
    blocks: signal.blocks,
    ...holds(signal.fired),
  })),
  bounds: year.bounds.map(jsonBound),
  indicators: year.indicators.map((indicator) => ({
    id: indicator.id,
    value: number(indicator.value),
    norm: number(indicator.norm),
    band: indicator.band === undefined ? null : indicator.band.map(number),
    state: indicator.state,
    goal:
      indicator.goal === undefined
        ? null
        : {
            from: number(indicator.goal.from),
            to: number(indicator.goal.to),
            by: indicator.goal.by,
            done: number(indicator.goal.done),
          },
  })),
  risks: year.risks.map((risk) => ({
    clause: risk.clause,
    grossCents: risk.gross ?? null,
    aboveCents: risk.above ?? null,
    dueCents: risk.due ?? null,
    netCents: risk.net ?? null,
  })),
  care: year.care.map((care) => ({
    product: care.product,
    soFar: number(care.soFar),
    forecast: number(care.forecast),
    basis: number(care.basis),
  })),
});

/** The JSON of a watch, in the shape that `docs/json.md` documents. */
export const watchJson = (watch: Watch) => ({
  agreement: { id: watch.agreement, hash: watch.agreementHash },
  facts: { hash: watch.factsHash },
  at: watch.at ?? null,
  years: watch.years.map(jsonYear),
  moments: watch.moments.map(({ at, label, about, days }) => ({ at, what: label.nl, about, days })),
});
