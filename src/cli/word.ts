// `handslag word`: the text of an agreement in two layers, with the figures that settlement uses.
import { word } from "#engine/word";
import { wordPage } from "#documents/word-page";
import { agreementText } from "#wording/agreement-text";
import { textDocument } from "#wording/text-document";
import { writePage, type Command } from "./command.ts";
import { loadAgreement, loadFacts } from "./load.ts";

export const wordCommand: Command = {
  name: "word",
  usage: {
    nl: `handslag word OVEREENKOMST [--facts FEITEN] [--forms MAP] [--json] [--html BESTAND] [--locale nl|en]

Schrijft de overeenkomst uit in twee lagen: gewone taal met een uitgerekend voorbeeld, en de tekst van de artikelen.
Elk getal in de tekst is het getal waarmee wordt afgerekend.

Voorbeeld:
  npx handslag word content/demonstration/veenrijk/agreements/pw-f3.yaml \\
    --facts content/demonstration/veenrijk/facts/pw-verwacht.yaml`,
    en: `handslag word AGREEMENT [--facts FACTS] [--forms FOLDER] [--json] [--html FILE] [--locale nl|en]

Writes the agreement out in two layers: plain language with a worked example, and clause text.
Every figure in the text is the one that settlement uses.

Example:
  npx handslag word content/demonstration/veenrijk/agreements/pw-f3.yaml \\
    --facts content/demonstration/veenrijk/facts/pw-verwacht.yaml --locale en`,
  },
  options: ["facts", "forms", "json", "html"],
  run(call) {
    const [file] = call.arguments;
    if (file === undefined || call.arguments.length > 1 || call.facts.length > 1) {
      call.output.err(this.usage[call.locale]);
      return 2;
    }
    const loaded = loadAgreement(call, file);
    if (typeof loaded === "number") return loaded;
    const [factsFile] = call.facts;
    const facts = factsFile === undefined ? undefined : loadFacts(call, factsFile);
    if (typeof facts === "number") return facts;
    const text = agreementText(word(loaded.agreement, facts), call.locale);
    if (call.html !== undefined) writePage(call, wordPage(text, call.locale));
    call.output.out(call.json ? JSON.stringify(text, undefined, 2) : textDocument(text, call.locale));
    return 0;
  },
};
