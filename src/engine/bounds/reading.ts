// Reads nodes over a box of facts: what each may be, and how it moves with every figure.
import type { Node } from "../graph/node.ts";
import { intervalArithmetic } from "./interval.ts";
import { ofNumber, ofValue, type Possible } from "./possible.ts";
import type { Residue } from "./residue.ts";
import { point, type Span } from "./span.ts";
import { ONE } from "#kernel/exact";
import type { Arithmetic } from "../graph/node.ts";

/** Where every figure lies: ranged figures by their number, cuts after them. */
export type Box = readonly Span[];

/** Nodes that a search moves by themselves, in whole cents, each with its number among the figures. */
export type Cuts = ReadonlyMap<number, number>;

/** Two nodes of which it is open which is the larger; where they cross, a payment bends or jumps. */
export type Crossing = readonly [Node, Node];

/** The figure that stands for a node that is held in a part of its span; never one of a box. */
export const heldFigure = (node: Node): number => -1 - node.id;

const UNIT = point(ONE);

/** One reading of a box. What lies within another reading takes from it all that does not depend on what is held. */
export class Reading {
  readonly residue: Residue;
  readonly box: Box;
  readonly crossings: Crossing[] = [];
  readonly #cuts: Cuts;
  readonly #outer: Reading | undefined;
  readonly #held: readonly (readonly [Node, Possible])[];
  readonly #known = new Map<number, Possible>();
  readonly #figures = new Map<number, ReadonlySet<number>>();
  readonly #arithmetic: Arithmetic<Possible>;

  constructor(
    residue: Residue,
    box: Box,
    cuts: Cuts,
    outer?: Reading,
    held: readonly (readonly [Node, Possible])[] = [],
  ) {
    this.residue = residue;
    this.box = box;
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
      this.#cuts,
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
    const own =
      node.kind === "observe" ? (this.residue.mixture(node.observation, node.bound)?.parts ?? []) : [];
    return new Set([
      ...own.map((part) => part.figure),
      ...this.residue.movingParts(node).flatMap((part) => [...this.figuresOf(part)]),
    ]);
  }

  /** Whether a figure of the box moves in whole cents. */
  isStepped(figure: number): boolean {
    return figure >= this.residue.ranges.figures.length;
  }

  /** Notes two nodes of which it is open which is the larger. */
  noteCrossing(left: Node, right: Node): void {
    if (this.#outer === undefined) this.crossings.push([left, right]);
    else this.#outer.noteCrossing(left, right);
  }
}

const NO_FIGURES: ReadonlySet<number> = new Set();
