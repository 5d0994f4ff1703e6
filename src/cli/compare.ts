// `handslag compare`: several agreements on the same chances, side by side.
import { simulateFiles } from "./simulation.ts";
import type { Command } from "./command.ts";

const MOST = 6;

export const compareCommand: Command = {
  name: "compare",
  usage: {
    nl: `handslag compare OVEREENKOMST OVEREENKOMST … --outlook VERWACHTING [--against OVEREENKOMST] [--facts FEITEN] [--paths N] [--seed N] [--workers N] [--forms MAP] [--json] [--html BESTAND] [--locale nl|en]

Zet twee tot zes overeenkomsten naast elkaar op precies dezelfde mogelijke verlopen: wat elke partij overhoudt, hoe zeker
dat is, en per verloop het verschil. Met --against is dat het verschil met geen afspraak, anders met de eerste.

Voorbeeld:
  npx handslag compare content/demonstration/veenrijk/agreements/pw-f1.yaml \\
    content/demonstration/veenrijk/agreements/pw-f2.yaml content/demonstration/veenrijk/agreements/pw-f3.yaml \\
    --outlook content/demonstration/veenrijk/outlooks/zilverlinde-pw.yaml \\
    --against content/demonstration/veenrijk/agreements/pw-zonder.yaml`,
    en: `handslag compare AGREEMENT AGREEMENT … --outlook OUTLOOK [--against AGREEMENT] [--facts FACTS] [--paths N] [--seed N] [--workers N] [--forms FOLDER] [--json] [--html FILE] [--locale nl|en]

Sets two to six agreements side by side on exactly the same possible courses: what each leaves every party, how sure that
is, and the difference on each course. With --against that is the difference with no agreement, else with the first.

Example:
  npx handslag compare content/demonstration/veenrijk/agreements/pw-f1.yaml \\
    content/demonstration/veenrijk/agreements/pw-f2.yaml content/demonstration/veenrijk/agreements/pw-f3.yaml \\
    --outlook content/demonstration/veenrijk/outlooks/zilverlinde-pw.yaml \\
    --against content/demonstration/veenrijk/agreements/pw-zonder.yaml --locale en`,
  },
  options: ["outlook", "against", "facts", "paths", "seed", "workers", "forms", "json", "html"],
  run(call) {
    if (call.arguments.length >= 2 && call.arguments.length <= MOST)
      return simulateFiles(call, call.arguments, this.usage[call.locale]);
    call.output.err(this.usage[call.locale]);
    return 2;
  },
};
