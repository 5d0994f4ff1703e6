// `handslag simulate`: what may happen under an agreement, to both parties, as one organisation expects it.
import { simulateFiles } from "./simulation.ts";
import type { Command } from "./command.ts";

export const simulateCommand: Command = {
  name: "simulate",
  usage: {
    nl: `handslag simulate OVEREENKOMST --outlook VERWACHTING [--against OVEREENKOMST] [--facts FEITEN] [--paths N] [--seed N] [--workers N] [--forms MAP] [--json] [--html BESTAND] [--locale nl|en]

Rekent de overeenkomst door op duizenden mogelijke verlopen van de verwachting: wat elke partij ontvangt, met welke
onzekerheid, en hoe vaak een plafond, drempel of poort telt. De eerste verwachting is die van de lezer; van een ander telt
alleen wat is vrijgegeven. Met --against ook het verschil met een overeenkomst zonder de afgesproken verandering, met
--facts telt mee wat al bekend is.

Voorbeeld:
  npx handslag simulate content/demonstration/veenrijk/agreements/pw-f3.yaml \\
    --outlook content/demonstration/veenrijk/outlooks/zilverlinde-pw.yaml \\
    --against content/demonstration/veenrijk/agreements/pw-zonder.yaml`,
    en: `handslag simulate AGREEMENT --outlook OUTLOOK [--against AGREEMENT] [--facts FACTS] [--paths N] [--seed N] [--workers N] [--forms FOLDER] [--json] [--html FILE] [--locale nl|en]

Computes the agreement on thousands of possible courses of the outlook: what each party receives, how uncertain that is,
and how often a ceiling, threshold or gate counts. The first outlook is the reader's; of another only what was released
counts. With --against also the difference with an agreement without the agreed change; with --facts what is known already
counts.

Example:
  npx handslag simulate content/demonstration/veenrijk/agreements/pw-f3.yaml \\
    --outlook content/demonstration/veenrijk/outlooks/zilverlinde-pw.yaml \\
    --against content/demonstration/veenrijk/agreements/pw-zonder.yaml --locale en`,
  },
  options: ["outlook", "against", "facts", "paths", "seed", "workers", "forms", "json", "html"],
  run(call) {
    if (call.arguments.length === 1) return simulateFiles(call, call.arguments, this.usage[call.locale]);
    call.output.err(this.usage[call.locale]);
    return 2;
  },
};
