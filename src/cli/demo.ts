// `handslag demo`: settles the demonstration case under its three proposals and writes one report.
import { mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Agreement } from "#engine/agreement";
import { Settlement } from "#engine/settle/settle";
import { demoPage, type DemoCase } from "#documents/demo-page";
import { demoFindings } from "#wording/demo-findings";
import { loadAgreement, loadFacts, refuse, writePage, type Call, type Command, type ExitCode } from "./command.ts";
import { CONTENT } from "./library.ts";

const FOLDER = join(CONTENT, "demonstration", "veenrijk");
const PROPOSALS = ["f1", "f2", "f3"] as const;
const SCENARIOS = ["verwacht", "laag", "hoog", "tegen"] as const;
const INSURERS = ["pw", "kr", "vv"] as const;

export const demoCommand: Command = {
  name: "demo",
  usage: {
    nl: `handslag demo [--html BESTAND] [--locale nl|en]

Rekent het voorbeeld Regio Veenrijk (fictief) af onder drie voorstellen en schrijft één rapport (standaard report/veenrijk.html).

Voorbeeld:
  npx handslag demo --html rapport.html`,
    en: `handslag demo [--html FILE] [--locale nl|en]

Settles the example Veenrijk (fictitious) under three proposals and writes one report (by default report/veenrijk.html).

Example:
  npx handslag demo --html report.html --locale en`,
  },
  run(call) {
    if (call.arguments.length > 0) {
      call.output.err(this.usage[call.locale]);
      return 2;
    }
    const demo = settleDemo(call);
    if (typeof demo === "number") return demo;
    const html = call.html ?? join("report", "veenrijk.html");
    mkdirSync(dirname(resolve(html)), { recursive: true });
    for (const sentence of demoFindings(demo, call.locale)) call.output.out(sentence);
    writePage({ ...call, html }, demoPage(demo, call.locale));
    return 0;
  },
};

/** Settles every proposal of every insurer on every scenario that there are facts for. */
function settleDemo(call: Call): DemoCase | ExitCode {
  const agreements = new Map<string, Agreement>();
  const cases: DemoCase["cases"][number][] = [];
  for (const insurer of INSURERS) {
    for (const proposal of PROPOSALS) {
      const loaded = loadAgreement(call, join(FOLDER, "agreements", `${insurer}-${proposal}.yaml`));
      if (typeof loaded === "number") return loaded;
      agreements.set(`${insurer}-${proposal}`, loaded.agreement);
      const settlement = new Settlement(loaded.agreement);
      for (const scenario of insurer === "pw" ? SCENARIOS : SCENARIOS.slice(0, 1)) {
        const file = join(FOLDER, "facts", `${insurer}-${scenario}.yaml`);
        const facts = loadFacts(call, file);
        if (typeof facts === "number") return facts;
        const { value: statement, issues } = settlement.settle(facts);
        if (statement === undefined) return refuse(call, issues, file);
        cases.push({ insurer, proposal, scenario, agreement: loaded.agreement, statement });
      }
    }
  }
  return { proposals: PROPOSALS, scenarios: SCENARIOS, insurers: INSURERS, cases };
}
