// `handslag check`: is an agreement or a form sound, and what is worth a look before anyone signs?
import { checkForm } from "#engine/check-form";
import { isMap, own } from "#engine/datum";
import { runExamples } from "#engine/example";
import { textFindings } from "#engine/finding";
import { readForm } from "#engine/form";
import { issuesPage } from "#documents/issues-page";
import { wordIssue } from "#wording/issue";
import { inLocale } from "#wording/locale";
import { issueLine, placeOf, refuse, writePage, type Call, type Command, type ExitCode } from "./command.ts";
import { loadAgreement } from "./load.ts";
import { readFile, type FileSource } from "./library.ts";

export const checkCommand: Command = {
  name: "check",
  usage: {
    nl: `handslag check OVEREENKOMST|VORM [--forms MAP] [--json] [--html BESTAND] [--locale nl|en]

Controleert een overeenkomst (of een contractvorm, met zijn voorbeelden): eenheden, namen, bedragen, bereiken, termijnen.
Meldt daarna wat nog aandacht verdient. Afsluitcode 1: er is iets fout.

Voorbeeld:
  npx handslag check content/demonstration/veenrijk/agreements/pw-f2.yaml`,
    en: `handslag check AGREEMENT|FORM [--forms FOLDER] [--json] [--html FILE] [--locale nl|en]

Checks an agreement (or a form, with its examples): units, names, amounts, scopes, terms.
Then says what is worth a look. Exit code 1: something is wrong.

Example:
  npx handslag check content/demonstration/veenrijk/agreements/pw-f2.yaml --locale en`,
  },
  options: ["forms", "json", "html"],
  run(call) {
    const [file] = call.arguments;
    if (file === undefined || call.arguments.length > 1) {
      call.output.err(this.usage[call.locale]);
      return 2;
    }
    const source = readFile(file);
    if (source.value === undefined) return refuse(call, source.issues, file);
    const isForm =
      isMap(source.value.datum) &&
      own(source.value.datum, "form") !== undefined &&
      own(source.value.datum, "agreement") === undefined;
    return isForm ? checkFormFile(call, source.value) : checkAgreementFile(call, file);
  },
};

function checkAgreementFile(call: Call, file: string): ExitCode {
  const loaded = loadAgreement(call, file);
  if (typeof loaded === "number") return loaded;
  const { agreement, findings, places } = loaded;
  const title = inLocale(agreement.title, call.locale);
  if (call.html !== undefined) writePage(call, issuesPage(title, findings, call.locale));
  if (call.json) {
    const worded = findings.map((found) => ({
      ...found,
      place: placeOf(found, places),
      sentence: wordIssue(found, call.locale),
    }));
    call.output.out(
      JSON.stringify(
        { agreement: agreement.id, hash: agreement.hash, status: agreement.status, issues: [], findings: worded },
        undefined,
        2,
      ),
    );
    return 0;
  }
  const nl = call.locale === "nl";
  call.output.out(`${title}: ${nl ? "in orde" : "sound"}. ${nl ? "Kenmerk" : "Hash"} ${agreement.hash}`);
  if (findings.length > 0)
    call.output.out(nl ? `\nHet bekijken waard (${findings.length}):` : `\nWorth a look (${findings.length}):`);
  for (const found of findings) call.output.out(issueLine(found, call.locale, file, places));
  return 0;
}

function checkFormFile(call: Call, source: FileSource): ExitCode {
  const form = readForm(source.datum);
  if (form.value === undefined) return refuse(call, form.issues, source.file, source.places);
  const { issues } = checkForm(form.value);
  if (issues.length > 0) return refuse(call, issues, source.file, source.places);
  const runs = runExamples(form.value, source.datum);
  const failed = runs.flatMap((run) => run.issues);
  if (failed.length > 0) return refuse(call, failed, source.file, source.places);
  const findings = textFindings(form.value);
  const title = inLocale(form.value.title, call.locale);
  if (call.html !== undefined) writePage(call, issuesPage(title, findings, call.locale));
  if (call.json)
    call.output.out(
      JSON.stringify(
        {
          form: form.value.id,
          examples: runs.length,
          issues: [],
          findings: findings.map((found) => ({ ...found, sentence: wordIssue(found, call.locale) })),
        },
        undefined,
        2,
      ),
    );
  else {
    const nl = call.locale === "nl";
    call.output.out(
      `${title}: ${nl ? `in orde, ${runs.length} voorbeelden kloppen` : `sound, ${runs.length} examples agree`}.`,
    );
    for (const found of findings) call.output.out(issueLine(found, call.locale, source.file, source.places));
  }
  return 0;
}
