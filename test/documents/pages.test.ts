// Pages as a reader gets them: valid, safe, accessible, legible on a phone, and with the figures of the statement.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fromCents } from "#kernel/money";
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
import { handslag, veenrijk } from "../support/command.ts";
import { agreementAt, agreementFrom, factsAt, factsFrom, ROOT, VEENRIJK } from "../support/documents.ts";
import { browserForTests, testPage } from "../support/page.ts";

const folder = mkdtempSync(join(tmpdir(), "handslag-pages-"));
const pages = new Map<string, string>();
const browser = browserForTests();

const FEW = ["--paths", "4096"] as const;

/** Each command with its page. */
const COMMANDS: Readonly<Record<string, readonly string[]>> = {
  demo: ["demo"],
  batch: ["batch", "--map", `${ROOT}cases/real/mssp/mssp-2021.map.yaml`, "--locale", "en"],
  diff: [
    "diff",
    ...["pw-f2", "pw-f4"].map((name) => veenrijk("agreements", name)),
    "--facts",
    veenrijk("facts", "pw-verwacht"),
  ],
  watch: [
    "watch",
    veenrijk("agreements", "pw-f2"),
    "--facts",
    veenrijk("facts", "pw-tot-augustus-2027"),
    "--at",
    "2027-09-01",
  ],
  bounds: ["bounds", veenrijk("agreements", "pw-f3"), "--ranges", veenrijk("ranges", "pw-2027")],
  simulate: ["simulate", veenrijk("agreements", "pw-f2"), "--outlook", veenrijk("outlooks", "zilverlinde-pw"), ...FEW],
  compare: [
    "compare",
    ...["pw-f1", "pw-f3"].map((name) => veenrijk("agreements", name)),
    "--outlook",
    veenrijk("outlooks", "zilverlinde-pw"),
    "--against",
    veenrijk("agreements", "pw-zonder"),
    ...FEW,
    "--locale",
    "en",
  ],
  form: ["check", `${ROOT}content/forms/omzetplafond.yaml`],
};

beforeAll(() => {
  for (const [name, given] of Object.entries(COMMANDS)) {
    const file = join(folder, `${name}.html`);
    expect(handslag(...given, "--html", file).code).toBe(0);
    pages.set(name, readFileSync(file, "utf8"));
  }
  const agreement = agreementAt(`${VEENRIJK}agreements/pw-f2.yaml`);
  const facts = factsAt(`${VEENRIJK}facts/pw-tegen.yaml`);
  pages.set("statement", statementPage(new Settlement(agreement).settle(facts).value!, "nl", { agreement }));
  pages.set("word", wordPage(agreementText(word(agreement, facts), "en"), "en"));
  pages.set("issues", issuesPage("Overeenkomst", [issue("no-index", "clauses.som", { years: 5 })], "nl"));
  const advised = agreementAt(`${VEENRIJK}agreements/samen-beslissen.yaml`);
  pages.set("lint", lintPage({ findings: lint(advised), agreement: advised, against: "" }, "nl"));
});

afterAll(() => rmSync(folder, { recursive: true }));

describe.each([...Object.keys(COMMANDS), "statement", "word", "issues", "lint"])("%s", (name) =>
  testPage(() => pages.get(name)!, browser),
);

test("the figures on the page are those of the statement, as a browser shows them", async () => {
  const agreement = agreementAt(`${VEENRIJK}agreements/pw-f1.yaml`);
  const statement = new Settlement(agreement).settle(factsAt(`${VEENRIJK}facts/pw-hoog.yaml`)).value!;
  const page = await browser().newPage();
  await page.setContent(statementPage(statement, "nl", { agreement }));
  const text = (await page.textContent("main"))!;
  for (const clause of statement.years[0]!.clauses)
    for (const cents of [clause.entitlement!, clause.paid!, clause.settlement!])
      expect(text).toContain(formatMoney(fromCents(cents), "nl"));
  await page.close();
});

test("the report answers, by keyboard alone, what the third proposal pays when half the effect fails", async () => {
  writeFileSync(join(folder, "answer.html"), pages.get("demo")!);
  const page = await browser().newPage();
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
