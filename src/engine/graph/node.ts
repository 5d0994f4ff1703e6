// The closed graph of an agreement: scalar nodes only, every loop unrolled, every year on its own.
import type { Exact } from "#kernel/exact";
import type { Issue } from "#kernel/issue";
import type { FactKind } from "../schema/facts-schema.ts";
import type { CompareOperator } from "../expression/syntax.ts";

/** Which facts a figure is read from: those of the settlement, or the agreed base. */
export type Frame = "facts" | "basis";

/** What stands for a figure that can't be known, and why. */
export interface Undetermined {
  readonly kind: "undetermined";
  readonly reason: Issue;
}

export type Value = Exact | boolean | string | Undetermined;

/** A figure to be looked up in facts. `scope`, `product` and `key` (a group, indicator or series) say which. */
export interface Observation {
  readonly fact: FactKind;
  readonly scope?: string | undefined;
  readonly product?: string | undefined;
  readonly key?: string | undefined;
  readonly year: number;
  readonly frame: Frame;
}

/** One party's part in a distribution; `first` is its own franchise, `most` its cap (undefined: none). */
export interface ShareKey {
  readonly share: Node;
  readonly first: Node | undefined;
  readonly most: Node | undefined;
}

type Body =
  | { readonly kind: "number"; readonly value: Exact }
  | { readonly kind: "text"; readonly value: string }
  | { readonly kind: "truth"; readonly value: boolean }
  | { readonly kind: "undetermined"; readonly reason: Issue }
  /** A figure that the parties agreed on; `slot` lets a batch or a slider replace it without building again. */
  | { readonly kind: "parameter"; readonly slot: string; readonly value: Value }
  | { readonly kind: "observe"; readonly observation: Observation; readonly bound: Node | undefined }
  | {
      readonly kind: "add" | "subtract" | "multiply" | "divide";
      readonly left: Node;
      readonly right: Node;
      readonly where: string;
    }
  | { readonly kind: "sum"; readonly of: readonly Node[] }
  | { readonly kind: "least" | "greatest"; readonly of: readonly Node[]; readonly when: readonly (Node | undefined)[] }
  | { readonly kind: "negate" | "absolute" | "floor" | "ceiling" | "not" | "missing"; readonly of: Node }
  | { readonly kind: "round"; readonly of: Node; readonly decimals: Node }
  | { readonly kind: "cent"; readonly of: Node }
  | { readonly kind: "compare"; readonly operator: CompareOperator; readonly left: Node; readonly right: Node }
  | { readonly kind: "and" | "or"; readonly of: readonly Node[] }
  | { readonly kind: "if"; readonly condition: Node; readonly then: Node; readonly otherwise: Node }
  | { readonly kind: "otherwise"; readonly of: Node; readonly instead: Node }
  /** `of` where it is not negative; else undetermined. */
  | { readonly kind: "notNegative"; readonly of: Node; readonly where: string }
  | { readonly kind: "interpolate"; readonly at: Node; readonly xs: readonly Node[]; readonly ys: readonly Node[] }
  | { readonly kind: "share"; readonly whole: Node; readonly keys: readonly ShareKey[]; readonly index: number };

/** A node; `id` counts from 0 in the order of making, so that every part comes before its whole. */
export type Node = Body & { readonly id: number };
export type NodeKind = Node["kind"];
export type NodeOf<Kind extends NodeKind> = Node extends infer Each
  ? Each extends { kind: unknown }
    ? Kind extends Each["kind"]
      ? Each
      : never
    : never
  : never;

/** Makes nodes and numbers them. */
export class Graph {
  readonly nodes: Node[] = [];

  make(body: Body): Node {
    // The body is made for this node alone; a copy of each would be half the work of building.
    const node = Object.assign(body, { id: this.nodes.length }) as Node;
    this.nodes.push(node);
    return node;
  }
}

/** A reading: one function per kind of node. `read` gives the result for a part, computed at most once. */
export type Arithmetic<Result> = {
  readonly [Kind in NodeKind]: (node: NodeOf<Kind>, read: (part: Node) => Result) => Result;
};

/** Folds the graph with an arithmetic: parts are read only when asked for, each at most once. */
export function folding<Result>(size: number, arithmetic: Arithmetic<Result>): (node: Node) => Result {
  const results: (Result | undefined)[] = Array(size).fill(undefined);
  const read = (node: Node): Result => {
    const known = results[node.id];
    if (known !== undefined) return known;
    const result = (arithmetic[node.kind] as (node: Node, read: (part: Node) => Result) => Result)(node, read);
    // A graph grows while it is read; without holes an array stays fast.
    while (results.length < node.id) results.push(undefined);
    results[node.id] = result;
    return result;
  };
  return read;
}

/** What an expression becomes: a node, or a list, row, scope or clause of them while the graph is built. */
export type Shape = Node | ListShape | RowShape | ScopeShape | ClauseShape;
export interface ListShape {
  readonly kind: "list";
  /** An item with `when` is in the list only if that holds. */
  readonly items: readonly { readonly when: Node | undefined; readonly shape: Shape }[];
}
export interface RowShape {
  readonly kind: "row";
  readonly columns: Map<string, Shape>;
}
export interface ScopeShape {
  readonly kind: "scope";
  readonly scope: string;
}
export interface ClauseShape {
  readonly kind: "clause";
  readonly clause: string;
}

export const isNode = (shape: Shape): shape is Node =>
  shape.kind !== "list" && shape.kind !== "row" && shape.kind !== "scope" && shape.kind !== "clause";
export const isUndetermined = (found: unknown): found is Undetermined =>
  typeof found === "object" && found !== null && "reason" in found;
