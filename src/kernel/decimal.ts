// Exact numbers from decimal text and back: the only doors between a file and the engine.
import { Exact, ratio, reduced, toFixed } from "#kernel/exact";

const DECIMAL = /^([+-])?(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?$/;

/**
 * Reads `1250`, `-0.5`, `1e-3` or `2%` (= 1/50) without passing through a double.
 * Returns undefined for anything else, such as `1.000.000` or `12,5`.
 *
 * @example parseDecimal("2%") // 1/50
 */
export function parseDecimal(text: string): Exact | undefined {
  const percent = text.endsWith("%");
  const match = DECIMAL.exec(percent ? text.slice(0, -1) : text);
  if (!match) return undefined;
  const [, minus, whole = "", fraction = "", exponent = "0"] = match;
  const digits = whole + fraction;
  const scale = fraction.length - Number(exponent) + (percent ? 2 : 0);
  const value = digits.length <= 15 ? Number(digits) : BigInt(digits);
  const signed = minus === "-" ? -value : value;
  if (scale <= 0) return ratio(BigInt(signed) * 10n ** BigInt(-scale));
  return scale <= 15 ? ratio(signed, 10 ** scale) : ratio(BigInt(signed), 10n ** BigInt(scale));
}

/** Whether all digits of the number end within `decimals` places. */
export function isDecimal(value: Exact, decimals: number): boolean {
  return 10n ** BigInt(decimals) % BigInt(reduced(value).d) === 0n;
}

/** The nearest double: for pictures and simulation, never for money. */
export function toNumber(value: Exact): number {
  if (typeof value.n === "number" && typeof value.d === "number") return value.n / value.d;
  return Number(toFixed(value, 20));
}

/** An estimate, a double, as a decimal of so many places; undefined where it is not finite. Never for money that moves. */
export function fromNumber(value: number, decimals: number): Exact | undefined {
  return parseDecimal(value.toFixed(decimals));
}

/** A number that was written as a percentage: the same value, but no one means 2% as an amount. */
export class Percent extends Exact {}
