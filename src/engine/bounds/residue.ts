// What is left of the graph once everything that no range touches has been computed: the part that moves.
import { Exact, add, divide, isZero, multiply, subtract, toDecimal } from "#kernel/exact";
import type { Agreement } from "../agreement.ts";
import { isShare, lookUp, type Facts } from "../facts.ts";
import { folding, isUndetermined, type Node, type Observation, type Undetermined, type Value } from "../graph/node.ts";
import { partsOf } from "../graph/part.ts";
import { exactArithmetic, undetermined, type World } from "../settle/arithmetic.ts";
import { worldOf } from "../settle/world.ts";
import { factsWith, type Ranges } from "./ranges.ts";

/** A figure in facts as a sum over ranged figures: a fixed part, and how often each range counts in it. */
export interface Mixture {
  readonly fixed: Exact;
  readonly parts: readonly { readonly figure: number; readonly times: Exact }[];
}

/** Nodes that ranges can move, each standing for all that say the same; the rest are values. */
export class Residue {
  readonly ranges: Ranges;
  readonly #agreement: Agreement;
  readonly #fixed: (node: Node) => Value;
  readonly #mixtures = new Map<string, Mixture | undefined>();
  readonly #moves: (boolean | undefined)[] = [];
  readonly #resolved: (Node | undefined)[] = [];
  readonly #same = new Map<string, Node>();
  readonly #figures: (ReadonlySet<number> | undefined)[] = [];
  readonly #within = new Map<number, Map<number, boolean>>();
  readonly #lifted = new Map<number, Facts>();

  constructor(agreement: Agreement, ranges: Ranges) {
    this.ranges = ranges;
    this.#agreement = agreement;
    this.#fixed = folding(0, exactArithmetic(worldOf(agreement, ranges.lowest)));
  }

  /** The value of a node that no range moves; undefined for one that moves. */
  value(node: Node): Value | undefined {
    return this.moves(node) ? undefined : this.#fixed(node);
  }

  /** Whether some range may move a node. */
  moves(node: Node): boolean {
    const known = this.#moves[node.id];
    if (known !== undefined) return known;
    const moves = this.#whetherMoves(node);
    this.#moves[node.id] = moves;
    return moves;
  }

  #whetherMoves(node: Node): boolean {
    if (node.kind === "observe") {
      if (node.bound !== undefined && this.moves(node.bound)) return true;
      return (this.mixture(node.observation, node.bound)?.parts.length ?? 0) > 0;
    }
    const next = this.#chosen(node);
    return next === undefined ? partsOf(node).some((part) => this.moves(part)) : this.moves(next);
  }

  /** The part that a node comes down to where what would choose another does not move. */
  #chosen(node: Node): Node | undefined {
    if (node.kind === "otherwise" && !this.moves(node.of))
      return isUndetermined(this.#fixed(node.of)) ? node.instead : node.of;
    if (node.kind === "if" && !this.moves(node.condition)) {
      const condition = this.#fixed(node.condition);
      if (typeof condition === "boolean") return condition ? node.then : node.otherwise;
    }
    return undefined;
  }

  /** The node that stands for a node that moves: what it comes down to, the same one for all that say the same. */
  resolve(node: Node): Node {
    const known = this.#resolved[node.id];
    if (known !== undefined) return known;
    const chosen = this.#chosen(node);
    const resolved = chosen === undefined ? this.#shared(node) : this.resolve(chosen);
    this.#resolved[node.id] = resolved;
    return resolved;
  }

  #shared(node: Node): Node {
    if (!this.moves(node)) return node;
    const key = this.#keyOf(node);
    const known = this.#same.get(key);
    if (known === undefined) this.#same.set(key, node);
    return known ?? node;
  }

  #keyOf(node: Node): string {
    if (node.kind === "observe") {
      const { fact, scope, product, key, year, frame } = node.observation;
      return ["observe", fact, scope, product, key, year, frame, node.bound && this.nameOf(node.bound)].join(" ");
    }
    const extra =
      node.kind === "compare"
        ? node.operator
        : node.kind === "share"
          ? `${node.index} ${node.keys.map((key) => `${key.first === undefined ? "" : "f"}${key.most === undefined ? "" : "m"}`).join()}`
          : node.kind === "least" || node.kind === "greatest"
            ? node.when.map((when) => (when === undefined ? "-" : "w")).join("")
            : node.kind === "interpolate"
              ? `${node.xs.length}`
              : "";
    return [node.kind, extra, ...partsOf(node).map((part) => this.nameOf(part))].join(" ");
  }

  /** What tells a node apart from every node that may have another value. */
  nameOf(node: Node): string {
    const value = this.value(node);
    if (value === undefined) return `#${this.resolve(node).id}`;
    if (value instanceof Exact) return `${value.n}/${value.d}`;
    return isUndetermined(value) ? `?${value.reason.code} ${value.reason.path}` : `"${String(value)}"`;
  }

  /** The parts of a node that move, each as the node that stands for it. */
  movingParts(node: Node): readonly Node[] {
    return partsOf(node)
      .filter((part) => this.moves(part))
      .map((part) => this.resolve(part));
  }

  /** Whether a node that moves has another as a part, at any depth, or is it. */
  dependsOn(node: Node, other: Node): boolean {
    const at = this.resolve(node);
    if (at === other) return true;
    // Each part was made before its whole.
    if (at.id < other.id) return false;
    const known = this.#within.get(other.id) ?? new Map<number, boolean>();
    this.#within.set(other.id, known);
    const before = known.get(at.id);
    if (before !== undefined) return before;
    const depends = this.movingParts(at).some((part) => this.dependsOn(part, other));
    known.set(at.id, depends);
    return depends;
  }

  /** Which ranged figures a node moves with. */
  figuresOf(node: Node): ReadonlySet<number> {
    if (!this.moves(node)) return NO_FIGURES;
    const at = this.resolve(node);
    const known = this.#figures[at.id];
    if (known !== undefined) return known;
    const own = at.kind === "observe" ? (this.mixture(at.observation, at.bound)?.parts ?? []) : [];
    const figures = new Set([
      ...own.map((part) => part.figure),
      ...this.movingParts(at).flatMap((part) => [...this.figuresOf(part)]),
    ]);
    this.#figures[at.id] = figures;
    return figures;
  }

  /** How an observation is made of ranged figures; undefined where the facts do not hold it. */
  mixture(observation: Observation, bound?: Node): Mixture | undefined {
    const at = bound === undefined || this.moves(bound) ? undefined : this.#fixed(bound);
    return this.#mixtureAt(observation, at instanceof Exact ? at : undefined);
  }

  #mixtureAt(observation: Observation, bound: Exact | undefined): Mixture | undefined {
    const { fact, scope, product, key, year, frame } = observation;
    const name = [fact, scope, product, key, year, frame, bound && toDecimal(bound, 20)].join(" ");
    if (!this.#mixtures.has(name)) this.#mixtures.set(name, this.#mixed(observation, bound));
    return this.#mixtures.get(name);
  }

  #mixed(observation: Observation, bound: Exact | undefined): Mixture | undefined {
    const { ranges } = this;
    const base = observation.frame === "basis" ? undefined : lookUp(ranges.lowest, observation, bound);
    if (base === undefined) return undefined;
    const parts: { readonly figure: number; readonly times: Exact }[] = [];
    let fixed = base;
    ranges.figures.forEach((figure, index) => {
      if (figure.fact !== observation.fact || figure.year !== observation.year || isStill(figure)) return;
      const gain = subtract(lookUp(this.#liftedFacts(index), observation, bound)!, base);
      const times = divide(gain, subtract(figure.high, figure.low));
      if (isZero(times)) return;
      parts.push({ figure: index, times });
      fixed = subtract(fixed, multiply(times, figure.low));
    });
    return { fixed, parts };
  }

  /** The facts with one figure at its highest: what a lookup gains by it says how often it counts. */
  #liftedFacts(index: number): Facts {
    const known = this.#lifted.get(index);
    if (known !== undefined) return known;
    const values = this.ranges.figures.map((figure, other) => (other === index ? figure.high : figure.low));
    const facts = factsWith(this.ranges, values);
    this.#lifted.set(index, facts);
    return facts;
  }

  /** The world in which every ranged figure has one value. */
  worldAt(values: readonly Exact[]): World {
    const facts = worldOf(this.#agreement, this.ranges.lowest);
    return {
      observe: (observation, bound) => {
        const known = facts.observe(observation, bound);
        const mixture = this.#mixtureAt(observation, bound);
        if (mixture === undefined || mixture.parts.length === 0) return known;
        const value = mixture.parts.reduce(
          (sum, { figure, times }) => add(sum, multiply(times, values[figure]!)),
          mixture.fixed,
        );
        return observation.fact === "voortgang" && !isShare(value) ? progressOutOfRange(value) : value;
      },
    };
  }
}

/** Why a share of the year that is no share can't be reckoned with. */
export const progressOutOfRange = (found: Exact): Undetermined =>
  undetermined("progress-out-of-range", "", { found: toDecimal(found) });

const NO_FIGURES: ReadonlySet<number> = new Set();

/** Whether a ranged figure can be one number only. */
export const isStill = ({ low, high }: { readonly low: Exact; readonly high: Exact }): boolean =>
  isZero(subtract(high, low));
