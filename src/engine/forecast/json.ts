// The documented JSON of a forecast: stable names, decimal text in the unit of the development.
import { fromNumber } from "#kernel/decimal";
import { toDecimal } from "#kernel/exact";
import type { Completion } from "./chain-ladder.ts";
import type { CompletedYear } from "./completion.ts";
import type { Forecast, RunningForecast } from "./forecast.ts";

const AMOUNT = 6;
const FACTOR = 9;

/** Decimal text of an estimate; `null` where it is not known or larger than any number. */
function decimal(value: number | undefined, decimals: number): string | null {
  const exact = value === undefined ? undefined : fromNumber(value, decimals);
  return exact === undefined ? null : toDecimal(exact);
}

const amount = (value: number | undefined): string | null => decimal(value, AMOUNT);

/** A forecast for programs. */
export function forecastJson({ development, ladder, running }: Forecast): object {
  const { document, every } = development;
  return {
    development: document.development,
    ...(document.unit === undefined ? {} : { unit: document.unit.nl }),
    everyMonths: every,
    years: (ladder?.origins ?? []).map((one) => ({
      year: Number(one.origin),
      month: one.age * every,
      ...completionJson(one),
    })),
    total: ladder === undefined ? null : completionJson(ladder.total),
    steps: (ladder?.pattern.steps ?? []).map(({ factor, variance, years, toEnd }, index) => ({
      month: (index + 1) * every,
      factor: decimal(factor, FACTOR),
      variance: amount(variance),
      years,
      share: decimal(1 / toEnd, FACTOR),
    })),
    running: running === undefined ? null : runningJson(running),
  };
}

const completionJson = ({ latest, toCome, completed, standardError, range }: Completion) => ({
  known: amount(latest),
  toCome: amount(toCome),
  completed: amount(completed),
  standardError: amount(standardError),
  low: amount(range.low),
  high: amount(range.high),
});

function runningJson({ soFar, completed, check, trend }: RunningForecast) {
  return {
    year: soFar.year,
    month: soFar.month,
    known: amount(soFar.amount),
    ...yearJson(completed),
    ...(check === undefined ? {} : { check: yearJson(check) }),
    ...(trend === undefined
      ? {}
      : {
          trend: {
            years: trend.years,
            growth: decimal(trend.growth, FACTOR),
            expected: amount(trend.expected),
          },
        }),
  };
}

const yearJson = ({ method, years, factor, completed, standardError, range }: CompletedYear) => ({
  method,
  years,
  factor: decimal(factor, FACTOR),
  share: decimal(1 / factor, FACTOR),
  completed: amount(completed),
  standardError: amount(standardError),
  low: amount(range?.low),
  high: amount(range?.high),
});
