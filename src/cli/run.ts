// The command line: which command is meant, and the one place where a bug is caught.
import { issue } from "#kernel/issue";
import { suggestion } from "#engine/schema/part";
import { wordIssue } from "#wording/issue";
import type { Locale } from "#wording/locale";
import { batchCommand } from "./batch.ts";
import { boundsCommand } from "./bounds.ts";
import { checkCommand } from "./check.ts";
import { compareCommand } from "./compare.ts";
import { readCall, type Command, type Output } from "./command.ts";
import { demoCommand } from "./demo.ts";
import { forecastCommand } from "./forecast.ts";
import { diffCommand } from "./diff.ts";
import { formsCommand } from "./forms.ts";
import { incentivesCommand } from "./incentives.ts";
import { lintCommand } from "./lint.ts";
import { schemaCommand } from "./schema.ts";
import { settleCommand } from "./settle.ts";
import { simulateCommand } from "./simulate.ts";
import { foreignOption } from "./option.ts";
import { preparePage } from "./page-file.ts";
import { watchCommand } from "./watch.ts";
import { wordCommand } from "./word.ts";

/** Every command, in the order in which help lists them. */
export const COMMANDS: readonly Command[] = [
  checkCommand,
  lintCommand,
  settleCommand,
  simulateCommand,
  compareCommand,
  wordCommand,
  incentivesCommand,
  diffCommand,
  watchCommand,
  boundsCommand,
  batchCommand,
  forecastCommand,
  formsCommand,
  schemaCommand,
  demoCommand,
];

const SUMMARY: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  check: { nl: "is een overeenkomst of contractvorm in orde?", en: "is an agreement or contract form sound?" },
  lint: { nl: "wat kan beter voordat iemand tekent, met bronnen", en: "what is worth a decision before anyone signs?" },
  settle: { nl: "reken af op feiten, met uitleg per regel", en: "settle on facts, with every line explained" },
  simulate: { nl: "wat er kan gebeuren, met kansen", en: "what may happen, with chances" },
  compare: { nl: "overeenkomsten naast elkaar op dezelfde kansen", en: "agreements side by side on the same chances" },
  word: {
    nl: "schrijf de overeenkomst uit in gewone taal en clausuletekst",
    en: "write the agreement in plain language and clause text",
  },
  incentives: {
    nl: "wat één meer of minder opbrengt, en waar het geld de verkeerde kant op trekt",
    en: "what one more or fewer brings, and where money pulls the wrong way",
  },
  diff: {
    nl: "wat is er veranderd tussen twee overeenkomsten, en wat is dat waard?",
    en: "what changed between two agreements, and what is it worth?",
  },
  watch: {
    nl: "hoe staat een lopend jaar ervoor: signalen, ruimte, risico",
    en: "how does a running year stand: signals, room, risk",
  },
  bounds: {
    nl: "wat elke partij ten minste en ten hoogste ontvangt, en bij welke feiten",
    en: "what each party receives at least and at most, and with which facts",
  },
  batch: {
    nl: "reken een tabel met contracten af naast wat is gepubliceerd",
    en: "settle a table of contracts beside what was published",
  },
  forecast: {
    nl: "maak een lopend jaar compleet, met hoe zeker dat is",
    en: "complete a running year, and say how sure that is",
  },
  forms: { nl: "de bibliotheek van contractvormen", en: "the library of contract forms" },
  schema: { nl: "het JSON Schema van elk soort document", en: "the JSON Schema of each kind of document" },
  demo: { nl: "het voorbeeld Regio Veenrijk als rapport", en: "the Veenrijk example as a report" },
};

function overview(locale: Locale): string {
  const nl = locale === "nl";
  const width = Math.max(...COMMANDS.map(({ name }) => name.length)) + 2;
  const rows = COMMANDS.map(({ name }) => `  ${name.padEnd(width)}${SUMMARY[name]![locale]}`).join("\n");
  return nl
    ? `Handslag: één overeenkomst die tekst en som tegelijk is.\n\nhandslag OPDRACHT … [--locale nl|en] [--help]\n\n${rows}\n\nWat een opdracht verder aanneemt, staat in haar eigen --help: \`handslag settle --help\`.\n\nAfsluitcodes: 0 gedaan, 1 er is iets mis in een document, 2 de opdracht is niet begrepen of een bestand ontbreekt, 3 een fout in Handslag zelf.\n\nVoorbeeld:\n  npx handslag settle content/demonstration/veenrijk/agreements/pw-f1.yaml --facts content/demonstration/veenrijk/facts/pw-laag.yaml`
    : `Handslag: one agreement that is text and sum at once.\n\nhandslag COMMAND … [--locale nl|en] [--help]\n\n${rows}\n\nWhat else a command takes stands in its own --help: \`handslag settle --help\`.\n\nExit codes: 0 done, 1 something is wrong in a document, 2 the command was not understood or a file is missing, 3 a fault in Handslag itself.\n\nExample:\n  npx handslag settle content/demonstration/veenrijk/agreements/pw-f1.yaml --facts content/demonstration/veenrijk/facts/pw-laag.yaml --locale en`;
}

/** Runs a command line and returns its exit code. */
export function run(given: readonly string[], output: Output): number {
  const call = readCall(given, output);
  if (call === undefined) return 2;
  const [name, ...rest] = call.arguments;
  if (name === undefined) {
    output.out(overview(call.locale));
    return call.help ? 0 : 2;
  }
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (command === undefined) {
    const names = COMMANDS.map((candidate) => candidate.name);
    output.err(
      wordIssue(issue("not-a-choice", "", { found: name, choices: names, ...suggestion(name, names) }), call.locale),
    );
    return 2;
  }
  if (call.help) {
    output.out(command.usage[call.locale]);
    return 0;
  }
  const html = call.html ?? command.page;
  const refused =
    foreignOption(command, call.options, call.locale) ??
    (html === undefined ? undefined : preparePage(html, call.locale));
  if (refused !== undefined) {
    output.err(refused);
    return 2;
  }
  try {
    return command.run({ ...call, html, arguments: rest });
  } catch (error) {
    // Expected outcomes are values; what arrives here is a fault of ours.
    output.err(
      call.locale === "nl"
        ? "Er ging iets mis in Handslag zelf. Meld dit met de opdracht en de regels hieronder."
        : "Something went wrong in Handslag itself. Report this with the command and the lines below.",
    );
    output.err(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return 3;
  }
}
