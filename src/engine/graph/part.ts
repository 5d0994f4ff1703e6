// The parts of a node: what a reading that walks the graph, rather than folds it, has to know of every kind.
import type { Node, NodeKind, NodeOf } from "./node.ts";

const present = (parts: readonly (Node | undefined)[]): readonly Node[] => parts.filter((part) => part !== undefined);
const none = (): readonly Node[] => [];
const pair = (node: { readonly left: Node; readonly right: Node }): readonly Node[] => [node.left, node.right];
const only = (node: { readonly of: Node }): readonly Node[] => [node.of];
const extreme = (node: NodeOf<"least">): readonly Node[] => [...node.of, ...present(node.when)];

const PARTS: { readonly [Kind in NodeKind]: (node: NodeOf<Kind>) => readonly Node[] } = {
  number: none,
  text: none,
  truth: none,
  undetermined: none,
  parameter: none,
  observe: (node) => present([node.bound]),
  add: pair,
  subtract: pair,
  multiply: pair,
  divide: pair,
  sum: (node) => node.of,
  least: extreme,
  greatest: extreme,
  negate: only,
  absolute: only,
  floor: only,
  ceiling: only,
  not: only,
  missing: only,
  round: (node) => [node.of, node.decimals],
  cent: only,
  compare: pair,
  and: (node) => node.of,
  or: (node) => node.of,
  if: (node) => [node.condition, node.then, node.otherwise],
  otherwise: (node) => [node.of, node.instead],
  notNegative: only,
  interpolate: (node) => [node.at, ...node.xs, ...node.ys],
  share: (node) => [node.whole, ...node.keys.flatMap((key) => present([key.share, key.first, key.most]))],
};

/** The parts of a node, in the order of the node's own fields. Each was made before the node. */
export const partsOf = (node: Node): readonly Node[] => (PARTS[node.kind] as (node: Node) => readonly Node[])(node);

/** Which nodes depend on a figure from facts (not on the agreed base). Grows with the graph. */
export class Dependence {
  readonly #known: (boolean | undefined)[] = [];

  onFacts(node: Node): boolean {
    const known = this.#known[node.id];
    if (known !== undefined) return known;
    const depends =
      (node.kind === "observe" && node.observation.frame === "facts" && !AGREED.has(node.observation.fact)) ||
      partsOf(node).some((part) => this.onFacts(part));
    this.#known[node.id] = depends;
    return depends;
  }
}

/** Index series come from facts, yet move parameters rather than care. */
const AGREED: ReadonlySet<string> = new Set(["reeks", "reeks_voorlopig", "index", "voortgang"]);
