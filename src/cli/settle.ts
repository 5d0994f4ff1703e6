// `handslag settle`: an agreement on facts, with every line explained.
import { jsonOf } from "#engine/settle/json";
import { Settlement } from "#engine/settle/settle";
import { statementPage } from "#documents/statement-page";
import { statementText } from "#wording/statement-text";
import { refuse, writePage, type Command } from "./command.ts";
import { loadAgreement, loadFacts } from "./load.ts";

export const settleCommand: Command = {
  name: "settle",
  usage: {
    nl: `handslag settle OVEREENKOMST --facts FEITEN [--forms MAP] [--json] [--html BESTAND] [--locale nl|en]

Rekent een overeenkomst af op feiten, tot op de cent, en legt elke regel uit.

Voorbeeld:
  npx handslag settle content/demonstration/veenrijk/agreements/pw-f3.yaml \\
    --facts content/demonstration/veenrijk/facts/pw-laag.yaml`,
    en: `handslag settle AGREEMENT --facts FACTS [--forms FOLDER] [--json] [--html FILE] [--locale nl|en]

Settles an agreement on facts, to the cent, and explains every line.

Example:
  npx handslag settle content/demonstration/veenrijk/agreements/pw-f3.yaml \\
    --facts content/demonstration/veenrijk/facts/pw-laag.yaml --locale en`,
  },
  options: ["facts", "forms", "json", "html"],
  run(call) {
    const [file] = call.arguments;
    const [factsFile] = call.facts;
    if (file === undefined || factsFile === undefined || call.arguments.length > 1 || call.facts.length > 1) {
      call.output.err(this.usage[call.locale]);
      return 2;
    }
    const loaded = loadAgreement(call, file);
    if (typeof loaded === "number") return loaded;
    const facts = loadFacts(call, factsFile);
    if (typeof facts === "number") return facts;
    const { value: statement, issues } = new Settlement(loaded.agreement).settle(facts);
    if (statement === undefined || issues.length > 0) return refuse(call, issues, factsFile);
    if (call.html !== undefined)
      writePage(call, statementPage(statement, call.locale, { agreement: loaded.agreement }));
    if (call.json) call.output.out(JSON.stringify(jsonOf(statement), undefined, 2));
    else call.output.out(statementText(statement, loaded.agreement, call.locale));
    return 0;
  },
};
