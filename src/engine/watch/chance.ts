// The chance that a condition holds at year end, when the factor that completes the year is lognormal.
import type { Exact } from "#kernel/exact";
import { exponential, logarithm } from "#kernel/exponential";
import { toFloat } from "../outlook/outlook.ts";
import type { Completion } from "./completion.ts";
import { exactFrom } from "./completion.ts";

/** Standard deviations looked at on either side, and the grid between which a condition may turn. */
const REACH = 5;
const STEP = 0.25;
const HALVINGS = 24;

/** What a condition says when the year is completed by a factor: yes, no, or not known. */
export type Condition = (factor: Exact) => boolean | undefined;

/**
 * The chance of a condition, in four decimals; undefined without a standard error, or where the condition is not known.
 * The factor is lognormal with the completion's own mean and standard error; every figure of the year moves with it.
 */
export function chanceOf({ factor, standardError }: Completion, holds: Condition): number | undefined {
  const mean = toFloat(factor);
  const spread = standardError === undefined ? 0 : toFloat(standardError) / mean;
  if (!(spread > 0)) return undefined;
  const variance = logarithm(1 + spread * spread);
  const deviation = Math.sqrt(variance);
  const at = (z: number): boolean | undefined =>
    holds(exactFrom(exponential(logarithm(mean) - variance / 2 + deviation * z)));
  let chance = 0;
  let left = -REACH;
  let before = at(left);
  if (before === undefined) return undefined;
  if (before) chance += below(left);
  for (let right = left + STEP; right <= REACH + STEP / 2; right += STEP) {
    const now = at(right);
    if (now === undefined) return undefined;
    if (now === before) chance += now ? below(right) - below(left) : 0;
    else {
      const turn = turningPoint(left, right, before, at);
      chance += now ? below(right) - below(turn) : below(turn) - below(left);
    }
    [left, before] = [right, now];
  }
  if (before) chance += 1 - below(left);
  return Math.round(Math.min(1, Math.max(0, chance)) * 1e4) / 1e4;
}

function turningPoint(low: number, high: number, before: boolean, at: (z: number) => boolean | undefined): number {
  let [left, right] = [low, high];
  for (let count = 0; count < HALVINGS; count++) {
    const middle = (left + right) / 2;
    if (at(middle) === before) left = middle;
    else right = middle;
  }
  return (left + right) / 2;
}

/** The standard normal distribution function, by its series; good to ten decimals within the reach. */
function below(z: number): number {
  let sum = z;
  let term = z;
  for (let step = 3; Math.abs(term) > 1e-14 && step < 400; step += 2) {
    term *= (z * z) / step;
    sum += term;
  }
  return 0.5 + (sum * exponential((-z * z) / 2)) / Math.sqrt(2 * Math.PI);
}
