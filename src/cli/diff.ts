// `handslag diff`: what changed between two agreements, and what each change is worth.
import type { Issue } from "#kernel/issue";
import { differences } from "#engine/diff/difference";
import { differenceJson } from "#engine/diff/json";
import { valueChanges } from "#engine/diff/worth";
import { diffPage } from "#documents/diff-page";
import { changeSentence } from "#wording/change";
import { diffText, type Difference } from "#wording/diff-text";
import { wordIssue } from "#wording/issue";
import { writePage, type Command } from "./command.ts";
import { loadAgreement, loadFacts } from "./load.ts";

export const diffCommand: Command = {
  name: "diff",
  usage: {
    nl: `handslag diff OUD NIEUW [--facts FEITEN] [--forms MAP] [--json] [--html BESTAND] [--locale nl|en]

Zegt wat er tussen twee overeenkomsten is veranderd, naar betekenis: volgorde van sleutels, commentaar en witruimte
tellen niet. Met feiten staat bij elke wijziging over geld wat zij alleen waard is, en wat wijzigingen samen nog
doen. Ook als er iets verschilt is de afsluitcode 0.

Voorbeeld:
  npx handslag diff content/demonstration/veenrijk/agreements/pw-f3.yaml \\
    content/demonstration/veenrijk/agreements/pw-f4.yaml \\
    --facts content/demonstration/veenrijk/facts/pw-verwacht.yaml`,
    en: `handslag diff OLD NEW [--facts FACTS] [--forms FOLDER] [--json] [--html FILE] [--locale nl|en]

Says what changed between two agreements, by meaning: order of keys, comments and white space do not count. With
facts, every change about money says what it is worth alone, and what changes do together. The exit code is 0 also
where something differs.

Example:
  npx handslag diff content/demonstration/veenrijk/agreements/pw-f3.yaml \\
    content/demonstration/veenrijk/agreements/pw-f4.yaml \\
    --facts content/demonstration/veenrijk/facts/pw-verwacht.yaml --locale en`,
  },
  options: ["facts", "forms", "json", "html"],
  run(call) {
    const [oldFile, newFile] = call.arguments;
    const [factsFile] = call.facts;
    if (oldFile === undefined || newFile === undefined || call.arguments.length > 2 || call.facts.length > 1) {
      call.output.err(this.usage[call.locale]);
      return 2;
    }
    const old = loadAgreement(call, oldFile);
    if (typeof old === "number") return old;
    const next = loadAgreement(call, newFile);
    if (typeof next === "number") return next;
    const facts = factsFile === undefined ? undefined : loadFacts(call, factsFile);
    if (typeof facts === "number") return facts;
    const changes = differences(old.agreement, next.agreement, facts);
    const valued =
      facts === undefined
        ? { value: undefined, issues: [] }
        : valueChanges(old.agreement, next.agreement, changes, facts);
    const difference: Difference = {
      old: old.agreement,
      new: next.agreement,
      changes,
      valuation: valued.value,
      issues: distinct(valued.issues),
    };
    if (call.html !== undefined) writePage(call, diffPage(difference, call.locale));
    if (call.json) {
      const issues = difference.issues.map((found) => ({ ...found, sentence: wordIssue(found, call.locale) }));
      const json = differenceJson(difference, (found) => changeSentence(found, call.locale));
      call.output.out(JSON.stringify({ ...json, ...(issues.length === 0 ? {} : { issues }) }, undefined, 2));
    } else call.output.out(diffText(difference, call.locale));
    return 0;
  },
};

/** Both agreements miss the same facts: said once. */
function distinct(issues: readonly Issue[]): Issue[] {
  return [...new Map(issues.map((found) => [JSON.stringify(found), found])).values()];
}
