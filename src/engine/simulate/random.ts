// Random numbers in single precision, the same bits on every machine: four streams side by side, as vectors hold them.

/** Paths in a block. Each block has streams of its own, so that the number of workers changes nothing. */
export const BLOCK = 1024;
/** Paths that are drawn together: four and their mirror images. */
export const BUNDLE = 8;

const { fround, imul } = Math;

/** The states of the four streams of a block: sixteen words, state after state, stream after stream. */
export function statesOf(seed: number, block: number): Uint32Array {
  const states = new Uint32Array(16);
  let state = (seed ^ imul(block, 0x9e3779b9)) | 0;
  for (let index = 0; index < 16; index += 1) {
    state = (state + 0x9e3779b9) | 0;
    let mixed = imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    // The block is mixed in once more, so that near seeds do not share streams a block apart.
    states[index] = (mixed ^ (mixed >>> 15)) + imul(block + 1, 0x85ebca6b) * (index + 1);
  }
  return states;
}

/** xoshiro128++ (Blackman and Vigna, public domain): the next word of one stream. */
export function nextWord(states: Uint32Array, lane: number): number {
  const [s0, s1, s2, s3] = [states[lane]!, states[4 + lane]!, states[8 + lane]!, states[12 + lane]!];
  const sum = (s0 + s3) | 0;
  const result = (((sum << 7) | (sum >>> 25)) + s0) | 0;
  const t = s1 << 9;
  const c2 = s2 ^ s0;
  const c3 = s3 ^ s1;
  states[4 + lane] = s1 ^ c2;
  states[lane] = s0 ^ c3;
  states[8 + lane] = c2 ^ t;
  states[12 + lane] = (c3 << 11) | (c3 >>> 21);
  return result;
}

/** Polynomials of Cephes (Moshier) for ln, sin, cos and exp in single precision; first the highest power. */
export const LN = [
  7.0376836292e-2, -1.151461031e-1, 1.167699874e-1, -1.2420140846e-1, 1.4249322787e-1, -1.6668057665e-1,
  2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1,
].map(fround);
export const SIN = [-1.9515295891e-4, 8.3321608736e-3, -1.6666654611e-1].map(fround);
export const COS = [2.443315711809948e-5, -1.388731625493765e-3, 4.166664568298827e-2].map(fround);
export const EXP = [
  1.98756915e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1,
].map(fround);
export const LN2_HIGH = fround(0.693359375);
export const LN2_LOW = fround(-2.1219444e-4);
export const SQRT2 = fround(Math.SQRT2);
export const LOG2E = fround(Math.LOG2E);
/** A word's highest 24 bits, signed, as an angle in [−π/4, π/4). */
export const ANGLE = fround(Math.PI / 4 / 2 ** 23);
export const UNIFORM = fround(2 ** -24);

const word = new Uint32Array(1);
const float = new Float32Array(word.buffer);

function polynomial(x: number, coefficients: readonly number[]): number {
  let value = coefficients[0]!;
  for (let index = 1; index < coefficients.length; index += 1) value = fround(fround(value * x) + coefficients[index]!);
  return value;
}

/** −2·ln of a whole number between 1 and 2^24 divided by 2^24. */
function minusTwoLn(k: number): number {
  float[0] = k;
  let exponent = (word[0]! >>> 23) - 127 - 24;
  word[0] = (word[0]! & 0x007fffff) | 0x3f800000;
  let mantissa = float[0]!;
  if (mantissa > SQRT2) {
    mantissa = fround(mantissa * 0.5);
    exponent += 1;
  }
  const x = fround(mantissa - 1);
  const z = fround(x * x);
  let y = fround(fround(polynomial(x, LN) * x) * z);
  y = fround(y + fround(exponent * LN2_LOW));
  y = fround(y - fround(0.5 * z));
  const ln = fround(fround(x + y) + fround(exponent * LN2_HIGH));
  return fround(-2 * ln);
}

/** Two independent standard normals of one stream (Box and Muller 1958), written to `into`. */
export function normalPair(states: Uint32Array, lane: number, into: Float32Array): void {
  const first = nextWord(states, lane);
  const second = nextWord(states, lane);
  const radius = fround(Math.sqrt(minusTwoLn((first >>> 8) + 1)));
  const angle = fround((second >> 8) * ANGLE);
  const z = fround(angle * angle);
  const sine = fround(fround(fround(polynomial(z, SIN) * z) * angle) + angle);
  const cosine = fround(fround(fround(fround(polynomial(z, COS) * z) * z) - fround(0.5 * z)) + 1);
  // The lowest three bits, which the angle leaves, choose the octant.
  const [a, b] = (second & 1) === 1 ? [sine, cosine] : [cosine, sine];
  const signed = (value: number, negative: boolean): number => (negative ? -value : value);
  into[0] = fround(radius * signed(a, (second & 2) !== 0));
  into[1] = fround(radius * signed(b, (second & 4) !== 0));
}

/** A uniform number of one stream, at the lower end of its cell of 2^−24. */
export const uniform = (states: Uint32Array, lane: number): number => fround((nextWord(states, lane) >>> 8) * UNIFORM);

/** exp(x) in single precision, between exp(−87) and exp(87). */
export function exponential(given: number): number {
  const x = Math.min(Math.max(given, -87), 87);
  const scaled = fround(x * LOG2E);
  // Half goes to even, as in hardware: adding and taking off 1.5·2^23 leaves no fraction.
  const n = fround(fround(scaled + 12582912) - 12582912);
  let r = fround(x - fround(n * LN2_HIGH));
  r = fround(r - fround(n * LN2_LOW));
  const value = fround(fround(fround(polynomial(r, EXP) * fround(r * r)) + r) + 1);
  word[0] = (n + 127) << 23;
  return fround(value * float[0]!);
}
