// Measures exact numbers against fraction.js on the same sums; run by `npm run bench`.
import Fraction from "fraction.js";
import { add, multiply, ratio, ZERO } from "#kernel/exact";

const STEPS = 200_000;
const cents = Array.from({ length: 97 }, (_, index) => [index * 1_237 + 11, 100]);

/** Microseconds for one multiplication and one addition: the best of five runs. */
function measure(run) {
  const times = Array.from({ length: 5 }, () => {
    const start = process.hrtime.bigint();
    run();
    return Number(process.hrtime.bigint() - start) / 1_000 / STEPS;
  });
  return Math.min(...times).toFixed(3);
}

const own = cents.map(([n, d]) => ratio(n, d));
const rate = ratio(7, 8);
const other = cents.map(([n, d]) => new Fraction(n, d));
const otherRate = new Fraction(7, 8);

const rows = {
  "#kernel/exact": measure(() => {
    let sum = ZERO;
    for (let step = 0; step < STEPS; step += 1) sum = add(sum, multiply(own[step % own.length], rate));
    return sum;
  }),
  "fraction.js": measure(() => {
    let sum = new Fraction(0);
    for (let step = 0; step < STEPS; step += 1) sum = sum.add(other[step % other.length].mul(otherRate));
    return sum;
  }),
};

for (const [name, time] of Object.entries(rows)) process.stdout.write(`${name.padEnd(16)}${time} µs\n`);
