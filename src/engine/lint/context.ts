// What the rules of a lint share: the agreement, its graph, the range of every node, and figures where someone gave them.
import type { Issue } from "#kernel/issue";
import type { Agreement, ClauseUse } from "../agreement.ts";
import { Elaboration } from "../graph/elaborate.ts";
import { folding, type Node, type Value } from "../graph/node.ts";
import { exactArithmetic, type World } from "../settle/arithmetic.ts";
import { worldOf } from "../settle/world.ts";
import { rangesOf, type Range } from "./range.ts";
import { Reach } from "./reach.ts";

/** Figures to hold an agreement against, and whether they were observed or are expected. */
export interface Figures {
  readonly on: "facts" | "outlook";
  readonly world: World;
}

/** An agreement under the lamp. */
export class LintContext {
  readonly agreement: Agreement;
  readonly elaboration: Elaboration;
  readonly rangeOf: (node: Node) => Range;
  /** What a node comes to on the figures; undefined without figures. */
  readonly valueOf: ((node: Node) => Value) | undefined;
  readonly on: Figures["on"] | undefined;
  readonly #reach = new Map<string, Reach>();

  constructor(agreement: Agreement, figures?: Figures) {
    this.agreement = agreement;
    this.elaboration = new Elaboration(agreement);
    this.rangeOf = rangesOf(agreement, worldOf(agreement, undefined));
    this.valueOf = figures && folding(0, exactArithmetic(figures.world));
    this.on = figures?.on;
  }

  reach(use: ClauseUse): Reach {
    const known = this.#reach.get(use.path) ?? new Reach(this.elaboration, use, this.rangeOf);
    this.#reach.set(use.path, known);
    return known;
  }
}

/** The lint of one subject. */
export type Rule = (context: LintContext) => readonly Issue[];
