// Random numbers and the exponential as vector instructions: four streams at a time, bit for bit as `random.ts`.
import { ANGLE, COS, EXP, LN, LN2_HIGH, LN2_LOW, LOG2E, SIN, SQRT2, UNIFORM } from "../random.ts";
import type { Code } from "./assembler.ts";

/** The state of four streams, in four locals. */
export class Streams {
  readonly #code: Code;
  readonly states: readonly number[];
  readonly #scratch: number;

  constructor(code: Code) {
    this.#code = code;
    this.states = [code.vector(), code.vector(), code.vector(), code.vector()];
    this.#scratch = code.vector();
  }

  load(address: number): void {
    this.states.forEach((state, index) =>
      this.#code
        .i32(address)
        .v("v128.load", 16 * index)
        .set(state),
    );
  }

  store(address: number): void {
    this.states.forEach((state, index) =>
      this.#code
        .i32(address)
        .get(state)
        .v("v128.store", 16 * index),
    );
  }

  #rotate(value: number, by: number): void {
    this.#code
      .get(value)
      .i32(by)
      .v("i32x4.shl")
      .get(value)
      .i32(32 - by)
      .v("i32x4.shr_u")
      .v("v128.or");
  }

  /** The next word of each stream, in a local. */
  next(into: number): void {
    const code = this.#code;
    const [s0, s1, s2, s3] = this.states as [number, number, number, number];
    code.get(s0).get(s3).v("i32x4.add").set(this.#scratch);
    this.#rotate(this.#scratch, 7);
    code.get(s0).v("i32x4.add").set(into);
    code.get(s1).i32(9).v("i32x4.shl").set(this.#scratch);
    code.get(s2).get(s0).v("v128.xor").set(s2);
    code.get(s3).get(s1).v("v128.xor").set(s3);
    code.get(s1).get(s2).v("v128.xor").set(s1);
    code.get(s0).get(s3).v("v128.xor").set(s0);
    code.get(s2).get(this.#scratch).v("v128.xor").set(s2);
    this.#rotate(s3, 11);
    code.set(s3);
  }
}

function polynomial(code: Code, x: number, coefficients: readonly number[]): void {
  code.floats(coefficients[0]!);
  for (const coefficient of coefficients.slice(1)) code.get(x).v("f32x4.mul").floats(coefficient).v("f32x4.add");
}

/** Draws normals in pairs and uniforms; scratch locals are made once. */
export class Draws {
  readonly #code: Code;
  readonly #streams: Streams;
  readonly #first: number;
  readonly #second: number;
  readonly #a: number;
  readonly #b: number;
  readonly #c: number;
  readonly #z: number;
  /** The two normals of the last pair, four streams each. */
  readonly pair: readonly [number, number];

  constructor(code: Code, streams: Streams) {
    this.#code = code;
    this.#streams = streams;
    [this.#first, this.#second] = [code.vector(), code.vector()];
    [this.#a, this.#b, this.#c, this.#z] = [code.vector(), code.vector(), code.vector(), code.vector()];
    this.pair = [code.vector(), code.vector()];
  }

  /** Moves the streams on by one pair without making normals. */
  skip(): void {
    this.#streams.next(this.#first);
    this.#streams.next(this.#second);
  }

  normals(): void {
    const code = this.#code;
    const [mantissa, exponent, radius, z] = [this.#a, this.#b, this.#c, this.#z];
    this.#streams.next(this.#first);
    this.#streams.next(this.#second);
    // −2·ln((first >>> 8) + 1) + 2·ln(2^24)
    code.get(this.#first).i32(8).v("i32x4.shr_u").words(1).v("i32x4.add").v("f32x4.convert_i32x4_s").set(mantissa);
    code
      .get(mantissa)
      .i32(23)
      .v("i32x4.shr_u")
      .words(127 + 24)
      .v("i32x4.sub")
      .set(exponent);
    code.get(mantissa).words(0x007fffff).v("v128.and").words(0x3f800000).v("v128.or").set(mantissa);
    code.get(mantissa).floats(SQRT2).v("f32x4.gt").set(z);
    // Where the mask is on, its words are −1.
    code.get(exponent).get(z).v("i32x4.sub").v("f32x4.convert_i32x4_s").set(exponent);
    code.get(mantissa).floats(0.5).v("f32x4.mul").get(mantissa).get(z).v("v128.bitselect");
    code.floats(1).v("f32x4.sub").set(mantissa);
    code.get(mantissa).get(mantissa).v("f32x4.mul").set(z);
    polynomial(code, mantissa, LN);
    code.get(mantissa).v("f32x4.mul").get(z).v("f32x4.mul");
    code.get(exponent).floats(LN2_LOW).v("f32x4.mul").v("f32x4.add");
    code.floats(0.5).get(z).v("f32x4.mul").v("f32x4.sub").set(radius);
    code.get(mantissa).get(radius).v("f32x4.add");
    code.get(exponent).floats(LN2_HIGH).v("f32x4.mul").v("f32x4.add");
    code.set(radius).floats(-2).get(radius).v("f32x4.mul").v("f32x4.sqrt").set(radius);
    // The angle, its sine and cosine.
    const [angle, sine] = [mantissa, exponent];
    code.get(this.#second).i32(8).v("i32x4.shr_s").v("f32x4.convert_i32x4_s").floats(ANGLE).v("f32x4.mul").set(angle);
    code.get(angle).get(angle).v("f32x4.mul").set(z);
    polynomial(code, z, SIN);
    code.get(z).v("f32x4.mul").get(angle).v("f32x4.mul").get(angle).v("f32x4.add").set(sine);
    const cosine = angle;
    polynomial(code, z, COS);
    code.get(z).v("f32x4.mul").get(z).v("f32x4.mul").floats(0.5).get(z).v("f32x4.mul").v("f32x4.sub");
    code.floats(1).v("f32x4.add").set(cosine);
    const swap = z;
    code.get(this.#second).i32(31).v("i32x4.shl").i32(31).v("i32x4.shr_s").set(swap);
    code.get(sine).get(cosine).get(swap).v("v128.bitselect").set(this.#first);
    code.get(cosine).get(sine).get(swap).v("v128.bitselect").set(sine);
    this.#signed(this.#first, 30, radius, this.pair[0]);
    this.#signed(sine, 29, radius, this.pair[1]);
  }

  #signed(value: number, shift: number, radius: number, into: number): void {
    const code = this.#code;
    code.get(radius).get(value);
    code.get(this.#second).i32(shift).v("i32x4.shl").words(-0x80000000).v("v128.and").v("v128.xor");
    code.v("f32x4.mul").set(into);
  }

  /** A uniform number of each stream, in a local. */
  uniform(into: number): void {
    this.#streams.next(into);
    this.#code.get(into).i32(8).v("i32x4.shr_u").v("f32x4.convert_i32x4_s").floats(UNIFORM).v("f32x4.mul").set(into);
  }

  /** exp of a local, left in it. */
  exponential(x: number): void {
    const code = this.#code;
    const [n, r] = [this.#a, this.#b];
    code.get(x).floats(-87).v("f32x4.max").floats(87).v("f32x4.min").set(x);
    code.get(x).floats(LOG2E).v("f32x4.mul").v("f32x4.nearest").set(n);
    code.get(x).get(n).floats(LN2_HIGH).v("f32x4.mul").v("f32x4.sub").set(r);
    code.get(r).get(n).floats(LN2_LOW).v("f32x4.mul").v("f32x4.sub").set(r);
    polynomial(code, r, EXP);
    code.get(r).get(r).v("f32x4.mul").v("f32x4.mul").get(r).v("f32x4.add").floats(1).v("f32x4.add");
    code.get(n).v("i32x4.trunc_sat_f32x4_s").words(127).v("i32x4.add").i32(23).v("i32x4.shl").v("f32x4.mul").set(x);
  }
}
