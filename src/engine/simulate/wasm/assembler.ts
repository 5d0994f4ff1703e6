// Writes WebAssembly: the few instructions that simulation needs, and the module around them.

/** Vector instructions by name, with their number behind the prefix 0xFD (WebAssembly core specification 2.0, §5.4). */
export const VECTOR = {
  "v128.load": 0,
  "v128.load32_splat": 9,
  "v128.load64_splat": 10,
  "v128.store": 11,
  "f32x4.splat": 19,
  "f32x4.eq": 65,
  "f32x4.ne": 66,
  "f32x4.lt": 67,
  "f32x4.gt": 68,
  "f32x4.le": 69,
  "f64x2.eq": 71,
  "f64x2.ne": 72,
  "f64x2.lt": 73,
  "f64x2.le": 75,
  "v128.and": 78,
  "v128.andnot": 79,
  "v128.or": 80,
  "v128.xor": 81,
  "v128.bitselect": 82,
  "f64x2.promote_low_f32x4": 95,
  "f32x4.ceil": 103,
  "f32x4.floor": 104,
  "f64x2.ceil": 116,
  "f64x2.floor": 117,
  "i32x4.shl": 171,
  "i32x4.shr_s": 172,
  "i32x4.shr_u": 173,
  "i32x4.add": 174,
  "i32x4.sub": 177,
  "f32x4.abs": 224,
  "f32x4.neg": 225,
  "f32x4.sqrt": 227,
  "f32x4.add": 228,
  "f32x4.sub": 229,
  "f32x4.mul": 230,
  "f32x4.div": 231,
  "f32x4.pmin": 234,
  "f32x4.pmax": 235,
  "f64x2.abs": 236,
  "f64x2.neg": 237,
  "f64x2.add": 240,
  "f64x2.sub": 241,
  "f64x2.mul": 242,
  "f64x2.div": 243,
  "f64x2.pmin": 246,
  "f64x2.pmax": 247,
  "f32x4.convert_i32x4_s": 250,
} as const;
export type VectorInstruction = keyof typeof VECTOR;

const I32 = 0x7f;
const V128 = 0x7b;

function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  do {
    const byte = rest & 0x7f;
    rest >>>= 7;
    bytes.push(rest === 0 ? byte : byte | 0x80);
  } while (rest !== 0);
  return bytes;
}

function signed(value: number): number[] {
  const bytes: number[] = [];
  let rest = value | 0;
  for (;;) {
    const byte = rest & 0x7f;
    rest >>= 7;
    const done = (rest === 0 && (byte & 0x40) === 0) || (rest === -1 && (byte & 0x40) !== 0);
    bytes.push(done ? byte : byte | 0x80);
    if (done) return bytes;
  }
}

/** The code of one function: parameters are integers, further locals integers or vectors. */
export class Code {
  readonly #bytes: number[] = [];
  readonly #locals: number[] = [];
  readonly #parameters: number;

  constructor(parameters: number) {
    this.#parameters = parameters;
  }

  integer(): number {
    return this.#local(I32);
  }

  vector(): number {
    return this.#local(V128);
  }

  #local(type: number): number {
    this.#locals.push(type);
    return this.#parameters + this.#locals.length - 1;
  }

  get(local: number): this {
    return this.#put(0x20, ...unsigned(local));
  }

  set(local: number): this {
    return this.#put(0x21, ...unsigned(local));
  }

  tee(local: number): this {
    return this.#put(0x22, ...unsigned(local));
  }

  i32(value: number): this {
    return this.#put(0x41, ...signed(value));
  }

  addI32(): this {
    return this.#put(0x6a);
  }

  andI32(): this {
    return this.#put(0x71);
  }

  /** The integer at an address below, so many bytes on. */
  loadI32(offset: number): this {
    return this.#put(0x28, 2, ...unsigned(offset));
  }

  /** Adds a number to a local. */
  advance(local: number, by: number): this {
    return this.get(local).i32(by).addI32().set(local);
  }

  /** Calls a function by its position in the module. */
  call(position: number): this {
    return this.#put(0x10, ...unsigned(position));
  }

  /** A vector instruction; of loads and stores the offset in bytes. Addresses are multiples of four. */
  v(name: VectorInstruction, offset?: number): this {
    this.#put(0xfd, ...unsigned(VECTOR[name]));
    if (offset !== undefined) this.#put(2, ...unsigned(offset));
    return this;
  }

  /** Four equal words, or two equal doubles, as a constant. */
  words(bits: number): this {
    const bytes = [bits & 0xff, (bits >>> 8) & 0xff, (bits >>> 16) & 0xff, (bits >>> 24) & 0xff];
    return this.#put(0xfd, 12, ...bytes, ...bytes, ...bytes, ...bytes);
  }

  floats(value: number): this {
    return this.words(new Uint32Array(new Float32Array([value]).buffer)[0]!);
  }

  doubles(value: number): this {
    const bytes = [...new Uint8Array(new Float64Array([value]).buffer)];
    return this.#put(0xfd, 12, ...bytes, ...bytes);
  }

  /** The upper half of a vector of singles below, for the step to doubles. */
  upperHalf(local: number): this {
    this.get(local).get(local);
    return this.#put(0xfd, 13, 8, 9, 10, 11, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15);
  }

  /** Repeats `body` while `counter` counts down from its value to 0. */
  loop(counter: number, body: () => void): this {
    this.#put(0x03, 0x40);
    body();
    this.get(counter).i32(-1).addI32().tee(counter);
    return this.#put(0x0d, 0, 0x0b);
  }

  bytes(): number[] {
    const groups = this.#locals.flatMap((type) => [1, type]);
    const body = [...unsigned(this.#locals.length), ...groups];
    const length = body.length + this.#bytes.length + 1;
    // A long function must not be spread over arguments of a call.
    return unsigned(length).concat(body, this.#bytes, [0x0b]);
  }

  #put(...bytes: number[]): this {
    for (const byte of bytes) this.#bytes.push(byte);
    return this;
  }
}

/** A function: of integers to nothing, exported where it has a name. */
export interface Function {
  readonly name: string | undefined;
  readonly parameters: number;
  readonly code: Code;
}

/** A module with functions, and a memory of so many pages of 64 KiB. */
export function moduleOf(functions: readonly Function[], pages: number): Uint8Array<ArrayBuffer> {
  const section = (id: number, content: readonly number[]): number[] =>
    [id, ...unsigned(content.length)].concat(content);
  const name = (text: string): number[] => [
    ...unsigned(text.length),
    ...[...text].map((letter) => letter.charCodeAt(0)),
  ];
  const count = unsigned(functions.length);
  const types = functions.flatMap(({ parameters }) => [0x60, parameters, ...Array(parameters).fill(I32), 0]);
  const codes = functions.reduce<number[]>((all, { code }) => all.concat(code.bytes()), count);
  const exported = functions.flatMap((entry, index) =>
    entry.name === undefined ? [] : [[...name(entry.name), 0, ...unsigned(index)]],
  );
  return Uint8Array.from(
    [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0].concat(
      section(1, [...count, ...types]),
      section(3, [...count, ...functions.flatMap((_, index) => unsigned(index))]),
      section(5, [1, 0, ...unsigned(pages)]),
      section(7, [...unsigned(exported.length + 1), ...exported.flat(), ...name("memory"), 2, 0]),
      section(10, codes),
    ),
  );
}
