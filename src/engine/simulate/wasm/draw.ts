// Random numbers and powers of two as vector instructions: four streams at a time, bit for bit as `random.ts`.
import {
  ANGLE,
  COSINE,
  MINUS_TWO_LN,
  MINUS_TWO_LN2,
  MOST_POWER,
  POWER,
  ROOT_HALF,
  ROOT_HALF_24,
  SINE,
  UNIFORM,
  WHOLE,
} from "../random.ts";
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

/** A polynomial of a local by halves, as `random.ts` does it; left on the stack. */
function polynomial(code: Code, x: number, coefficients: readonly number[]): void {
  type Value = () => void;
  let power = x;
  let values = coefficients.map(
    (coefficient): Value =>
      () =>
        void code.floats(coefficient),
  );
  while (values.length > 1) {
    values = Array.from({ length: Math.ceil(values.length / 2) }, (_, index): Value => {
      const [low, high] = [values[2 * index]!, values[2 * index + 1]];
      if (high === undefined) return low;
      const local = code.vector();
      high();
      code.get(power).v("f32x4.mul");
      low();
      code.v("f32x4.add").set(local);
      return () => void code.get(local);
    });
    if (values.length === 1) break;
    const square = code.vector();
    code.get(power).get(power).v("f32x4.mul").set(square);
    power = square;
  }
  values[0]!();
}

/** Draws normals in pairs and uniforms; scratch locals are made once. */
export class Draws {
  readonly #code: Code;
  readonly #streams: Streams;
  readonly #first: number;
  readonly #second: number;
  readonly #a: number;
  readonly #b: number;
  /** The two normals of the last pair, four streams each. */
  readonly pair: readonly [number, number];

  constructor(code: Code, streams: Streams) {
    this.#code = code;
    this.#streams = streams;
    [this.#first, this.#second] = [code.vector(), code.vector()];
    [this.#a, this.#b] = [code.vector(), code.vector()];
    this.pair = [code.vector(), code.vector()];
  }

  normals(): void {
    const code = this.#code;
    const [first, second] = [this.#first, this.#second];
    this.#streams.next(first);
    this.#streams.next(second);
    // The radius, √(−2·ln(((first >>> 8) + 1)/2^24)).
    const radius = this.#b;
    code.get(first).i32(8).v("i32x4.shr_u").words(1).v("i32x4.add").v("f32x4.convert_i32x4_s");
    code.words(ROOT_HALF_24).v("i32x4.sub").set(first);
    const x = this.#a;
    code.get(first).words(0x007fffff).v("v128.and").words(ROOT_HALF).v("i32x4.add").floats(1).v("f32x4.sub").set(x);
    polynomial(code, x, MINUS_TWO_LN);
    code.get(x).v("f32x4.mul");
    code.get(first).i32(23).v("i32x4.shr_s").v("f32x4.convert_i32x4_s").floats(MINUS_TWO_LN2).v("f32x4.mul");
    code.v("f32x4.add").v("f32x4.sqrt").set(radius);
    // The angle, its cosine and sine.
    const [angle, z] = [first, this.#a];
    code.get(second).i32(8).v("i32x4.shr_s").v("f32x4.convert_i32x4_s").floats(ANGLE).v("f32x4.mul").set(angle);
    code.get(angle).get(angle).v("f32x4.mul").set(z);
    code.get(radius);
    polynomial(code, z, COSINE);
    code.get(second).i32(31).v("i32x4.shl").v("v128.xor").v("f32x4.mul").set(this.pair[0]);
    code.get(radius);
    polynomial(code, z, SINE);
    code.get(angle).v("f32x4.mul").v("f32x4.mul").set(this.pair[1]);
  }

  /** A uniform number of each stream, in a local. */
  uniform(into: number): void {
    this.#streams.next(into);
    this.#code.get(into).i32(8).v("i32x4.shr_u").v("f32x4.convert_i32x4_s").floats(UNIFORM).v("f32x4.mul").set(into);
  }
}

/** Takes powers of two; scratch locals are made once. */
export class PowerOfTwo {
  readonly #code: Code;
  readonly #whole: number;
  readonly #rest: number;

  constructor(code: Code) {
    this.#code = code;
    [this.#whole, this.#rest] = [code.vector(), code.vector()];
  }

  /** 2 to the power of a local, left in it; `bounded` says that it may be an extraordinary single. */
  put(x: number, bounded: boolean): void {
    const code = this.#code;
    const [whole, rest] = [this.#whole, this.#rest];
    if (bounded) code.get(x).floats(-MOST_POWER).v("f32x4.pmax").floats(MOST_POWER).v("f32x4.pmin").set(x);
    code.get(x).floats(WHOLE).v("f32x4.add").set(whole);
    code.get(x).get(whole).floats(WHOLE).v("f32x4.sub").v("f32x4.sub").set(rest);
    polynomial(code, rest, POWER);
    code.get(rest).v("f32x4.mul").floats(1).v("f32x4.add");
    // The whole part stands in the lowest bits; shifted it adds to the exponent.
    code.get(whole).i32(23).v("i32x4.shl").v("i32x4.add").set(x);
  }
}
