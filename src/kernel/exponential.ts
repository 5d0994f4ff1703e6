// e^x and ln x that are the same on every machine: `Math.exp` and `Math.log` may differ in their last bits, +, ×, ÷ and √ not.

/** e^x: the series of a small part of x, squared back. */
export function exponential(x: number): number {
  if (x < 0) return 1 / exponential(-x);
  if (x > 0.5) {
    const half = exponential(x / 2);
    return half * half;
  }
  let sum = 1;
  for (let term = x, step = 2; sum + term !== sum; step++) {
    sum += term;
    term *= x / step;
  }
  return sum;
}

/** ln x for x above zero: the series of 2·artanh((x − 1) ÷ (x + 1)), after roots that bring x near one. */
export function logarithm(x: number): number {
  if (x < 1) return -logarithm(1 / x);
  if (x > 1.5) return 2 * logarithm(Math.sqrt(x));
  const part = (x - 1) / (x + 1);
  let sum = 0;
  for (let power = part, step = 1; sum + power / step !== sum; step += 2) {
    sum += power / step;
    power *= part * part;
  }
  return 2 * sum;
}
