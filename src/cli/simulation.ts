// What `simulate` and `compare` share: from a command line to a simulation.
import { availableParallelism } from "node:os";
import type { Agreement } from "#engine/agreement";
import type { Outlook } from "#engine/outlook/outlook";
import { simulationJson } from "#engine/simulate/json";
import { planOf, type Plan } from "#engine/simulate/plan";
import { simulate, type Simulated } from "#engine/simulate/simulate";
import { simulationPage } from "#documents/simulation-page";
import { expectationsOf } from "#wording/expectation";
import { simulationText, undeterminedText } from "#wording/simulation-text";
import { wholeOption, writePage, type Call, type ExitCode } from "./command.ts";
import { loadAgreement, loadFacts, loadOutlook, type LoadedAgreement } from "./load.ts";
import { SimulationPool } from "./simulation-pool.ts";

const MOST_PATHS = 100_000_000;

/** Simulates agreements and says what came of it, in words, as data or as a page. */
export function simulateFiles(call: Call, files: readonly string[], usage: string): ExitCode {
  const [factsFile] = call.facts;
  if (call.outlooks.length === 0 || call.facts.length > 1) {
    call.output.err(usage);
    return 2;
  }
  const seed = wholeOption(call, { name: "seed", least: 0, most: 0xffffffff, absent: 1 });
  const paths = wholeOption(call, { name: "paths", least: 8, most: MOST_PATHS, absent: 100_000 });
  const workers = wholeOption(call, { name: "workers", least: 1, most: 64, absent: availableParallelism() });
  if (seed === undefined || paths === undefined || workers === undefined) return 2;
  const loaded: LoadedAgreement[] = [];
  for (const file of files) {
    const one = loadAgreement(call, file);
    if (typeof one === "number") return one;
    loaded.push(one);
  }
  const reference = call.against === undefined ? undefined : loadAgreement(call, call.against);
  if (typeof reference === "number") return reference;
  const outlooks: Outlook[] = [];
  for (const file of call.outlooks) {
    const outlook = loadOutlook(call, file, loaded[0]!);
    if (typeof outlook === "number") return outlook;
    outlooks.push(outlook);
  }
  const facts = factsFile === undefined ? undefined : loadFacts(call, factsFile);
  if (typeof facts === "number") return facts;
  const plan = planOf({
    agreements: loaded.map((one): Agreement => one.agreement),
    reference: reference?.agreement,
    outlook: outlooks[0]!,
    costs: outlooks,
    facts,
  });
  warnOfAmounts(call, plan);
  const pool = new SimulationPool(workers, { progress: progressOn(call) });
  try {
    const simulated = simulate(plan, { seed, paths, run: pool.run });
    if (call.output.isTerminal) call.output.err("\r\u001b[K");
    return tell(call, simulated!, plan);
  } finally {
    pool.close();
  }
}

/** Amounts that facts give replace prices times volumes, and nobody can tell what part of them a shift moved. */
function warnOfAmounts({ output, locale }: Call, { scenario: { reference, outlook, facts } }: Plan): void {
  if (reference === undefined || facts === undefined || Object.keys(outlook.document.shifts ?? {}).length === 0) return;
  const years = [...facts.years]
    .filter(([, figures]) => figures.gedeclareerd !== undefined || figures.betaald !== undefined)
    .map(([year]) => year);
  if (years.length === 0) return;
  output.err(
    locale === "nl"
      ? `Let op: de feiten van ${years.join(", ")} geven bedragen (\`gedeclareerd\` of \`betaald\`). Wat de verandering daarvan verschoof, gaat er voor “zonder afspraak” niet af. Geef aantallen in plaats van bedragen om het wel mee te tellen.`
      : `Note: the facts of ${years.join(", ")} give amounts (\`gedeclareerd\` or \`betaald\`). What the change moved of them is not taken off for “without an agreement”. Give volumes instead of amounts to count it.`,
  );
}

function tell(call: Call, simulated: Simulated, plan: Plan): ExitCode {
  if (call.html !== undefined && !tellPage(call, call.html, simulated, plan)) return 1;
  if (call.json) call.output.out(JSON.stringify(simulationJson(simulated, plan), undefined, 2));
  else call.output.out(simulationText(simulated, plan, call.locale));
  return 0;
}

/** Writes the page; refuses where the amount of a party can't be determined on any path, for then there is nothing to draw. */
function tellPage(call: Call, file: string, simulated: Simulated, plan: Plan): boolean {
  const { locale } = call;
  const unknown = plan.scenario.agreements
    .flatMap((_, index) => expectationsOf(simulated, plan, index, locale))
    .find(({ undetermined }) => undetermined === 1);
  if (unknown === undefined) {
    writePage(call, simulationPage(simulated, plan, locale));
    return true;
  }
  const why = undeterminedText(unknown, locale);
  call.output.err(locale === "nl" ? `${file} is niet gemaakt. ${why}` : `${file} was not made. ${why}`);
  return false;
}

/** A line on a terminal that says how far it is; long work only. */
function progressOn({ output, locale }: Call): (done: number, all: number) => boolean {
  return (done, all) => {
    if (output.isTerminal && all > 200)
      output.err(`\r${locale === "nl" ? "Gerekend" : "Computed"}: ${Math.floor((100 * done) / all)} %`);
    return true;
  };
}
