// `handslag incentives`: what one more and one fewer of everything bring, bounds ahead, and where money pulls the wrong way.
import { issue } from "#kernel/issue";
import { readForm } from "#engine/form";
import type { Facts } from "#engine/facts";
import { incentivesOf, type Incentives } from "#engine/incentives/incentives";
import { incentivesJson } from "#engine/incentives/json";
import { togetherOf, visibleCosts, type Chair } from "#engine/incentives/together";
import type { Outlook } from "#engine/outlook/outlook";
import { incentivesPage } from "#documents/incentives-page";
import type { GuidanceOf } from "#wording/incentives-report";
import { incentivesText } from "#wording/incentives-text";
import { refuse, writePage, type Call, type Command, type ExitCode } from "./command.ts";
import { loadAgreement, loadFacts, loadOutlook, type LoadedAgreement } from "./load.ts";
import type { FileLibrary } from "./library.ts";

export const incentivesCommand: Command = {
  name: "incentives",
  usage: {
    nl: `handslag incentives OVEREENKOMST… --facts FEITEN… | --outlook VERWACHTING… [--forms MAP] [--json] [--html BESTAND] [--locale nl|en]

Zegt wat één verrichting meer of minder opbrengt en kost, hoe ver de grenzen liggen en wat daar verandert, wat niets
uitmaakt, en waar het geld de verkeerde kant op trekt. De eerste verwachting is de stoel waarin u zit: alleen eigen en
vrijgegeven kosten tellen mee. Bij meer overeenkomsten hoort één bestand voor alle, of voor elke één, in dezelfde volgorde.

Voorbeeld:
  npx handslag incentives content/demonstration/veenrijk/agreements/pw-f3.yaml \\
    --outlook content/demonstration/veenrijk/outlooks/zilverlinde-pw.yaml`,
    en: `handslag incentives AGREEMENT… --facts FACTS… | --outlook OUTLOOK… [--forms FOLDER] [--json] [--html FILE] [--locale nl|en]

Says what one performance more or fewer brings and costs, how far bounds lie and what changes there, what makes no
difference, and where money pulls the wrong way. The first outlook is the chair you sit in: only own and released costs
count. With more agreements, give one file for all, or one for each, in the same order.

Example:
  npx handslag incentives content/demonstration/veenrijk/agreements/pw-f3.yaml \\
    --outlook content/demonstration/veenrijk/outlooks/zilverlinde-pw.yaml --locale en`,
  },
  options: ["facts", "outlook", "forms", "json", "html"],
  run(call) {
    const files = call.arguments;
    if (files.length === 0 || (call.facts.length === 0 && call.outlooks.length === 0)) {
      call.output.err(this.usage[call.locale]);
      return 2;
    }
    const unpaired = unpairedOption(call);
    if (unpaired !== undefined) return refuse(call, [unpaired], files[0]!);
    const loaded: Loaded[] = [];
    for (const [index, file] of files.entries()) {
      const one = loadOne(call, file, index);
      if (typeof one === "number") return one;
      loaded.push(one);
    }
    const all: Incentives[] = [];
    const chair = chairOf(loaded);
    for (const one of loaded) {
      const costs = visibleCosts(one.loaded.agreement, one.outlooks, chair);
      const [outlook] = one.outlooks;
      const incentives = incentivesOf(one.loaded.agreement, { facts: one.facts, outlook, costs });
      if (incentives.years.length === 0) return refuse(call, [outsideTerm(one)], one.file);
      all.push(incentives);
    }
    const together = togetherOf(all);
    const report = { all, together, guidance: guidanceFrom(loaded[0]!.loaded.library) };
    if (call.html !== undefined) writePage(call, incentivesPage(report, call.locale));
    if (call.json) call.output.out(JSON.stringify(incentivesJson(all, together), undefined, 2));
    else call.output.out(incentivesText(report, call.locale));
    return 0;
  },
};

interface Loaded {
  readonly file: string;
  readonly loaded: LoadedAgreement;
  readonly facts: Facts | undefined;
  readonly outlooks: readonly Outlook[];
}

/** One agreement takes all files; several take one for all, or one each. */
function unpairedOption(call: Call) {
  const agreements = call.arguments.length;
  const pairs = (files: readonly string[], most: number): boolean =>
    files.length <= 1 || files.length === agreements || (agreements === 1 && files.length <= most);
  const made = (option: string, found: number) => issue("incentives-unpaired", "", { option, agreements, found });
  if (!pairs(call.facts, 1)) return made("--facts", call.facts.length);
  return pairs(call.outlooks, Infinity) ? undefined : made("--outlook", call.outlooks.length);
}

function loadOne(call: Call, file: string, index: number): Loaded | ExitCode {
  const loaded = loadAgreement(call, file);
  if (typeof loaded === "number") return loaded;
  const several = call.arguments.length > 1;
  const factsFile = call.facts.length > 1 ? call.facts[index] : call.facts[0];
  const facts = factsFile === undefined ? undefined : loadFacts(call, factsFile);
  if (typeof facts === "number") return facts;
  const files = several && call.outlooks.length > 1 ? [call.outlooks[index]!] : call.outlooks;
  const outlooks: Outlook[] = [];
  for (const outlookFile of files) {
    const outlook = loadOutlook(call, outlookFile, loaded);
    if (typeof outlook === "number") return outlook;
    outlooks.push(outlook);
  }
  return { file, loaded, facts, outlooks };
}

function chairOf(loaded: readonly Loaded[]): Chair | undefined {
  const first = loaded.find((one) => one.outlooks.length > 0);
  return first && { agreement: first.loaded.agreement, party: first.outlooks[0]!.of };
}

const outsideTerm = ({ loaded, facts }: Loaded) =>
  issue("facts-outside-term", "years", {
    from: loaded.agreement.term.from,
    to: loaded.agreement.term.to,
    found: [...(facts?.years.keys() ?? [])].map(String),
  });

/** An agreement keeps no guidance; the library does. */
export function guidanceFrom(library: FileLibrary): GuidanceOf {
  return (id) => {
    const datum = library.form(id);
    const form = datum === undefined ? undefined : readForm(datum).value;
    const guidance = form?.document.guidance;
    return form && guidance && { title: form.title, counter: guidance.counter ?? [], sources: guidance.sources ?? [] };
  };
}
