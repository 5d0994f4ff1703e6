// What users see of a forecast, held against files: text in two languages and JSON, of euros and of counts.
import { expect, test } from "vitest";
import { golden, printed } from "../support/command.ts";
import { ROOT, VEENRIJK } from "../support/documents.ts";

test.each([
  ["pw-hartfalen", `${VEENRIJK}developments/pw-hartfalen.yaml`],
  ["taylor-ashe", "cases/real/taylor-ashe/taylor-ashe.yaml"],
  ["ae-2019", "cases/real/nhs/ae-2019.yaml"],
  ["quarter", "cases/good/forecast/quarter.yaml"],
  ["one-year", "cases/good/forecast/one-year.yaml"],
  ["complete", "cases/good/forecast/complete.yaml"],
])("%s", async (name, path) => {
  const given = ["forecast", ROOT + path];
  await expect(printed(...given)).toMatchFileSnapshot(golden(`forecast-${name}-nl`));
  await expect(printed(...given, "--locale", "en")).toMatchFileSnapshot(golden(`forecast-${name}-en`));
  await expect(printed(...given, "--json")).toMatchFileSnapshot(golden(`forecast-${name}-json`));
});
