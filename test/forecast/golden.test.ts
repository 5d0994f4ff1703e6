// What users see of a forecast, held against files: text in two languages and JSON, of euros and of counts.
import { expect, test } from "vitest";
import { run } from "#cli/run";
import { ROOT, VEENRIJK } from "../support/documents.ts";

function printed(...given: string[]): string {
  let text = "";
  const add = (part: string): void => void (text += `${part}\n`);
  const code = run(["forecast", ...given], { out: add, err: add, isTerminal: false });
  return `${text.replaceAll(ROOT, "")}\n(${code})\n`;
}

test.each([
  ["pw-hartfalen", `${VEENRIJK}developments/pw-hartfalen.yaml`],
  ["taylor-ashe", "cases/real/taylor-ashe/taylor-ashe.yaml"],
  ["ae-2019", "cases/real/nhs/ae-2019.yaml"],
  ["quarter", "cases/good/forecast/quarter.yaml"],
  ["one-year", "cases/good/forecast/one-year.yaml"],
  ["complete", "cases/good/forecast/complete.yaml"],
])("%s", async (name, path) => {
  const file = ROOT + path;
  const golden = (kind: string): string => `${ROOT}cases/good/golden/forecast-${name}-${kind}.txt`;
  await expect(printed(file)).toMatchFileSnapshot(golden("nl"));
  await expect(printed(file, "--locale", "en")).toMatchFileSnapshot(golden("en"));
  await expect(printed(file, "--json")).toMatchFileSnapshot(golden("json"));
});
