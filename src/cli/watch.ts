// `handslag watch`: how a running year stands: what fired, what room is left, what is at risk, what is coming.
import { parseDate, type IsoDate } from "#kernel/date";
import { issue } from "#kernel/issue";
import type { Facts } from "#engine/facts";
import { forecastOf } from "#engine/forecast/forecast";
import { completionFrom, type Completion } from "#engine/watch/completion";
import { watchJson } from "#engine/watch/json";
import { watch } from "#engine/watch/watch";
import { watchPage } from "#documents/watch-page";
import { wordIssue } from "#wording/issue";
import { watchText } from "#wording/watch-text";
import { refuse, writePage, type Call, type Command, type ExitCode } from "./command.ts";
import { loadAgreement, loadDevelopment, loadFacts } from "./load.ts";

export const watchCommand: Command = {
  name: "watch",
  usage: {
    nl: `handslag watch OVEREENKOMST --facts FEITEN [--development ONTWIKKELING] [--at DATUM] [--forms MAP] [--json] [--html BESTAND] [--locale nl|en]

Laat zien hoe een lopend jaar ervoor staat: welke afspraken voor mee- en tegenvallers zijn geraakt, welke signalen
zijn afgegaan, hoeveel ruimte er nog is, hoe indicatoren staan en wat er op het spel staat. Beoordeeld wordt het
verwachte hele jaar: de feiten gedeeld door hun \`voortgang\`, of met --development maal wat eerdere jaren leren (van
dezelfde cijfers), met de kans dat een grens wordt geraakt. Met --at (zoals 2027-09-01) ook wat er daarna komt.

Voorbeeld:
  npx handslag watch content/demonstration/veenrijk/agreements/pw-f2.yaml \\
    --facts content/demonstration/veenrijk/facts/pw-tot-augustus-2027.yaml --at 2027-09-01`,
    en: `handslag watch AGREEMENT --facts FACTS [--development DEVELOPMENT] [--at DATE] [--forms FOLDER] [--json] [--html FILE] [--locale nl|en]

Shows how a running year stands: which agreements on windfalls and setbacks were hit, which signals went off, how
much room is left, how indicators stand and what is at risk. Judged is the whole year as expected: the facts divided
by their \`voortgang\`, or with --development times what earlier years teach (of the same figures), with the chance that
a bound is hit. With --at (such as 2027-09-01) also what comes after that day.

Example:
  npx handslag watch content/demonstration/veenrijk/agreements/pw-f2.yaml \\
    --facts content/demonstration/veenrijk/facts/pw-tot-augustus-2027.yaml --at 2027-09-01 --locale en`,
  },
  options: ["facts", "development", "at", "forms", "json", "html"],
  run(call) {
    const [file] = call.arguments;
    const [factsFile] = call.facts;
    if (file === undefined || factsFile === undefined || call.arguments.length > 1 || call.facts.length > 1) {
      call.output.err(this.usage[call.locale]);
      return 2;
    }
    const at = dateOption(call);
    if (at === "wrong") return 2;
    const loaded = loadAgreement(call, file);
    if (typeof loaded === "number") return loaded;
    const facts = loadFacts(call, factsFile);
    if (typeof facts === "number") return facts;
    const { agreement } = loaded;
    const completions = completionsOf(call, facts);
    if (typeof completions === "number") return completions;
    const { value: watched, issues } = watch(agreement, facts, { at, completions });
    if (watched === undefined) return refuse(call, issues, factsFile);
    if (call.html !== undefined) writePage(call, watchPage(watched, agreement, call.locale));
    if (call.json) call.output.out(JSON.stringify(watchJson(watched), undefined, 2));
    else call.output.out(watchText(watched, agreement, call.locale));
    return 0;
  },
};

/** How the running year is completed where a development is given: it must be about a year in the facts. */
function completionsOf(call: Call, facts: Facts): ReadonlyMap<number, Completion> | ExitCode {
  if (call.development === undefined) return new Map();
  const development = loadDevelopment(call, call.development);
  if (typeof development === "number") return development;
  const { running } = forecastOf(development);
  if (running === undefined || !facts.years.has(running.soFar.year))
    return refuse(
      call,
      [issue("development-other-year", "so_far.year", { years: [...facts.years.keys()].map(String) })],
      call.development,
    );
  return new Map([[running.soFar.year, completionFrom(running.completed)]]);
}

function dateOption(call: Call): IsoDate | undefined | "wrong" {
  if (call.at === undefined) return undefined;
  const date = parseDate(call.at);
  if (date === undefined) call.output.err(wordIssue(issue("not-a-date", "", { found: call.at }), call.locale));
  return date ?? "wrong";
}
