// The pure layers, bundled as they are, load and calculate in a browser.
import { expect, test } from "vitest";
import { assemble } from "#engine/assemble";
import { documentJson } from "#engine/canonical";
import { jsonOf } from "#engine/settle/json";
import { Settlement } from "#engine/settle/settle";
import { bundle } from "../support/bundle.ts";
import { launchBrowser } from "../support/chromium.ts";
import { agreementOf, datumOf, factsAt, fileText, library, VEENRIJK } from "../support/documents.ts";
import { ROOT } from "../support/repository.ts";

test("every pure file loads without Node, and the kernel adds thirds exactly", async () => {
  const code = await bundle();
  expect(code).not.toMatch(/["']node:/);
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    const faults: string[] = [];
    page.on("pageerror", (error) => faults.push(error.message));
    await page.addScriptTag({ content: code });
    expect(faults).toEqual([]);
    const sum: unknown = await page.evaluate(`(() => {
      const { add, ratio, toDecimal } = window.handslag["kernel/exact"];
      const third = ratio(1, 3);
      return toDecimal(add(add(third, third), third));
    })()`);
    expect(sum).toBe("1");
    // The same agreement on the same facts: the same statement, to the hash, in the browser as here.
    const assembled = assemble(
      datumOf(fileText(`${VEENRIJK}agreements/pw-f3.yaml`)),
      `${ROOT}/${VEENRIJK}agreements/pw-f3.yaml`,
      library(),
    ).value!;
    const documents = [documentJson(assembled), fileText(`${VEENRIJK}facts/pw-verwacht.yaml`)] as const;
    const settled: unknown = await page.evaluate(`(() => {
      const [agreement, facts] = ${JSON.stringify(documents)};
      const { readDocument } = window.handslag["engine/read"];
      const checked = window.handslag["engine/check"].checkAgreement(readDocument(agreement).value.datum);
      const read = window.handslag["engine/facts"].readFacts(readDocument(facts).value.datum);
      const statement = new (window.handslag["engine/settle/settle"].Settlement)(checked.value).settle(read.value).value;
      return JSON.stringify(window.handslag["engine/settle/json"].jsonOf(statement));
    })()`);
    const here = new Settlement(agreementOf(assembled)).settle(factsAt(`${VEENRIJK}facts/pw-verwacht.yaml`)).value!;
    expect(settled).toBe(JSON.stringify(jsonOf(here)));
  } finally {
    await browser.close();
  }
});
