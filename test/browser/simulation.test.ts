// A simulation in a browser gives the bits that it gives here, with WebAssembly and without.
import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { assemble, assembleOutlook } from "#engine/assemble";
import { documentJson } from "#engine/canonical";
import { planOf } from "#engine/simulate/plan";
import { wasmRunner } from "#engine/simulate/run";
import { simulate } from "#engine/simulate/simulate";
import { bundle } from "../support/bundle.ts";
import { launchBrowser } from "../support/chromium.ts";
import { agreementOf, datumOf, fileText, library, outlookOf, VEENRIJK } from "../support/documents.ts";
import { ROOT } from "../support/repository.ts";

const AGREEMENT = `${VEENRIJK}agreements/pw-f3.yaml`;
const OUTLOOK = `${VEENRIJK}outlooks/zilverlinde-pw.yaml`;

test("the same bits in a browser as here", async () => {
  const agreement = assemble(datumOf(fileText(AGREEMENT)), ROOT + "/" + AGREEMENT, library()).value!;
  const outlook = assembleOutlook(datumOf(fileText(OUTLOOK)), ROOT + "/" + OUTLOOK, library()).value!;
  const scenario = { agreements: [agreementOf(agreement)], outlook: outlookOf(outlook) };
  const plan = planOf(scenario);
  // Every digit of every figure: JSON writes a double so that it reads back the same.
  const here = simulate(plan, { seed: 7, paths: 5000 })!.outputs.map(({ output: _output, ...found }) => found);
  const block = wasmRunner(plan.program).block(7, 3);
  const hash = createHash("sha256")
    .update(new Uint8Array(block.buffer, block.byteOffset, block.byteLength))
    .digest("hex");
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    const faults: string[] = [];
    page.on("pageerror", (error) => faults.push(error.message));
    // A page without HTTPS has no digest of its own, so its bytes come back.
    await page.addScriptTag({ content: await bundle() });
    const [fast, slow, drawn] = (await page.evaluate(`(() => {
      const [agreement, outlook] = ${JSON.stringify([documentJson(agreement), documentJson(outlook)])};
      const { readDocument } = window.handslag["engine/read"];
      const { planOf } = window.handslag["engine/simulate/plan"];
      const { simulate } = window.handslag["engine/simulate/simulate"];
      const { wasmRunner } = window.handslag["engine/simulate/run"];
      const plan = planOf({
        agreements: [window.handslag["engine/check"].checkAgreement(readDocument(agreement).value.datum).value],
        outlook: window.handslag["engine/outlook/outlook"].readOutlook(readDocument(outlook).value.datum).value,
      });
      const told = (options) => JSON.stringify(
        simulate(plan, { seed: 7, paths: 5000, ...options }).outputs.map(({ output, ...found }) => found),
      );
      const block = wasmRunner(plan.program).block(7, 3);
      const bytes = new Uint8Array(block.buffer, block.byteOffset, block.byteLength);
      return [told({}), told({ interpreted: true }), Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")];
    })()`)) as readonly [string, string, string];
    expect(faults).toEqual([]);
    expect(fast).toBe(JSON.stringify(here));
    expect(slow).toBe(fast);
    expect(createHash("sha256").update(Buffer.from(drawn, "latin1")).digest("hex")).toBe(hash);
  } finally {
    await browser.close();
  }
});
