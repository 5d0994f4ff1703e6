// The settlement reading: an agreement and facts become a statement, exact to the cent.
import { Exact, compare } from "#kernel/exact";
import { NO_CENTS, sumCents, toCents, type Cents } from "#kernel/money";
import { issue, type Issue, type Outcome } from "#kernel/issue";
import type { Agreement, ClauseUse } from "../agreement.ts";
import { hashOf } from "../canonical.ts";
import type { Facts } from "../facts.ts";
import { isPlain } from "../facts.ts";
import { buildNode, type Site } from "../graph/build.ts";
import { Elaboration } from "../graph/elaborate.ts";
import { folding, isUndetermined, type Node, type Value } from "../graph/node.ts";
import { clausesIn, paymentsOf } from "../graph/payment.ts";
import { exactArithmetic } from "./arithmetic.ts";
import { statementLines } from "./line.ts";
import { jsonOf } from "./json.ts";
import type { Flow, Statement, StatementClause, StatementIndex, StatementYear } from "./statement.ts";
import { worldOf } from "./world.ts";

/** An agreement ready to be settled many times: its graph is built once and grows with the years asked for. */
export class Settlement {
  readonly agreement: Agreement;
  readonly elaboration: Elaboration;

  constructor(agreement: Agreement) {
    this.agreement = agreement;
    this.elaboration = new Elaboration(agreement);
  }

  /** Settles every contract year that the facts hold. Undetermined figures are part of the statement, not issues. */
  settle(facts: Facts): Outcome<Statement> {
    const years = this.agreement.years.filter((year) => facts.years.has(year));
    if (years.length === 0) {
      return {
        value: undefined,
        issues: [
          issue("facts-outside-term", "years", {
            from: this.agreement.term.from,
            to: this.agreement.term.to,
            found: [...facts.years.keys()].map(String),
          }),
        ],
      };
    }
    const reading = new YearReading(this, facts);
    const settled = years.map((year) => reading.year(year));
    const issues = [...this.#ambiguous(facts, years), ...reading.issues];
    const net = totals(
      this.agreement,
      settled.map((year) => year.net),
    );
    const statement = {
      agreement: this.agreement.id,
      title: this.agreement.title,
      agreementHash: this.agreement.hash,
      factsHash: facts.hash,
      source: facts.document.source,
      years: settled,
      net,
    };
    return { value: { ...statement, hash: hashOf(jsonOf(statement)) }, issues };
  }

  /** A plain number in facts must mean one scope only. */
  #ambiguous(facts: Facts, years: readonly number[]): Issue[] {
    const scopes = new Map<string, Set<string>>();
    for (const node of this.elaboration.graph.nodes) {
      if (node.kind !== "observe" || node.observation.frame !== "facts" || !years.includes(node.observation.year))
        continue;
      const { fact, scope, product, key, year } = node.observation;
      const which = scope ?? product ?? key;
      if (which === undefined || !isPlain(facts, fact, year)) continue;
      const at = `years.${year}.${fact}`;
      scopes.set(at, (scopes.get(at) ?? new Set()).add(which));
    }
    return [...scopes]
      .filter(([, names]) => names.size > 1)
      .map(([path, names]) => issue("fact-for-several", path, { names: [...names] }));
  }
}

class YearReading {
  readonly issues: Issue[] = [];
  readonly #settlement: Settlement;
  readonly #facts: Facts;
  readonly #read: (node: Node) => Value;

  constructor(settlement: Settlement, facts: Facts) {
    this.#settlement = settlement;
    this.#facts = facts;
    this.#read = folding(0, exactArithmetic(worldOf(settlement.agreement, facts)));
  }

  year(year: number): StatementYear {
    const { agreement } = this.#settlement;
    const covered = new Set<string>();
    const clauses = clausesIn(this.#settlement.elaboration, year).map((use) => this.#clause(use, year, covered));
    return {
      year,
      status: this.#facts.years.get(year)?.status ?? this.#facts.document.status,
      clauses,
      indices: [...agreement.indices.values()]
        .filter((use) => year >= use.firstYear)
        .map((use) => this.#index(use, year)),
      prices: this.#prices(year),
      net: netOf(agreement, clauses),
    };
  }

  #lines(use: ClauseUse, year: number) {
    return statementLines(use, year, {
      elaboration: this.#settlement.elaboration,
      read: this.#read,
      facts: this.#facts,
    });
  }

  #index(use: ClauseUse, year: number): StatementIndex {
    return {
      id: use.id,
      title: use.title,
      level: this.#read(this.#settlement.elaboration.level(use.id, year)),
      lines: this.#lines(use, year),
    };
  }

  #prices(year: number): StatementYear["prices"] {
    const { agreement, elaboration } = this.#settlement;
    return [...agreement.prices.prices.keys()].flatMap((product) => {
      const price = this.#read(elaboration.price(product, year));
      if (!(price instanceof Exact)) return [];
      const { maximum } = agreement.products.get(product) ?? {};
      const most = maximum instanceof Exact ? undefined : maximum?.[year];
      if (most !== undefined && compare(price, most) > 0) {
        this.issues.push(
          issue("price-above-maximum", `prices.${product}.${year}`, {
            product,
            found: String(price),
            most: String(most),
          }),
        );
      }
      return [{ product, price }];
    });
  }

  #clause(use: ClauseUse, year: number, covered: Set<string>): StatementClause {
    const { elaboration } = this.#settlement;
    const site = elaboration.site(use.id, year);
    const paid = this.#paid(use, site, covered);
    const payments = paymentsOf(elaboration, use, year).map(({ from, to, amount }) => ({
      from,
      to,
      amount: this.#read(amount),
    }));
    const signals = [...use.form.signals].map(([name, signal]) => ({
      name,
      text: signal.text,
      blocks: signal.blocks,
      fired: this.#read(buildNode(signal.when, site, elaboration)),
    }));
    const sums = this.#sums(payments, paid);
    const lines = this.#lines(use, year);
    const reason =
      this.#obstacle(use, site) ?? (sums.reason && located(sums.reason, use, lines)) ?? blocking(signals, use);
    return {
      id: use.id,
      form: use.form.id,
      title: use.title,
      lines,
      result: use.form.result,
      entitlement: sums.entitlement,
      paid: sums.paid,
      settlement: reason === undefined ? sums.settlement : undefined,
      reason,
      flows: reason === undefined ? sums.flows : [],
      signals,
      claims: this.#claims(use, site),
    };
  }

  /** A condition of the form that does not hold this year. */
  #obstacle(use: ClauseUse, site: Site): Issue | undefined {
    const broken = use.form.requires.find(
      (entry) => this.#read(buildNode(entry.that, site, this.#settlement.elaboration)) === false,
    );
    return (
      broken &&
      issue("requirement-not-met", use.path, {
        requirement: broken.text.nl,
        requirementEn: broken.text.en ?? broken.text.nl,
      })
    );
  }

  /** What was paid on claims in the scopes that this clause covers and no clause before it did. */
  #paid(use: ClauseUse, site: Site, covered: Set<string>): Value {
    const { elaboration } = this.#settlement;
    const scopes = use.form.covers.map((name) => use.scopes.get(name)!).filter((scope) => !covered.has(scope));
    for (const scope of scopes) covered.add(scope);
    return this.#read(
      elaboration.graph.make({ kind: "sum", of: scopes.map((scope) => elaboration.paid(scope, site)) }),
    );
  }

  /** Entitlement, paid and settlement in cents, and the money that moves; what a party pays itself counts as paid. */
  #sums(payments: readonly { readonly from: string; readonly to: string; readonly amount: Value }[], paid: Value) {
    const unknown = [...payments.map((payment) => payment.amount), paid].find(isUndetermined);
    const amounts = payments.map((payment) => (payment.amount instanceof Exact ? toCents(payment.amount) : undefined));
    const claimed = paid instanceof Exact ? toCents(paid) : undefined;
    const entitlement = allKnown(amounts) ? sumCents(amounts) : undefined;
    if (unknown !== undefined || entitlement === undefined || claimed === undefined) {
      return {
        entitlement,
        paid: claimed,
        settlement: undefined,
        flows: [],
        reason: unknown?.reason ?? issue("amount-too-large", ""),
      };
    }
    const flows: Flow[] = [];
    let kept = claimed;
    payments.forEach((payment, index) => {
      const due = (amounts[index]! - (index === 0 ? claimed : 0)) as Cents;
      if (payment.from === payment.to) kept = (kept + amounts[index]!) as Cents;
      else flows.push({ from: payment.from, to: payment.to, cents: due });
    });
    return { entitlement, paid: kept, settlement: (entitlement - kept) as Cents, flows, reason: undefined };
  }

  #claims(use: ClauseUse, site: Site): StatementClause["claims"] {
    const { elaboration, agreement } = this.#settlement;
    return use.form.covers.map((name) => {
      const scope = use.scopes.get(name)!;
      const given = this.#read(elaboration.observe({ fact: "gedeclareerd", scope, year: site.year, frame: "facts" }));
      const products = isUndetermined(given)
        ? elaboration.productsIn(scope).filter((product) => agreement.prices.prices.has(product))
        : [];
      const rows = products.map((product) => {
        const volume = elaboration.volume(product, site);
        const price = elaboration.price(product, site.year);
        const amount = elaboration.graph.make({
          kind: "cent",
          of: elaboration.graph.make({ kind: "multiply", left: volume, right: price, where: "" }),
        });
        return {
          product,
          label: agreement.products.get(product)?.label ?? { nl: product },
          volume: this.#read(volume),
          price: this.#read(price),
          amount: this.#read(amount),
        };
      });
      return { scope, rows };
    });
  }
}

/** A reason that says where: in the facts, or in the first line that could not be determined. */
function located(reason: Issue, use: ClauseUse, lines: StatementClause["lines"]): Issue {
  if (reason.path !== "") return reason;
  const line = lines.find((candidate) => candidate.cell !== undefined && isUndetermined(candidate.cell.value));
  return { ...reason, path: line === undefined ? use.path : `${use.path}.lines.${line.name}` };
}

function blocking(signals: StatementClause["signals"], use: ClauseUse): Issue | undefined {
  const fired = signals.find((signal) => signal.blocks && signal.fired === true);
  return (
    fired &&
    issue("blocked-by-signal", use.path, {
      signal: fired.name,
      text: fired.text.nl,
      textEn: fired.text.en ?? fired.text.nl,
    })
  );
}

const allKnown = (amounts: readonly (Cents | undefined)[]): amounts is readonly Cents[] =>
  amounts.every((amount) => amount !== undefined);

function netOf(agreement: Agreement, clauses: readonly StatementClause[]): Map<string, Cents | undefined> {
  const unsettled = clauses.some((clause) => clause.settlement === undefined);
  const net = new Map<string, Cents | undefined>(
    [...agreement.parties.keys()].map((id) => [id, unsettled ? undefined : NO_CENTS]),
  );
  if (unsettled) return net;
  for (const { from, to, cents } of clauses.flatMap((clause) => clause.flows)) {
    net.set(from, ((net.get(from) ?? 0) - cents) as Cents);
    net.set(to, ((net.get(to) ?? 0) + cents) as Cents);
  }
  return net;
}

function totals(
  agreement: Agreement,
  years: readonly ReadonlyMap<string, Cents | undefined>[],
): Map<string, Cents | undefined> {
  return new Map(
    [...agreement.parties.keys()].map((id) => {
      const amounts = years.map((year) => year.get(id));
      return [id, allKnown(amounts) ? sumCents(amounts) : undefined];
    }),
  );
}
