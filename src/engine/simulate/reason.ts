// Why a figure can't be determined on some paths: the missing figure that it is made of, else a division by zero.
import { issue, type Issue } from "#kernel/issue";
import { isUndetermined, type Node } from "../graph/node.ts";
import { partsOf } from "../graph/part.ts";
import type { Builder, Operand } from "./operation.ts";

/** Looks through the parts that count of nodes that were read; each node once, however many figures hold it. */
export function reasonsIn(read: (node: Node) => Operand, builder: Builder): (node: Node) => Issue | undefined {
  const found = new Map<Node, Issue | undefined>();
  const reasonOf = (node: Node): Issue | undefined => {
    const operand = read(node);
    if (operand.kind === "known") return isUndetermined(operand.value) ? operand.value.reason : undefined;
    if (!builder.mayMiss(operand.at)) return undefined;
    if (!found.has(node)) found.set(node, firstOf(node) ?? ownReason(node));
    return found.get(node);
  };
  const firstOf = (node: Node): Issue | undefined => {
    for (const part of partsThatCount(node, read)) {
      const reason = reasonOf(part);
      if (reason !== undefined) return reason;
    }
    return undefined;
  };
  return reasonOf;
}

/** The parts that a column was made of: not the branch that was never taken, nor what had something else in its place. */
function partsThatCount(node: Node, read: (node: Node) => Operand): readonly Node[] {
  if (node.kind === "otherwise") return [node.instead];
  if (node.kind === "if") {
    const condition = read(node.condition);
    return condition.kind === "column" ? partsOf(node) : [condition.value === true ? node.then : node.otherwise];
  }
  if (node.kind !== "least" && node.kind !== "greatest") return partsOf(node);
  return node.of.flatMap((part, index) => {
    const when = node.when[index];
    if (when === undefined) return [part];
    const condition = read(when);
    return condition.kind === "known" && condition.value === false ? [] : [when, part];
  });
}

/** Why a node may be undetermined although its parts are not. */
function ownReason(node: Node): Issue | undefined {
  if (node.kind === "divide") return issue("division-by-zero", "", { divisor: node.where });
  if ((node.kind === "least" || node.kind === "greatest") && node.when.some((when) => when !== undefined))
    return issue("nothing-to-compare", "");
  return undefined;
}
