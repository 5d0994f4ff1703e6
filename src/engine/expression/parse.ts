// From the text of an expression to its syntax, through the FEEL grammar of lezer-feel.
import type { SyntaxNode } from "@lezer/common";
import { parser } from "lezer-feel";
import { parseDecimal } from "#kernel/decimal";
import { negate as negateExact } from "#kernel/exact";
import { issue, type Issue, type Outcome } from "#kernel/issue";
import type { ArithmeticOperator, CompareOperator, Expression } from "./syntax.ts";

/** Longer or deeper than any formula that a person can check. */
const LIMITS = { characters: 20_000, depth: 100 } as const;

/**
 * Parses one expression. The grammar always returns a tree, so anything it could not place is an issue here:
 * else `1.000.000` would read as 1.
 *
 * @example parseExpression("max(0, declaraties - plafond)").value
 */
export function parseExpression(text: string, path: string): Outcome<Expression> {
  if (text.trim() === "") return { value: undefined, issues: [issue("expression-empty", path)] };
  if (text.length > LIMITS.characters || nesting(text) > LIMITS.depth) {
    return { value: undefined, issues: [issue("expression-too-deep", path, { most: LIMITS.depth })] };
  }
  const reader = new Reader(text, path);
  const value = reader.top(parser.parse(text).topNode);
  return reader.issues.length > 0 || value === undefined
    ? { value: undefined, issues: reader.issues }
    : { value, issues: [] };
}

function nesting(text: string): number {
  let deepest = 0;
  let open = 0;
  for (const character of text) {
    if (character === "(" || character === "[") deepest = Math.max(deepest, ++open);
    else if (character === ")" || character === "]") open--;
  }
  return Math.max(deepest, text.split(/\bif\b|\bfor\b|-\s*-/).length - 1);
}

const LEFT_OUT: Readonly<Record<string, string>> = {
  null: "null",
  Context: "{ }",
  FunctionDefinition: "function",
  InstanceOfExpression: "instance of",
  DateTimeLiteral: "@",
  NamedParameters: "naam: waarde",
};

class Reader {
  readonly issues: Issue[] = [];
  readonly #text: string;
  readonly #path: string;

  constructor(text: string, path: string) {
    this.#text = text;
    this.#path = path;
  }

  top(node: SyntaxNode): Expression | undefined {
    const children = childrenOf(node);
    const [only] = children;
    if (children.length !== 1 || only === undefined || only.type.isError) {
      const stray = children.find((child) => child.type.isError) ?? children[1] ?? node;
      return this.#unreadable(stray);
    }
    return this.#read(only);
  }

  #source(node: SyntaxNode): string {
    return this.#text.slice(node.from, node.to);
  }

  #unreadable(node: SyntaxNode): undefined {
    const dotted = /\d{1,3}(\.\d{3})+(?!\d)/.exec(this.#text);
    const percent = /(\d+(?:\.\d+)?)\s*%/.exec(this.#text);
    const comma = /\d+,\d+/.exec(this.#text);
    if (dotted && dotted[0].split(".").length > 2)
      this.#report("number-thousands", { found: dotted[0], remedy: dotted[0].replaceAll(".", "") });
    else if (percent) this.#report("number-percent", { found: percent[0], remedy: `${percent[1]} / 100` });
    else if (comma) this.#report("number-comma", { found: comma[0], remedy: comma[0].replace(",", ".") });
    else
      this.#report("expression-unreadable", {
        near: this.#text.slice(node.from).trim().slice(0, 30) || this.#text.slice(-30),
        expression: this.#text,
      });
    return undefined;
  }

  #report(code: string, figures: Issue["figures"]): undefined {
    this.issues.push(issue(code, this.#path, { expression: this.#text, ...figures }));
    return undefined;
  }

  #read(node: SyntaxNode): Expression | undefined {
    const children = childrenOf(node);
    const stray = children.find((child) => child.type.isError);
    if (stray) return this.#unreadable(stray);
    switch (node.name) {
      case "NumericLiteral":
        return this.#number(node, children);
      case "StringLiteral":
        return { kind: "text", value: unquote(this.#source(node)) };
      case "BooleanLiteral":
        return { kind: "truth", value: this.#source(node) === "true" };
      case "VariableName":
        return this.#name(node);
      case "ParenthesizedExpression":
        return this.#read(children[1]!);
      case "PathExpression":
        return this.#with(this.#read(children[0]!), (of) => ({ kind: "member", of, name: this.#source(children[2]!) }));
      case "FilterExpression":
        return this.#two(children[0]!, children[2]!, (of, condition) => ({ kind: "filter", of, condition }));
      case "FunctionInvocation":
        return this.#call(node, children);
      case "ArithmeticExpression":
        return this.#arithmetic(children);
      case "Comparison":
        return this.#comparison(node, children);
      case "Conjunction":
        return this.#two(children[0]!, children[2]!, (left, right) => ({
          kind: "logic",
          operator: "and",
          left,
          right,
        }));
      case "Disjunction":
        return this.#two(children[0]!, children[2]!, (left, right) => ({ kind: "logic", operator: "or", left, right }));
      case "IfExpression":
        return this.#if(children);
      case "List":
        return this.#list(children);
      case "ForExpression":
      case "QuantifiedExpression":
        return this.#loop(node, children);
      default:
        return this.#report("expression-left-out", { found: LEFT_OUT[node.name] ?? this.#source(node) });
    }
  }

  #number(node: SyntaxNode, children: readonly SyntaxNode[]): Expression | undefined {
    const text = this.#source(node).replace(/^-\s*/, "");
    const value = parseDecimal(text.startsWith(".") ? `0${text}` : text);
    if (value === undefined) return this.#report("expression-unreadable", { near: text });
    return { kind: "number", value: children.length > 0 ? negateExact(value) : value };
  }

  #name(node: SyntaxNode): Expression | undefined {
    const words = childrenOf(node);
    const name = this.#source(node);
    if (words.length > 1)
      return this.#report("name-of-several-words", {
        found: name,
        remedy: words.map((word) => this.#source(word)).join("_"),
      });
    return { kind: "name", name: name.normalize("NFC") };
  }

  #call(node: SyntaxNode, children: readonly SyntaxNode[]): Expression | undefined {
    const parameters = children.find((child) => child.name === "PositionalParameters");
    if (children.some((child) => child.name === "NamedParameters"))
      return this.#report("expression-left-out", { found: LEFT_OUT["NamedParameters"]! });
    const name = children[0]!;
    if (name.name !== "VariableName") return this.#report("expression-unreadable", { near: this.#source(node) });
    const given = parameters === undefined ? [] : childrenOf(parameters);
    const stray = given.find((child) => child.type.isError);
    if (stray) return this.#unreadable(stray);
    const values = this.#all(given);
    return values && { kind: "call", function: this.#source(name), arguments: values };
  }

  #arithmetic(children: readonly SyntaxNode[]): Expression | undefined {
    if (children.length === 2) return this.#with(this.#read(children[1]!), (of) => ({ kind: "negate", of }));
    const operator = this.#source(children[1]!);
    if (operator === "**") return this.#report("expression-left-out", { found: "**" });
    return this.#two(children[0]!, children[2]!, (left, right) => ({
      kind: "arithmetic",
      operator: operator as ArithmeticOperator,
      left,
      right,
    }));
  }

  #comparison(node: SyntaxNode, children: readonly SyntaxNode[]): Expression | undefined {
    const [subject, operator, ...rest] = children;
    if (operator!.name === "CompareOp") {
      const sign = this.#source(operator!) as CompareOperator;
      return this.#two(subject!, rest[0]!, (left, right) => ({ kind: "compare", operator: sign, left, right }));
    }
    const interval = operator!.name === "in" ? intervalIn(rest) : undefined;
    // The grammar lets `x in [1..3] and y` mean "x in ([1..3] and y)": half of it would be lost.
    if (operator!.name === "in" && interval === undefined)
      return this.#report("within-needs-brackets", { found: this.#source(node) });
    const bounds =
      operator!.name === "between"
        ? [rest[0]!, rest[2]!]
        : interval
          ? [childrenOf(interval)[1]!, childrenOf(interval)[3]!]
          : undefined;
    if (bounds === undefined) return this.#report("expression-left-out", { found: this.#source(node) });
    const parts = this.#all([subject!, ...bounds]);
    if (parts === undefined) return undefined;
    const [of, low, high] = parts as [Expression, Expression, Expression];
    const edges = interval ? this.#source(interval) : "[]";
    return { kind: "within", of, low, high, openLow: !edges.startsWith("["), openHigh: !edges.endsWith("]") };
  }

  #if(children: readonly SyntaxNode[]): Expression | undefined {
    const parts = this.#all([children[1]!, children[3]!, children[5]!]);
    return parts && { kind: "if", condition: parts[0]!, then: parts[1]!, otherwise: parts[2]! };
  }

  #list(children: readonly SyntaxNode[]): Expression | undefined {
    const items = this.#all(children.slice(1, -1));
    return items && { kind: "list", items };
  }

  #loop(node: SyntaxNode, children: readonly SyntaxNode[]): Expression | undefined {
    const iterators = childrenOf(children[1]!);
    const iterator = childrenOf(iterators[0]!);
    const context = childrenOf(iterator[2]!);
    if (iterators.length !== 1 || context.length !== 1)
      return this.#report("expression-left-out", { found: this.#source(children[1]!) });
    const variable = this.#source(iterator[0]!);
    const parts = this.#all([context[0]!, children[3]!]);
    if (parts === undefined) return undefined;
    const [over, body] = parts as [Expression, Expression];
    if (node.name === "ForExpression") return { kind: "for", variable, in: over, result: body };
    return {
      kind: "quantify",
      quantifier: this.#source(children[0]!) as "some" | "every",
      variable,
      in: over,
      condition: body,
    };
  }

  #with(of: Expression | undefined, make: (of: Expression) => Expression): Expression | undefined {
    return of && make(of);
  }

  #two(
    left: SyntaxNode,
    right: SyntaxNode,
    make: (left: Expression, right: Expression) => Expression,
  ): Expression | undefined {
    const parts = this.#all([left, right]);
    return parts && make(parts[0]!, parts[1]!);
  }

  #all(nodes: readonly SyntaxNode[]): Expression[] | undefined {
    const read = nodes.map((node) => this.#read(node));
    return read.every((part) => part !== undefined) ? read : undefined;
  }
}

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}

/** The interval of `in [low..high]`, where nothing else follows `in`. */
function intervalIn(nodes: readonly SyntaxNode[]): SyntaxNode | undefined {
  const [only] = nodes;
  if (nodes.length !== 1 || only === undefined) return undefined;
  return only.name === "Interval"
    ? only
    : only.name === "PositiveUnaryTest" || only.name === "SimplePositiveUnaryTest"
      ? intervalIn(childrenOf(only))
      : undefined;
}

const unquote = (source: string): string => {
  try {
    return (JSON.parse(source) as string).normalize("NFC");
  } catch {
    return source.slice(1, -1).normalize("NFC");
  }
};
