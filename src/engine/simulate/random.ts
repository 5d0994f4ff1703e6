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

/**
 * Polynomials, first the lowest power, each the nearest over its range by weighted least squares until the largest
 * error was as small as it gets: −2·ln(1 + x)/x where 1 + x lies between √½ and √2 (error 1.1e−6), sin(x)/x (9e−7) and
 * cos(x) (5e−8) by x² up to a quarter turn, (2^x − 1)/x between −½ and ½ (9e−8).
 */
export const MINUS_TWO_LN = [
  -2.0000019496509256, 1.000022257480253, -0.6662901773716934, 0.49819489443954545, -0.40992661417682774,
  0.3733569967820096, -0.23792188760245367,
].map(fround);
export const SINE = [0.9999990608987138, -0.1666555409258748, 8.311899799656075e-3, -1.8488140243412858e-4].map(fround);
export const COSINE = [
  0.9999999534666574, -0.4999990534706268, 4.166358469282666e-2, -1.385370430641325e-3, 2.3153931622273236e-5,
].map(fround);
export const POWER = [
  0.6931469775984729, 0.24022242084919615, 5.550733744243164e-2, 9.671512660543113e-3, 1.3264726899274717e-3,
].map(fround);
export const MINUS_TWO_LN2 = fround(-2 * Math.LN2);
/** The bits of √½ as a single, and the same 24 powers of two further on. */
export const ROOT_HALF = 0x3f3504f3;
export const ROOT_HALF_24 = ROOT_HALF + (24 << 23);
/** A word's highest 24 bits, signed, as an angle in [−π/2, π/2). */
export const ANGLE = fround(Math.PI / 2 / 2 ** 23);
export const UNIFORM = fround(2 ** -24);

const word = new Int32Array(1);
const float = new Float32Array(word.buffer);

const halves = new Float32Array(8);

/** A polynomial by halves (Estrin 1960): a processor has more to do at once than by Horner's rule. */
function polynomial(x: number, coefficients: readonly number[]): number {
  halves.set(coefficients);
  let power = x;
  for (let length = coefficients.length; length > 1; length = (length + 1) >> 1) {
    for (let index = 0; index < length; index += 2)
      halves[index >> 1] = index + 1 < length ? fround(halves[index + 1]! * power) + halves[index]! : halves[index]!;
    power = fround(power * power);
  }
  return halves[0]!;
}

/** −2·ln of a whole number between 1 and 2^24 divided by 2^24. */
function minusTwoLn(k: number): number {
  float[0] = k;
  const bits = word[0]! - ROOT_HALF_24;
  const exponent = bits >> 23;
  word[0] = (bits & 0x007fffff) + ROOT_HALF;
  const x = fround(float[0]! - 1);
  return fround(fround(polynomial(x, MINUS_TWO_LN) * x) + fround(exponent * MINUS_TWO_LN2));
}

/** Two independent standard normals of one stream (Box and Muller 1958), written to `into`. */
export function normalPair(states: Uint32Array, lane: number, into: Float32Array): void {
  const first = nextWord(states, lane);
  const second = nextWord(states, lane);
  const radius = fround(Math.sqrt(minusTwoLn((first >>> 8) + 1)));
  const angle = fround((second >> 8) * ANGLE);
  const z = fround(angle * angle);
  const cosine = polynomial(z, COSINE);
  // The lowest bit, which the angle leaves, chooses the half of the circle.
  into[0] = fround(radius * ((second & 1) === 1 ? -cosine : cosine));
  into[1] = fround(radius * fround(polynomial(z, SINE) * angle));
}

/** A uniform number of one stream, at the lower end of its cell of 2^−24. */
export const uniform = (states: Uint32Array, lane: number): number => fround((nextWord(states, lane) >>> 8) * UNIFORM);

/** 1.5·2^23: a number added to it loses its fraction, half to even, and leaves a whole number in the lowest bits. */
export const WHOLE = 12582912;
/** Between −MOST_POWER and MOST_POWER a power of two is an ordinary single. */
export const MOST_POWER = 125;

/** 2^x in single precision, for x between −125 and 125; beyond them as at the bound. */
export function powerOfTwo(given: number): number {
  const x = Math.min(Math.max(given, -MOST_POWER), MOST_POWER);
  const whole = fround(fround(x + WHOLE) - WHOLE);
  const rest = fround(x - whole);
  float[0] = fround(fround(polynomial(rest, POWER) * rest) + 1);
  word[0] = word[0]! + (whole << 23);
  return float[0]!;
}

/** What a cell's factor is made of: 2^(scale·w + shift), and `mirror` divided by that where w is mirrored. */
export interface FactorFigures {
  readonly scale: number;
  readonly own: number;
  readonly shift: number;
  readonly mirror: number;
}

/** The factor exp(σ·w − σ²/2), one on average, as a power of two. */
export function factorFigures({ sigma, own }: { readonly sigma: number; readonly own: number }): FactorFigures {
  const shift = fround((-sigma * sigma * Math.LOG2E) / 2);
  return { scale: fround(sigma * Math.LOG2E), own: fround(own), shift, mirror: powerOfTwo(fround(2 * shift)) };
}

/** No normal is farther out than this: √(2·24·ln 2). */
const FARTHEST = 5.78;

/** Whether a factor may need a power of two beyond the bounds. */
export function mayExceed({
  sigma,
  own,
  weights,
}: {
  readonly sigma: number;
  readonly own: number;
  readonly weights: readonly number[];
}): boolean {
  const most = FARTHEST * (own + weights.reduce((sum, weight) => sum + Math.abs(weight), 0));
  return Math.LOG2E * (sigma * most + sigma * sigma) > MOST_POWER;
}
