// `handslag demo`: settles and simulates the demonstration case under its proposals and writes one report.
import { join } from "node:path";
import { demoAnswers, demoPage } from "#documents/demo/demo-page";
import { writePage, type Command } from "./command.ts";
import { demoReport } from "./demo-report.ts";

export const demoCommand: Command = {
  name: "demo",
  usage: {
    nl: `handslag demo [--html BESTAND] [--locale nl|en]

Rekent het voorbeeld Regio Veenrijk (fictief) af en door onder zijn voorstellen en schrijft één rapport (standaard report/veenrijk.html).

Voorbeeld:
  npx handslag demo --html rapport.html`,
    en: `handslag demo [--html FILE] [--locale nl|en]

Settles and simulates the example Veenrijk (fictitious) under its proposals and writes one report (by default report/veenrijk.html).

Example:
  npx handslag demo --html report.html --locale en`,
  },
  options: ["html"],
  page: join("report", "veenrijk.html"),
  run(call) {
    if (call.arguments.length > 0) {
      call.output.err(this.usage[call.locale]);
      return 2;
    }
    const report = demoReport(call);
    for (const sentence of demoAnswers(report, call.locale)) call.output.out(sentence);
    writePage(call, demoPage(report, call.locale));
    return 0;
  },
};
