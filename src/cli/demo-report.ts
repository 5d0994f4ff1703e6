// The demonstration case from its documents: settled, simulated and held against no agreement.
import { join } from "node:path";
import { parseDate } from "#kernel/date";
import { ZERO, subtract, type Exact } from "#kernel/exact";
import type { Agreement } from "#engine/agreement";
import type { Facts } from "#engine/facts";
import { boundsOf } from "#engine/bounds/bounds";
import type { Ranges } from "#engine/bounds/ranges";
import { differences } from "#engine/diff/difference";
import { valueChanges } from "#engine/diff/worth";
import type { Development } from "#engine/forecast/development";
import { forecastOf } from "#engine/forecast/forecast";
import { incentivesOf } from "#engine/incentives/incentives";
import { togetherOf } from "#engine/incentives/together";
import { lint } from "#engine/lint/lint";
import { gainsOf, type GainQuestion } from "#engine/outlook/gain";
import type { Outlook } from "#engine/outlook/outlook";
import { Settlement } from "#engine/settle/settle";
import { planOf } from "#engine/simulate/plan";
import { simulate } from "#engine/simulate/simulate";
import { completionFrom } from "#engine/watch/completion";
import { watch } from "#engine/watch/watch";
import type { Chair } from "#documents/demo/chairs";
import type { DemoReport } from "#documents/demo/demo-page";
import { inCents, type Distribution, type Transfer } from "#documents/demo/money";
import type { Readings } from "#documents/demo/readings";
import type { DemoCase } from "#wording/demo-findings";
import { type Call } from "./command.ts";
import { loadAgreement, loadDevelopment, loadFacts, loadOutlook, loadRanges, type LoadedAgreement } from "./load.ts";
import { guidanceFrom } from "./incentives.ts";
import { CONTENT, type FileLibrary } from "./library.ts";

const FOLDER = join(CONTENT, "demonstration", "veenrijk");
const PROPOSALS = ["f1", "f2", "f3"] as const;
/** Those that are compared over the years: with a larger share and an impulse beside them. */
const VARIANTS = ["f1", "f2", "f3", "f4", "f4b"] as const;
const COMPARED = ["f1", "f2", "f3", "f4b"] as const;
/** The terms that gains are added up over: as agreed, as agreed but with beds that stay open, and a shorter one. */
const TERMS = [
  { years: 5, bedsStayOpen: false },
  { years: 5, bedsStayOpen: true },
  { years: 3, bedsStayOpen: false },
] as const;
const SCENARIOS = ["verwacht", "laag", "hoog", "tegen"] as const;
/** The insurers by the start of their files, with the name of their outlook. */
const OUTLOOKS: Readonly<Record<string, string>> = { pw: "polderwacht", kr: "kompasroos", vv: "vuurtoren" };
const INSURERS = Object.keys(OUTLOOKS);
const LEAD = "pw";
const [PATHS, SEED] = [100_000, 2027];
const CHANGED = { from: "f3", to: "f4b" } as const;
const WATCHED = "f2";
const WATCHED_AT = parseDate("2027-09-01")!;

/** The demonstration settled and simulated. */
export function demoReport(call: Call): DemoReport {
  const files = new DemoFiles(call);
  return {
    settled: settleDemo(files),
    chairs: [`zilverlinde-${LEAD}`, OUTLOOKS[LEAD]!].map((outlook) => chairOf(files, outlook)),
    transfers: SCENARIOS.flatMap((scenario) => PROPOSALS.map((proposal) => transferOf(files, scenario, proposal))),
    distributions: TERMS.flatMap((term) => VARIANTS.map((proposal) => distributionOf(files, proposal, term))),
    readings: readingsOf(files),
  };
}

/** What the other readings say, of the proposals of the leading insurer. */
function readingsOf(files: DemoFiles): Readings {
  const agreement = (proposal: string): Agreement => files.agreement(`${LEAD}-${proposal}`);
  const outlook = files.outlook(`zilverlinde-${LEAD}`);
  const costs = new Map([[outlook.of, outlook.document]]);
  const all = COMPARED.map((proposal) => {
    const incentives = incentivesOf(agreement(proposal), { outlook, costs, facts: undefined });
    // Before the beds close and after: the years between tell nothing more.
    return { ...incentives, years: [incentives.years[0]!, incentives.years.at(-1)!] };
  });
  const expected = files.facts(`${LEAD}-verwacht`);
  const { from, to } = CHANGED;
  const changes = differences(agreement(from), agreement(to), expected);
  const { value: valuation, issues } = valueChanges(agreement(from), agreement(to), changes, expected);
  const forecast = forecastOf(files.development(`${LEAD}-productie`));
  const { soFar, completed } = forecast.running!;
  return {
    incentives: { all, together: togetherOf(all), guidance: guidanceFrom(files.library) },
    bounds: COMPARED.map((proposal) => ({
      proposal,
      bounds: boundsOf(agreement(proposal), files.ranges(`${LEAD}-2027`), {}).value!,
    })),
    findings: COMPARED.map((proposal) => ({
      proposal,
      agreement: agreement(proposal),
      findings: lint(agreement(proposal)),
    })),
    changed: { from, to, difference: { old: agreement(from), new: agreement(to), changes, valuation, issues } },
    watched: {
      proposal: WATCHED,
      agreement: agreement(WATCHED),
      watch: watch(agreement(WATCHED), files.facts(`${LEAD}-tot-augustus-2027`), {
        at: WATCHED_AT,
        completions: new Map([[soFar.year, completionFrom(completed)]]),
      }).value!,
    },
    forecast,
  };
}

/** The documents of the case. They ship with the product, so that one which does not load is a bug. */
class DemoFiles {
  readonly #call: Call;
  readonly #agreements = new Map<string, LoadedAgreement>();
  readonly #outlooks = new Map<string, Outlook>();

  constructor(call: Call) {
    this.#call = call;
  }

  loaded(name: string): LoadedAgreement {
    const known = this.#agreements.get(name);
    if (known !== undefined) return known;
    const loaded = sound(loadAgreement(this.#call, join(FOLDER, "agreements", `${name}.yaml`)), name);
    this.#agreements.set(name, loaded);
    return loaded;
  }

  agreement(name: string): Agreement {
    return this.loaded(name).agreement;
  }

  facts(name: string): Facts {
    return sound(loadFacts(this.#call, join(FOLDER, "facts", `${name}.yaml`)), name);
  }

  get library(): FileLibrary {
    return this.loaded(`${LEAD}-f1`).library;
  }

  development(name: string): Development {
    return sound(loadDevelopment(this.#call, join(FOLDER, "developments", `${name}.yaml`)), name);
  }

  ranges(name: string): Ranges {
    return sound(loadRanges(this.#call, join(FOLDER, "ranges", `${name}.yaml`), this.loaded(`${LEAD}-f1`)), name);
  }

  outlook(name: string): Outlook {
    const known = this.#outlooks.get(name);
    if (known !== undefined) return known;
    const file = join(FOLDER, "outlooks", `${name}.yaml`);
    const outlook = sound(loadOutlook(this.#call, file, this.loaded(`${LEAD}-f1`)), name);
    this.#outlooks.set(name, outlook);
    return outlook;
  }
}

function sound<Loaded extends object>(loaded: Loaded | number, name: string): Loaded {
  if (typeof loaded === "number") throw new TypeError(`the demonstration does not load: ${name}`);
  return loaded;
}

/** Every proposal of every insurer on every scenario that there are facts for. */
function settleDemo(files: DemoFiles): DemoCase {
  const cases = INSURERS.flatMap((insurer) =>
    PROPOSALS.flatMap((proposal) => {
      const agreement = files.agreement(`${insurer}-${proposal}`);
      const settlement = new Settlement(agreement);
      return (insurer === LEAD ? SCENARIOS : SCENARIOS.slice(0, 1)).map((scenario) => ({
        insurer,
        proposal,
        scenario,
        agreement,
        statement: settlement.settle(files.facts(`${insurer}-${scenario}`)).value!,
      }));
    }),
  );
  return { proposals: PROPOSALS, scenarios: SCENARIOS, insurers: INSURERS, cases };
}

/** The proposals of the leading insurer in the eyes of one organisation. */
function chairOf(files: DemoFiles, name: string): Chair {
  const agreements = COMPARED.map((proposal) => files.agreement(`${LEAD}-${proposal}`));
  const reference = files.agreement(`${LEAD}-zonder`);
  const outlook = files.outlook(name);
  const plan = planOf({ agreements, reference, outlook });
  return {
    plan,
    simulated: simulate(plan, { seed: SEED, paths: PATHS })!,
    expected: agreements.map((agreement) =>
      inCents(
        gainsOf({ agreement, reference, party: outlook.of, outlook, introduction: true }).map(({ margin }) => margin!),
      ),
    ),
  };
}

/** What a proposal changes for hospital and insurer in 2027, on what happened in a scenario. */
function transferOf(files: DemoFiles, scenario: string, proposal: string): Transfer {
  const question: Omit<GainQuestion, "party"> = {
    agreement: files.agreement(`${LEAD}-${proposal}`),
    reference: files.agreement(`${LEAD}-zonder`),
    outlook: files.outlook(`zilverlinde-${LEAD}`),
    facts: files.facts(`${LEAD}-${scenario}`),
    introduction: false,
  };
  const [hospital] = gainsOf({ ...question, party: "zorgaanbieder" });
  const [insurer] = gainsOf({ ...question, party: "verzekeraar" });
  return { scenario, proposal, margin: hospital!.accounted!, spend: subtract(ZERO, insurer!.received!) };
}

/** What a proposal gains the hospital and all insurers over the first years, when all goes as expected. */
function distributionOf(
  files: DemoFiles,
  proposal: string,
  { years, bedsStayOpen }: Pick<Distribution, "years" | "bedsStayOpen">,
): Distribution {
  const gains = (party: string, outlookOf: (insurer: string) => string): Exact[] =>
    INSURERS.flatMap((insurer) =>
      gainsOf({
        agreement: files.agreement(`${insurer}-${proposal}`),
        reference: files.agreement(`${insurer}-zonder`),
        party,
        outlook: files.outlook(outlookOf(insurer)),
        introduction: true,
      })
        .slice(0, years)
        .map(({ margin }) => margin!),
    );
  return {
    proposal,
    bedsStayOpen,
    years,
    hospital: inCents(
      gains("zorgaanbieder", (insurer) => `zilverlinde-${insurer}${bedsStayOpen ? "-bedden-open" : ""}`),
    ),
    insurers: inCents(gains("verzekeraar", (insurer) => OUTLOOKS[insurer]!)),
  };
}
