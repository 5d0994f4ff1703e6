// `handslag bounds`: what each party receives at least and at most, while facts stay within ranges.
import { boundsOf } from "#engine/bounds/bounds";
import { boundsJson } from "#engine/bounds/json";
import { boundsPage } from "#documents/bounds-page";
import { boundsText } from "#wording/bounds-text";
import { refuse, writePage, type Command } from "./command.ts";
import { loadAgreement, loadFacts, loadRanges } from "./load.ts";

export const boundsCommand: Command = {
  name: "bounds",
  usage: {
    nl: `handslag bounds OVEREENKOMST --ranges BEREIKEN [--facts FEITEN] [--forms MAP] [--json] [--html BESTAND] [--locale nl|en]

Zegt wat elke partij ten minste en ten hoogste ontvangt zolang de feiten binnen hun bereiken blijven, en bij welke feiten.
De grenzen zijn zeker: geen enkele afrekening valt erbuiten. Met --facts staat erbij waar de feiten van nu uitkomen.

Voorbeeld:
  npx handslag bounds content/demonstration/veenrijk/agreements/pw-f3.yaml \\
    --ranges content/demonstration/veenrijk/ranges/pw-2027.yaml`,
    en: `handslag bounds AGREEMENT --ranges RANGES [--facts FACTS] [--forms FOLDER] [--json] [--html FILE] [--locale nl|en]

Says what each party receives at least and at most while facts stay within their ranges, and with which facts.
The bounds are certain: no settlement falls outside them. With --facts it shows where the facts of now come out.

Example:
  npx handslag bounds content/demonstration/veenrijk/agreements/pw-f3.yaml \\
    --ranges content/demonstration/veenrijk/ranges/pw-2027.yaml --locale en`,
  },
  options: ["ranges", "facts", "forms", "json", "html"],
  run(call) {
    const [file] = call.arguments;
    if (file === undefined || call.ranges === undefined || call.arguments.length > 1 || call.facts.length > 1) {
      call.output.err(this.usage[call.locale]);
      return 2;
    }
    const loaded = loadAgreement(call, file);
    if (typeof loaded === "number") return loaded;
    const ranges = loadRanges(call, call.ranges, loaded);
    if (typeof ranges === "number") return ranges;
    const [factsFile] = call.facts;
    const facts = factsFile === undefined ? undefined : loadFacts(call, factsFile);
    if (typeof facts === "number") return facts;
    const { value: bounds, issues } = boundsOf(loaded.agreement, ranges, { facts });
    if (bounds === undefined) return refuse(call, issues, call.ranges);
    if (call.html !== undefined) writePage(call, boundsPage(bounds, call.locale));
    if (call.json) call.output.out(JSON.stringify(boundsJson(bounds), undefined, 2));
    else call.output.out(boundsText(bounds, call.locale));
    return 0;
  },
};
