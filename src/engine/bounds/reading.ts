// Reads nodes over a box of facts: what each may be, and how it moves with every figure.
import { ONE } from "#kernel/exact";
import type { Arithmetic, Node } from "../graph/node.ts";
import { intervalArithmetic } from "./interval.ts";
import { addSlopes, ofNumber, ofValue, scaleSlopes, type Possible, type Slopes } from "./possible.ts";
import type { Residue } from "./residue.ts";
import { point, type Span } from "#kernel/span";

/** Where every figure lies: ranged figures by their number, cuts after them. */
export type Box = readonly Span[];

/** Nodes that a search moves by themselves, in whole cents, each with its number among the figures. */
export type Cuts = ReadonlyMap<number, number>;

/** Two nodes of which it is open which is the larger; where they cross, a payment bends or jumps. */
export type Crossing = readonly [Node, Node];

/** The figure that stands for a node that is held in a part of its span; never one of a box. */
export const heldFigure = (node: Node): number => -1 - 2 * node.id;

/** The figure that stands for a node that rounds to cents, by which all it is part of moves; never one of a box. */
const stepFigure = (node: Node): number => -2 - 2 * node.id;
const isStep = (figure: number): boolean => figure < 0 && figure % 2 === 0;

const UNIT = point(ONE);

/** Conditions by their number, each with the answer that is taken for it. */
export type Assumed = ReadonlyMap<number, boolean>;

export interface ReadingOptions {
  readonly cuts?: Cuts;
  readonly even?: boolean;
  readonly assumed?: Assumed;
}

const NO_CUTS: Cuts = new Map();
export const NOTHING_ASSUMED: Assumed = new Map();

/** One reading of a box. What lies within another reading takes from it all that does not depend on what is held. */
export class Reading {
  readonly residue: Residue;
  readonly box: Box;
  readonly crossings: Crossing[] = [];
  /** Rounding as an unknown of half a cent at most, so that what is rounded moves evenly. Less sharp, never wrong. */
  readonly even: boolean;
  /** Conditions taken as met or not, whatever the box says: the branch they choose then holds everywhere. */
  readonly assumed: Assumed;
  /** Conditions that are open and make a jump. */
  readonly jumps: Node[] = [];
  readonly #cuts: Cuts;
  readonly #outer: Reading | undefined;
  readonly #held: readonly (readonly [Node, Possible])[];
  readonly #steps = new Map<number, Slopes>();
  readonly #known = new Map<number, Possible>();
  readonly #figures = new Map<number, ReadonlySet<number>>();
  readonly #arithmetic: Arithmetic<Possible>;

  constructor(
    residue: Residue,
    box: Box,
    { cuts = NO_CUTS, even = false, assumed = NOTHING_ASSUMED }: ReadingOptions = {},
    outer?: Reading,
    held: readonly (readonly [Node, Possible])[] = [],
  ) {
    this.residue = residue;
    this.box = box;
    this.even = even;
    this.assumed = assumed;
    this.#cuts = cuts;
    this.#outer = outer;
    this.#held = held;
    this.#arithmetic = intervalArithmetic(this);
  }

  /** What a node may be. */
  readonly read = (node: Node): Possible => {
    const known = this.#known.get(node.id);
    if (known !== undefined) return known;
    const possible = this.#compute(node);
    this.#known.set(node.id, possible);
    return possible;
  };

  #compute(node: Node): Possible {
    const value = this.residue.value(node);
    if (value !== undefined) return ofValue(value);
    const at = this.residue.resolve(node);
    if (at !== node) return this.read(at);
    const held = this.#held.find(([other]) => other === node);
    if (held !== undefined) return held[1];
    if (this.#outer !== undefined && !this.#touches(node)) return this.#outer.read(node);
    const cut = this.#cuts.get(node.id);
    if (cut !== undefined) return ofNumber(this.box[cut]!, new Map([[cut, UNIT]]));
    return (this.#arithmetic[node.kind] as (node: Node, read: (part: Node) => Possible) => Possible)(node, this.read);
  }

  #touches(node: Node): boolean {
    return this.#held.some(([other]) => this.residue.dependsOn(node, other));
  }

  /** A reading in which some nodes are held in a part of their spans, as figures of their own. */
  holding(held: readonly (readonly [Node, Span])[]): Reading {
    return new Reading(
      this.residue,
      this.box,
      { cuts: this.#cuts, even: this.even, assumed: this.assumed },
      this,
      held.map(([node, span]) => [node, ofNumber(span, new Map([[heldFigure(node), UNIT]]))]),
    );
  }

  /** Which figures a node moves with in this reading. */
  figuresOf(node: Node): ReadonlySet<number> {
    if (!this.residue.moves(node)) return NO_FIGURES;
    const at = this.residue.resolve(node);
    const known = this.#figures.get(at.id);
    if (known !== undefined) return known;
    const figures = this.#figuresAt(at);
    this.#figures.set(at.id, figures);
    return figures;
  }

  #figuresAt(node: Node): ReadonlySet<number> {
    if (this.#held.some(([other]) => other === node)) return new Set([heldFigure(node)]);
    if (this.#outer !== undefined && !this.#touches(node)) return this.#outer.figuresOf(node);
    const cut = this.#cuts.get(node.id);
    if (cut !== undefined) return new Set([cut]);
    const own = node.kind === "observe" ? (this.residue.mixture(node.observation, node.bound)?.parts ?? []) : [];
    return new Set([
      ...own.map((part) => part.figure),
      ...this.residue.movingParts(node).flatMap((part) => [...this.figuresOf(part)]),
    ]);
  }

  /** Whether a figure moves in whole cents. */
  isStepped(figure: number): boolean {
    return figure >= this.residue.ranges.figures.length || isStep(figure);
  }

  /**
   * A rounded amount as a figure of its own. What is made of several such amounts keeps how it moves with each, where
   * figures that only move them in steps would leave no more than a direction.
   */
  step(node: Node, by: Slopes): Slopes {
    this.#steps.set(stepFigure(node), by);
    return new Map([[stepFigure(node), UNIT]]);
  }

  /** Slopes without the steps that were made in this reading: by the figures that move those. */
  withoutOwnSteps(slopes: Slopes): Slopes {
    let rest = slopes;
    for (;;) {
      // A step is made of steps with a lower number of their node, so the last is taken first.
      const last = Math.min(...[...rest.keys()].filter((figure) => this.#steps.has(figure)));
      if (last === Infinity) return rest;
      const by = rest.get(last)!;
      rest = addSlopes([
        new Map([...rest].filter(([figure]) => figure !== last)),
        scaleSlopes(this.#steps.get(last)!, by),
      ]);
    }
  }

  /** Slopes by figures of the box and what is held alone. */
  byFigures(slopes: Slopes): Slopes {
    const own = this.withoutOwnSteps(slopes);
    return this.#outer === undefined ? own : this.#outer.byFigures(own);
  }

  /** Notes a condition that is open and makes a jump. */
  noteJump(condition: Node): void {
    if (this.#outer === undefined) this.jumps.push(condition);
    else this.#outer.noteJump(condition);
  }

  /** Notes two nodes of which it is open which is the larger. */
  noteCrossing(left: Node, right: Node): void {
    if (this.#outer === undefined) this.crossings.push([left, right]);
    else this.#outer.noteCrossing(left, right);
  }
}

const NO_FIGURES: ReadonlySet<number> = new Set();
