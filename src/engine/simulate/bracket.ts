// Exact quantiles of values that pass by once: a pilot says about where they lie, only values near them are kept.
import { interpolated, quantilesOf, wantedRanks } from "./quantile.ts";

/** Standard errors of the pilot's ranks within which the true rank is sought; beyond it a second run is needed. */
export const WIDTH = 5;
const BINS = 4096;
/** 128 kilobytes: little enough to leave unused at the end. */
const MOST_IN_PIECE = 16_384;

/** What is left of one stream of values, in a shape that can be sent. */
export interface Passed {
  /** How many lay below the first bracket, in it, between it and the next, … */
  readonly counts: Float64Array;
  /** The bounds of the brackets, and how many values were equal to each. */
  readonly bounds: Float64Array;
  readonly equal: Float64Array;
  /** The values inside each bracket, in pieces. */
  readonly kept: readonly (readonly Float64Array[])[];
}

/** Where to keep values: between `bounds[2i]` and `bounds[2i + 1]`, both included. */
export interface Brackets {
  readonly bounds: Float64Array;
}

/** Brackets around every quantile of a pilot, which may hold not-a-number. Wider where the pilot is small. */
export function bracketsOf(pilot: Float64Array, probabilities: readonly number[], width = WIDTH): Brackets {
  const length = pilot.reduce((count, value) => (value === value ? count + 1 : count), 0);
  if (length < 2) return { bounds: Float64Array.of(-Infinity, Infinity) };
  const places = probabilities.flatMap((probability) => {
    const error = width * Math.sqrt(Math.max(probability * (1 - probability) * length, 1)) + 2;
    const rank = probability * (length - 1);
    return [(rank - error) / (length - 1), (rank + error) / (length - 1)];
  });
  const inside = [...new Set(places.filter((place) => place >= 0 && place <= 1))].sort((a, b) => a - b);
  const found = quantilesOf(pilot, inside);
  const at = (place: number): number => (place < 0 ? -Infinity : place > 1 ? Infinity : found[inside.indexOf(place)]!);
  const merged: number[][] = [];
  for (let index = 0; index < places.length; index += 2) {
    const [low, high] = [at(places[index]!), at(places[index + 1]!)];
    const last = merged.at(-1);
    // Brackets that only touch stay apart, so that the value they share, often of many paths, is a bound.
    if (last !== undefined && low < last[1]!) last[1] = Math.max(last[1]!, high);
    else merged.push([low, high]);
  }
  return { bounds: Float64Array.from(merged.flat()) };
}

/**
 * Keeps what lies inside the brackets and counts the rest. What equals a bound is counted too: where a ceiling binds on
 * most paths, a bracket begins or ends there, or is that one value.
 */
export class Collector {
  readonly #bounds: Float64Array;
  /** Values below bracket 0, in it, between it and the next, … */
  readonly #counts: Float64Array;
  readonly #equal: Float64Array;
  readonly #kept: Store[];
  readonly #low: number;
  readonly #scale: number;
  /** For each bin the region all of it lies in, or −1 where a bound runs through it. */
  readonly #region: Int8Array;

  constructor({ bounds }: Brackets) {
    this.#bounds = bounds;
    this.#counts = new Float64Array(bounds.length + 1);
    this.#equal = new Float64Array(bounds.length);
    this.#kept = Array.from({ length: bounds.length / 2 }, () => new Store());
    const finite = bounds.filter((bound) => Number.isFinite(bound));
    const [low = 0, high = 0] = [finite[0], finite.at(-1)];
    this.#low = low;
    this.#scale = high > low ? BINS / (high - low) : 0;
    this.#region = new Int8Array(BINS).fill(-1);
    if (this.#scale === 0) return;
    const marked = new Uint8Array(BINS);
    for (const bound of finite) {
      const bin = Math.floor((bound - low) * this.#scale);
      for (const near of [bin - 1, bin, bin + 1]) if (near >= 0 && near < BINS) marked[near] = 1;
    }
    for (let bin = 0; bin < BINS; bin += 1)
      if (marked[bin] === 0) this.#region[bin] = this.#regionOf(low + (bin + 0.5) / this.#scale);
  }

  #regionOf(value: number): number {
    const bounds = this.#bounds;
    for (let at = 0; at < bounds.length; at += 2) {
      if (value < bounds[at]!) return at;
      if (value <= bounds[at + 1]!) return at + 1;
    }
    return bounds.length;
  }

  add(values: Float64Array): void {
    for (let index = 0; index < values.length; index += 1) {
      const value = values[index]!;
      if (value !== value) continue;
      const bin = (value - this.#low) * this.#scale;
      const known = bin >= 0 && bin < BINS ? this.#region[bin | 0]! : -1;
      const region = known >= 0 ? known : this.#regionOf(value);
      this.#counts[region] = this.#counts[region]! + 1;
      if ((region & 1) === 0) continue;
      // The bounds of bracket i stand at 2i and 2i + 1; its region is 2i + 1.
      const bound = value === this.#bounds[region - 1]! ? region - 1 : value === this.#bounds[region]! ? region : -1;
      if (bound < 0) this.#kept[region >> 1]!.push(value);
      else this.#equal[bound] = this.#equal[bound]! + 1;
    }
  }

  passed(): Passed {
    return {
      counts: this.#counts,
      bounds: this.#bounds,
      equal: this.#equal,
      kept: this.#kept.map((store) => store.pieces()),
    };
  }
}

/** Numbers in pieces, so that growing neither copies nor holds more than it needs. */
class Store {
  readonly #full: Float64Array[] = [];
  #piece = new Float64Array(64);
  #size = 0;

  push(value: number): void {
    if (this.#size === this.#piece.length) {
      this.#full.push(this.#piece);
      this.#piece = new Float64Array(Math.min(2 * this.#size, MOST_IN_PIECE));
      this.#size = 0;
    }
    this.#piece[this.#size] = value;
    this.#size += 1;
  }

  pieces(): Float64Array[] {
    return [...this.#full, this.#piece.slice(0, this.#size)];
  }
}

/** The quantiles of all streams together; undefined where a wanted rank lies outside its bracket. Order of streams does not matter. */
export function quantilesPassed(streams: readonly Passed[], probabilities: readonly number[]): number[] | undefined {
  const [{ bounds } = { bounds: new Float64Array(0) }] = streams;
  const together = (of: "counts" | "equal", length: number): number[] =>
    Array.from({ length }, (_, index) => streams.reduce((sum, stream) => sum + stream[of][index]!, 0));
  const counts = together("counts", bounds.length + 1);
  const equal = together("equal", bounds.length);
  const length = counts.reduce((sum, count) => sum + count, 0);
  if (length === 0) return probabilities.map(() => Number.NaN);
  const statistics = new Map<number, number>();
  const sorted = new Map<number, Float64Array>();
  for (const rank of wantedRanks(length, probabilities)) {
    let [region, before] = [0, 0];
    while (rank >= before + counts[region]!) before += counts[region++]!;
    if (region % 2 === 0) return undefined;
    if (!sorted.has(region)) sorted.set(region, joined(streams.flatMap((stream) => stream.kept[region >> 1]!)).sort());
    // Values equal to the lower bound stand before those inside, values equal to the upper one after them.
    const [inside, place] = [sorted.get(region)!, rank - before - equal[region - 1]!];
    statistics.set(rank, place < 0 ? bounds[region - 1]! : (inside[place] ?? bounds[region]!));
  }
  return probabilities.map((probability) => interpolated(probability, length, (rank) => statistics.get(rank)!));
}

function joined(parts: readonly Float64Array[]): Float64Array {
  const whole = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
