// `handslag lint`: everything in an agreement that is worth a decision before anyone signs, each with its source.
import type { Figures } from "#engine/lint/context";
import { countsOf, lint, type Finding } from "#engine/lint/lint";
import { expectedWorld } from "#engine/outlook/expected";
import { worldOf } from "#engine/settle/world";
import { lintPage } from "#documents/lint-page";
import { findingGroups, findingSummary, findingText, type FindingText } from "#wording/lint-text";
import { inLocale, type Locale } from "#wording/locale";
import { placeOf, writePage, type Call, type Command, type ExitCode } from "./command.ts";
import { loadAgreement, loadFacts, loadOutlook, type LoadedAgreement } from "./load.ts";

export const lintCommand: Command = {
  name: "lint",
  usage: {
    nl: `handslag lint OVEREENKOMST [--facts FEITEN] [--outlook VERWACHTING] [--forms MAP] [--json] [--html BESTAND] [--locale nl|en]

Leest een overeenkomst na: zorg en geld, grenzen die niet binden, doelen en indicatoren, wat de gekozen vorm nog vraagt,
en wat er naast het geld is afgesproken. Elke bevinding zegt waarom zij ertoe doet, wat je doet en waar zij vandaan komt.
Met feiten of een verwachting ook of grenzen in beeld komen, en of drempel en beloning groot genoeg zijn.
Afsluitcode 1: er is iets fout.

Voorbeeld:
  npx handslag lint content/demonstration/veenrijk/agreements/pw-f3.yaml \\
    --outlook content/demonstration/veenrijk/outlooks/polderwacht.yaml`,
    en: `handslag lint AGREEMENT [--facts FACTS] [--outlook OUTLOOK] [--forms FOLDER] [--json] [--html FILE] [--locale nl|en]

Reads an agreement through: care and money, bounds that do not bind, goals and indicators, what the form in use asks for,
and what was agreed beside money. Each finding says why it matters, what to do and where it comes from.
With facts or an outlook also whether bounds come into sight, and whether threshold and reward are large enough.
Exit code 1: something is wrong.

Example:
  npx handslag lint content/demonstration/veenrijk/agreements/pw-f3.yaml \\
    --outlook content/demonstration/veenrijk/outlooks/polderwacht.yaml --locale en`,
  },
  options: ["facts", "outlook", "forms", "json", "html"],
  run(call) {
    const [file] = call.arguments;
    if (file === undefined || call.arguments.length > 1 || call.facts.length > 1 || call.outlooks.length > 1) {
      call.output.err(this.usage[call.locale]);
      return 2;
    }
    const loaded = loadAgreement(call, file);
    if (typeof loaded === "number") return loaded;
    const against = againstOf(call, loaded);
    if (typeof against === "number") return against;
    const findings = lint(loaded.agreement, against.figures);
    const { agreement } = loaded;
    if (call.html !== undefined)
      writePage(call, lintPage({ findings, agreement, against: against.title }, call.locale));
    call.output.out(call.json ? asJson(findings, against, loaded, call.locale) : asText(findings, loaded, file, call));
    return findings.some((finding) => finding.severity === "error") ? 1 : 0;
  },
};

/** The figures to hold an agreement against, with their title for a reader. */
interface Against {
  readonly figures: Figures | undefined;
  readonly title: string;
}

/** Facts so far, what is expected, both or neither. */
function againstOf(call: Call, loaded: LoadedAgreement): Against | ExitCode {
  const [factsFile] = call.facts;
  const [outlookFile] = call.outlooks;
  const facts = factsFile === undefined ? undefined : loadFacts(call, factsFile);
  if (typeof facts === "number") return facts;
  const outlook = outlookFile === undefined ? undefined : loadOutlook(call, outlookFile, loaded);
  if (typeof outlook === "number") return outlook;
  const { agreement } = loaded;
  const nl = call.locale === "nl";
  if (outlook !== undefined) {
    const holder = agreement.parties.get(outlook.of)?.name ?? { nl: outlook.of };
    return {
      figures: { on: "outlook", world: expectedWorld(agreement, outlook, facts) },
      title: `${nl ? "verwachting van" : "outlook of"} ${inLocale(holder, call.locale)}`,
    };
  }
  if (facts === undefined) return { figures: undefined, title: "" };
  const source = facts.document.source ?? facts.document.facts ?? "";
  return {
    figures: { on: "facts", world: worldOf(agreement, facts) },
    title: `${nl ? "feiten" : "facts"}: ${source}`,
  };
}

function asJson(findings: readonly Finding[], { figures }: Against, loaded: LoadedAgreement, locale: Locale): string {
  const { agreement, places } = loaded;
  const worded = findings.map((finding) => {
    const { what, why, remedy, sentence, source } = findingText(finding, agreement, locale);
    const { code, severity, path } = finding;
    return {
      code,
      severity,
      path,
      place: placeOf(finding, places),
      figures: finding.figures,
      what,
      why,
      remedy,
      sentence,
      source,
    };
  });
  return JSON.stringify(
    { agreement: agreement.id, hash: agreement.hash, on: figures?.on, findings: worded, counts: countsOf(findings) },
    undefined,
    2,
  );
}

function asText(findings: readonly Finding[], loaded: LoadedAgreement, file: string, { locale }: Call): string {
  const { agreement, places } = loaded;
  const title = `${inLocale(agreement.title, locale)}: ${findingSummary(findings, locale)}.`;
  const groups = findingGroups(findings, agreement, locale).flatMap((group) => [
    `\n${group.title} (${group.findings.length})`,
    ...group.findings.map((text) => findingLines(text, placeOf(text.finding, places), file, locale)),
  ]);
  return [title, ...groups].join("\n");
}

/** One finding: where, what, why, what to do, and the source. */
function findingLines(
  { place, what, why, remedy, source }: FindingText,
  at: ReturnType<typeof placeOf>,
  file: string,
  locale: Locale,
): string {
  const nl = locale === "nl";
  const where = at === undefined ? "" : ` (${file}:${at.line}:${at.column})`;
  return [
    `\n  ${place}${where}`,
    `    ${what}`,
    ...(why === "" ? [] : [`    ${why}`]),
    ...(remedy === "" ? [] : [`    ${nl ? "Doen" : "To do"}: ${remedy}`]),
    `    ${nl ? "Bron" : "Source"}: ${source}`,
  ].join("\n");
}
