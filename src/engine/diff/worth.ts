// What each change is worth alone on the same facts, and what they bring together beyond that.
import type { Cents } from "#kernel/money";
import { issue, type Issue, type Outcome } from "#kernel/issue";
import type { Agreement } from "../agreement.ts";
import { checkAgreement } from "../check.ts";
import type { DatumMap } from "../datum.ts";
import type { Facts } from "../facts.ts";
import { providerOf } from "../provider.ts";
import { patched, type Change } from "./change.ts";
import { related } from "./related.ts";
import { lessReceipts, receiptsOf, sumBy, totalOf, type Receipt } from "./receipts.ts";

/** What something moves: for the party that the comparison follows in all, per year and per clause; and per party. */
export interface Worth {
  readonly cents: Cents;
  readonly years: ReadonlyMap<number, Cents>;
  readonly clauses: ReadonlyMap<string, Cents>;
  readonly parties: ReadonlyMap<string, Cents>;
}

/** Changes that were made together, by their position among all changes, and their worth without any other. */
export interface Step {
  readonly changes: readonly number[];
  readonly worth: Worth;
}

export interface Valuation {
  readonly factsHash: string;
  /** The party whose receipts are followed. */
  readonly party: string;
  readonly years: readonly number[];
  readonly old: Worth;
  readonly new: Worth;
  readonly difference: Worth;
  readonly steps: readonly Step[];
  /** The difference less all steps: what changes bring only in each other's company. */
  readonly interaction: Worth;
}

/**
 * Values changes on facts. Every change that money can notice is made alone in the old agreement, which is then read,
 * checked and settled anew; a change that can't stand alone (a clause with a term of its own) goes with the fewest
 * others that it needs. The steps and the interaction add up to the difference, to the cent. Issues where one of the
 * agreements itself can't be settled on these facts.
 */
export function valueChanges(
  old: Agreement,
  next: Agreement,
  changes: readonly Change[],
  facts: Facts,
): Outcome<Valuation> {
  const years = [...facts.years.keys()].filter((year) => old.years.includes(year) || next.years.includes(year));
  const [before, after] = [receiptsOf(old, facts), receiptsOf(next, facts)];
  const issues: Issue[] = [...before.issues, ...after.issues];
  if (years.length === 0)
    issues.push(
      issue("facts-outside-term", "years", {
        from: next.term.from,
        to: next.term.to,
        found: [...facts.years.keys()].map(String),
      }),
    );
  if (before.value === undefined || after.value === undefined || issues.length > 0) return { value: undefined, issues };
  const party = providerOf(next);
  const worth = (receipts: readonly Receipt[]): Worth => ({
    cents: totalOf(receipts, party),
    years: new Map(
      years.map((year) => [
        year,
        totalOf(
          receipts.filter((receipt) => receipt.year === year),
          party,
        ),
      ]),
    ),
    clauses: sumBy(receipts, party, (receipt) => receipt.clause),
    parties: sumBy(receipts, undefined, (receipt) => receipt.party),
  });
  const difference = lessReceipts(after.value, before.value);
  const steps = new Alone(old, changes, facts, after.value).groups().map(({ members, receipts }) => ({
    members,
    moved: lessReceipts(receipts, before.value!),
  }));
  const value: Valuation = {
    factsHash: facts.hash,
    party,
    years,
    old: worth(before.value),
    new: worth(after.value),
    difference: worth(difference),
    steps: steps.map(({ members, moved }) => ({ changes: members, worth: worth(moved) })),
    interaction: worth(
      lessReceipts(
        difference,
        steps.flatMap(({ moved }) => moved),
      ),
    ),
  };
  return { value, issues: [] };
}

const keyOf = (members: readonly number[]): string => members.toSorted((a, b) => a - b).join(" ");

interface Group {
  readonly members: readonly number[];
  readonly receipts: readonly Receipt[];
}

/** Makes changes alone, each with what it can't do without. */
class Alone {
  readonly #document: DatumMap;
  readonly #changes: readonly Change[];
  readonly #facts: Facts;
  readonly #known = new Map<string, readonly Receipt[] | undefined>();

  constructor(old: Agreement, changes: readonly Change[], facts: Facts, after: readonly Receipt[]) {
    // A patched agreement is a proposal again, whatever the old one had become.
    const { agreed: _agreed, ...document } = old.document as unknown as Record<string, never>;
    this.#document = { ...(document as DatumMap), status: "draft" };
    this.#changes = changes;
    this.#facts = facts;
    // All changes together are the new agreement: the search for what belongs together always ends there.
    this.#known.set(keyOf([...changes.keys()]), after);
  }

  /** Every change that money can notice is in exactly one group. */
  groups(): Group[] {
    const money = this.#changes.flatMap((found, index) => (found.money ? [index] : []));
    let groups: (readonly number[])[] = [];
    for (const index of money) {
      if (this.#settled([index]) !== undefined) continue;
      if (groups.some((group) => group.includes(index))) continue;
      groups = this.#joined(groups, this.#needed([index]));
    }
    const taken = new Set(groups.flat());
    return [...groups, ...money.filter((index) => !taken.has(index)).map((index) => [index])]
      .map((members) => members.toSorted((a, b) => a - b))
      .sort((a, b) => a[0]! - b[0]!)
      .map((members) => ({ members, receipts: this.#settled(members)! }));
  }

  /** Groups that share a change become one, which must stand by itself again. */
  #joined(groups: readonly (readonly number[])[], added: readonly number[]): (readonly number[])[] {
    const touching = groups.filter((group) => group.some((index) => added.includes(index)));
    if (touching.length === 0) return [...groups, added];
    const rest = groups.filter((group) => !touching.includes(group));
    const together = [...new Set([...touching.flat(), ...added])];
    const whole = this.#settled(together) === undefined ? this.#needed(together) : together;
    return this.#joined(rest, whole);
  }

  /** The fewest changes around some of them that settle: first among those that speak of the same names. */
  #needed(keep: readonly number[]): readonly number[] {
    const near = related(this.#document, this.#changes, keep);
    const start = this.#settled(near) === undefined ? this.#changes.map((_, index) => index) : near;
    let members = start;
    // What could not go while another stayed may go after it: until nothing more can.
    for (let before = 0; before !== members.length;) {
      before = members.length;
      for (const index of members) {
        const without = members.filter((other) => other !== index);
        if (!keep.includes(index) && this.#settled(without) !== undefined) members = without;
      }
    }
    return members;
  }

  #settled(members: readonly number[]): readonly Receipt[] | undefined {
    const key = keyOf(members);
    if (!this.#known.has(key)) this.#known.set(key, this.#settle(members));
    return this.#known.get(key);
  }

  #settle(members: readonly number[]): readonly Receipt[] | undefined {
    const document = patched(
      this.#document,
      members.toSorted((a, b) => a - b).flatMap((index) => this.#changes[index]!.patch),
    );
    const { value: agreement } = checkAgreement(document);
    return agreement && receiptsOf(agreement, this.#facts).value;
  }
}
