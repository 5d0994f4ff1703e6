// Pages as a reader gets them: valid, safe, accessible, legible on a phone, and with the figures of the statement.
import { AxeBuilder } from "@axe-core/playwright";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fromCents } from "#kernel/money";
import { run } from "#cli/run";
import { lint } from "#engine/lint/lint";
import { word } from "#engine/word";
import { Settlement } from "#engine/settle/settle";
import { issuesPage } from "#documents/issues-page";
import { lintPage } from "#documents/lint-page";
import { statementPage } from "#documents/statement-page";
import { wordPage } from "#documents/word-page";
import { agreementText } from "#wording/agreement-text";
import { formatMoney } from "#wording/figure";
import { issue } from "#kernel/issue";
import { launchBrowser } from "../support/chromium.ts";
import { agreementAt, agreementFrom, factsAt, factsFrom, ROOT, VEENRIJK } from "../support/documents.ts";

const folder = mkdtempSync(join(tmpdir(), "handslag-pages-"));
const pages = new Map<string, string>();
let browser: Browser;

function cli(...given: string[]): void {
  const code = run(given, { out: () => undefined, err: () => undefined, isTerminal: false });
  expect(code).toBe(0);
}

beforeAll(async () => {
  const demo = join(folder, "demo.html");
  const batch = join(folder, "batch.html");
  cli("demo", "--html", demo);
  cli("batch", "--map", `${ROOT}cases/real/mssp/mssp-2021.map.yaml`, "--html", batch, "--locale", "en");
  const agreement = agreementAt(`${VEENRIJK}agreements/pw-f2.yaml`);
  const facts = factsAt(`${VEENRIJK}facts/pw-tegen.yaml`);
  const agreements = `${ROOT}${VEENRIJK}agreements/`;
  const facts2027 = `${ROOT}${VEENRIJK}facts/pw-`;
  const outlook = `${ROOT}${VEENRIJK}outlooks/zilverlinde-pw.yaml`;
  for (const [name, command, ...given] of [
    ["diff", "diff", `${agreements}pw-f2.yaml`, `${agreements}pw-f4.yaml`, "--facts", `${facts2027}verwacht.yaml`],
    [
      "watch",
      "watch",
      `${agreements}pw-f2.yaml`,
      "--facts",
      `${facts2027}tot-augustus-2027.yaml`,
      "--at",
      "2027-09-01",
    ],
    ["bounds", "bounds", `${agreements}pw-f3.yaml`, "--ranges", `${ROOT}${VEENRIJK}ranges/pw-2027.yaml`],
    ["simulate", "simulate", `${agreements}pw-f2.yaml`, "--outlook", outlook, "--paths", "4096"],
    [
      "compare",
      "compare",
      `${agreements}pw-f1.yaml`,
      `${agreements}pw-f3.yaml`,
      "--outlook",
      outlook,
      "--against",
      `${agreements}pw-zonder.yaml`,
      "--paths",
      "4096",
      "--locale",
      "en",
    ],
  ] as const) {
    const file = join(folder, `${name}.html`);
    cli(command, ...given, "--html", file);
    pages.set(name, readFileSync(file, "utf8"));
  }
  pages.set("demo", readFileSync(demo, "utf8")).set("batch", readFileSync(batch, "utf8"));
  pages.set("statement", statementPage(new Settlement(agreement).settle(facts).value!, "nl", { agreement }));
  pages.set("word", wordPage(agreementText(word(agreement, facts), "en"), "en"));
  pages.set("issues", issuesPage("Overeenkomst", [issue("no-index", "clauses.som", { years: 5 })], "nl"));
  const advised = agreementAt(`${VEENRIJK}agreements/samen-beslissen.yaml`);
  pages.set("lint", lintPage({ findings: lint(advised), agreement: advised, against: "" }, "nl"));
  browser = await launchBrowser();
}, 60_000);

afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

const names = ["demo", "batch", "statement", "word", "issues", "lint"] as const;

describe.each(names)("%s", (name) => {
  test("stands alone, and holds nothing that went wrong", () => {
    const html = pages.get(name)!;
    expect(html).not.toMatch(/<script|<link|\ssrc=|https?:\/\/|undefined|NaN|\[object/);
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html).toMatch(/^<!doctype html>\n<html lang="(nl|en)">/);
  });

  test.each([360, 1280, 2560])("fits a screen of %i pixels without scrolling sideways", async (width) => {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    await page.setContent(pages.get(name)!);
    const wide = await page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
    expect(wide).toBeLessThanOrEqual(0);
    await page.close();
  });

  test.each(["light", "dark"] as const)(
    "has nothing against it from the accessibility checker, %s",
    async (colorScheme) => {
      const context = await browser.newContext({ colorScheme });
      const page = await context.newPage();
      await page.setContent(pages.get(name)!);
      await page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })");
      const { violations } = await new AxeBuilder({ page })
        .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
        .analyze();
      expect(violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`)).toEqual([]);
      await context.close();
    },
    60_000,
  );
});

test("the figures on the page are those of the statement, as a browser shows them", async () => {
  const agreement = agreementAt(`${VEENRIJK}agreements/pw-f1.yaml`);
  const statement = new Settlement(agreement).settle(factsAt(`${VEENRIJK}facts/pw-hoog.yaml`)).value!;
  const page = await browser.newPage();
  await page.setContent(statementPage(statement, "nl", { agreement }));
  const text = (await page.textContent("main"))!;
  for (const clause of statement.years[0]!.clauses)
    for (const cents of [clause.entitlement!, clause.paid!, clause.settlement!])
      expect(text).toContain(formatMoney(fromCents(cents), "nl"));
  await page.close();
});

test("the report answers, by keyboard alone, what the third proposal pays when half the effect fails", async () => {
  writeFileSync(join(folder, "answer.html"), pages.get("demo")!);
  const page = await browser.newPage();
  await page.goto(pathToFileURL(join(folder, "answer.html")).href);
  expect(await page.textContent("h1")).toBe(
    "Alleen bij gedeelde besparing van 65 % met impuls winnen beide partijen gemiddeld",
  );
  const answer = (await page.textContent(".answer"))!.replaceAll("\u00a0", " ");
  for (const part of [
    "In de stoel van Ziekenhuis De Zilverlinde: gedeelde besparing van 65 % met impuls",
    "In de stoel van Polderwacht Zorgverzekeraar: plafond met nacalculatie",
    "F1 aanneemsom met impuls het ziekenhuis het meest",
    "€ 1.620.366,32",
    "€ 26.441,41 meer",
    "Aanneemsom voor hartfalenzorg",
    "0,91 % van de norm, onder de drempel",
  ])
    expect(answer).toContain(part);
  for (let presses = 0; presses < 200; presses++) {
    await page.keyboard.press("Tab");
    const focused = (await page.evaluate("document.activeElement.textContent")) as string;
    if (focused.startsWith("F3 gedeelde besparing, de helft van het effect")) break;
  }
  await page.keyboard.press("Enter");
  const opened = (await page.evaluate(
    "document.activeElement.parentElement.open && document.activeElement.parentElement.textContent",
  )) as string;
  expect(opened.replaceAll("\u00a0", " ")).toContain("Besparing als deel van de norm0,91 %");
  await page.close();
});

test("hostile names are text on the page, never markup", () => {
  const agreement = agreementFrom(`
agreement: boos
title: { nl: '<script>alert(1)</script>"&' }
term: { from: 2027-01-01, to: 2027-12-31 }
parties: { verzekeraar: { name: '<img src=x onerror=alert(1)>' }, zorgaanbieder: {} }
clauses: { impuls: { form: vast-bedrag, title: '</title><b>', with: { bedrag: 5 } } }`);
  const statement = new Settlement(agreement).settle(factsFrom("years: { 2027: {} }")).value!;
  for (const html of [
    statementPage(statement, "nl", { agreement }),
    wordPage(agreementText(word(agreement, undefined), "nl"), "nl"),
  ]) {
    expect(html).not.toMatch(/<script|<img|<b>/);
    expect(html).toContain("&lt;script&gt;");
  }
});
