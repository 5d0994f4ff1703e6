// A program: the draws of an outlook in their fixed order, what is summed while they are drawn, and what follows from the sums.
import type { Binary, Unary } from "./operation.ts";

/** One uncertain figure: a factor, one on average, exp(σ·w − σ²/2) with w the common causes and its own normal. */
export interface Cell {
  readonly sigma: number;
  /** The part of w that is its own. */
  readonly own: number;
  /** Common causes by their position among the factors of the year. */
  readonly loadings: readonly { readonly factor: number; readonly weight: number }[];
}

/** Everything that is drawn for one year, in this order. */
export interface YearDraws {
  readonly factors: number;
  readonly cells: readonly Cell[];
  readonly normals: number;
  readonly uniforms: number;
}

/** The draws of an outlook. They depend on nothing else, so that every agreement meets the same chances. */
export interface Layout {
  /** Normals that hold for the whole term. */
  readonly once: number;
  readonly years: readonly YearDraws[];
}

/** What a step of a term computes from: the factor of the cell, a constant of the cell, or an earlier step. */
export type TermStep =
  | { readonly op: "factor" }
  | { readonly op: "constant"; readonly index: number }
  | { readonly op: Unary; readonly a: number }
  | { readonly op: Binary; readonly a: number; readonly b: number }
  | { readonly op: "select"; readonly c: number; readonly a: number; readonly b: number };

/** A figure per cell that is more than a multiple of its factor. */
export interface Term {
  readonly steps: readonly TermStep[];
  /** The constants of the cell in each pair. */
  readonly constants: readonly (readonly number[])[];
}

/**
 * What is summed into one column. Within a pair of cells in single precision, further in double: so sums come out alike
 * whatever else is summed beside them.
 */
export interface Part {
  readonly column: number;
  /** By what the factor of each cell is multiplied; undefined where no cell counts that way. */
  readonly multiples: readonly number[] | undefined;
  /** What is added to that, of the first and of the second cell of a pair. */
  readonly terms: readonly [readonly Term[], readonly Term[]];
}

/** A cell of a run, with a weight for every cause of the run. */
export interface RunCell {
  readonly sigma: number;
  readonly own: number;
  readonly weights: readonly number[];
}

/** Pairs of cells that follow each other and are treated alike. An odd last cell is followed by one that counts for nothing. */
export interface Run {
  readonly cells: readonly RunCell[];
  /** Positions among the factors of the year. */
  readonly causes: readonly number[];
  /** Whether all cells follow the causes equally, so that their common part is computed once. */
  readonly alike: boolean;
  readonly parts: readonly Part[];
}

export type Stage =
  | { readonly kind: "normals"; readonly columns: readonly number[] }
  | { readonly kind: "factors"; readonly count: number }
  | { readonly kind: "run"; readonly run: Run }
  | { readonly kind: "uniforms"; readonly columns: readonly number[] };

/** What follows from the columns: operations in order, each over earlier ones. */
export type Step =
  /** The sum of columns, and of earlier such sums. */
  | { readonly op: "columns"; readonly columns: readonly number[]; readonly of: readonly number[] }
  | { readonly op: "constant"; readonly slot: number }
  | { readonly op: Unary; readonly a: number }
  | { readonly op: Binary; readonly a: number; readonly b: number }
  | { readonly op: "select"; readonly c: number; readonly a: number; readonly b: number }
  | { readonly op: "sum"; readonly of: readonly number[] };

/** Plain data: it can be sent to a worker. */
export interface Program {
  readonly stages: readonly Stage[];
  readonly columns: number;
  readonly steps: readonly Step[];
  /** The steps whose values are given, each once. */
  readonly results: readonly number[];
  /** For each output, which of the results it is. */
  readonly outputs: readonly number[];
  readonly constants: readonly number[];
  /** Slots of constants that stand in runs: another value there is another program. */
  readonly fixed: readonly number[];
}
