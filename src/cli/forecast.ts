// `handslag forecast`: what a running year and every earlier year will come to, and how sure that is.
import { forecastOf } from "#engine/forecast/forecast";
import { forecastJson } from "#engine/forecast/json";
import { forecastPage } from "#documents/forecast-page";
import { forecastText } from "#wording/forecast-text";
import { forecastWords } from "#wording/forecast-words";
import { writePage, type Command } from "./command.ts";
import { loadDevelopment } from "./load.ts";

export const forecastCommand: Command = {
  name: "forecast",
  usage: {
    nl: `handslag forecast ONTWIKKELING [--json] [--html BESTAND] [--locale nl|en]

Maakt jaren compleet die nog niet af zijn: elk jaar van een driehoek, en het lopende jaar naar het seizoen en de
ontwikkeling van eerdere jaren. Zegt ook hoe, waarom zo, en hoe zeker.

Voorbeeld:
  npx handslag forecast content/demonstration/veenrijk/developments/pw-hartfalen.yaml`,
    en: `handslag forecast DEVELOPMENT [--json] [--html FILE] [--locale nl|en]

Completes years that are not over yet: every year of a triangle, and the running year by the season and the
development of earlier years. Also says how, why so, and how sure.

Example:
  npx handslag forecast content/demonstration/veenrijk/developments/pw-hartfalen.yaml --locale en`,
  },
  options: ["json", "html"],
  run(call) {
    const [file] = call.arguments;
    if (file === undefined || call.arguments.length > 1) {
      call.output.err(this.usage[call.locale]);
      return 2;
    }
    const development = loadDevelopment(call, file);
    if (typeof development === "number") return development;
    const forecast = forecastOf(development);
    if (call.html !== undefined) writePage(call, forecastPage(forecast, call.locale));
    call.output.out(
      call.json
        ? JSON.stringify(forecastJson(forecast), undefined, 2)
        : forecastText(forecastWords(forecast, call.locale)),
    );
    return 0;
  },
};
