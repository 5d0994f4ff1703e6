// `handslag watch`: how a running year stands: what fired, what room is left, what is at risk, what is coming.
import { parseDate, type IsoDate } from "#kernel/date";
import { issue } from "#kernel/issue";
import { watchJson } from "#engine/watch/json";
import { watch } from "#engine/watch/watch";
import { watchPage } from "#documents/watch-page";
import { wordIssue } from "#wording/issue";
import { watchText } from "#wording/watch-text";
import { loadAgreement, loadFacts, refuse, writePage, type Call, type Command } from "./command.ts";

export const watchCommand: Command = {
  name: "watch",
  usage: {
    nl: `handslag watch OVEREENKOMST --facts FEITEN [--at DATUM] [--json] [--html BESTAND] [--locale nl|en]

Laat zien hoe een lopend jaar ervoor staat: welke afspraken voor mee- en tegenvallers zijn geraakt, welke signalen
zijn afgegaan, hoeveel ruimte er nog is, hoe indicatoren staan en wat er op het spel staat. Beoordeeld wordt het
verwachte hele jaar: de feiten gedeeld door hun \`voortgang\`. Met --at (zoals 2027-09-01) ook wat er daarna komt.

Voorbeeld:
  npx handslag watch content/demonstration/veenrijk/agreements/pw-f2.yaml \\
    --facts content/demonstration/veenrijk/facts/pw-tot-augustus-2027.yaml --at 2027-09-01`,
    en: `handslag watch AGREEMENT --facts FACTS [--at DATE] [--json] [--html FILE] [--locale nl|en]

Shows how a running year stands: which agreements on windfalls and setbacks were hit, which signals went off, how
much room is left, how indicators stand and what is at risk. Judged is the whole year as expected: the facts divided
by their \`voortgang\`. With --at (such as 2027-09-01) also what comes after that day.

Example:
  npx handslag watch content/demonstration/veenrijk/agreements/pw-f2.yaml \\
    --facts content/demonstration/veenrijk/facts/pw-tot-augustus-2027.yaml --at 2027-09-01 --locale en`,
  },
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
    const { value: watched, issues } = watch(agreement, facts, { at });
    if (watched === undefined) return refuse(call, issues, factsFile);
    if (call.html !== undefined) writePage(call, watchPage(watched, agreement, call.locale));
    if (call.json) call.output.out(JSON.stringify(watchJson(watched), undefined, 2));
    else call.output.out(watchText(watched, agreement, call.locale));
    return 0;
  },
};

function dateOption(call: Call): IsoDate | undefined | "wrong" {
  if (call.at === undefined) return undefined;
  const date = parseDate(call.at);
  if (date === undefined) call.output.err(wordIssue(issue("not-a-date", "", { found: call.at }), call.locale));
  return date ?? "wrong";
}
