// The page of a forecast: complete, accessible, legible on a phone, and safe whatever a document says.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { forecastPage } from "#documents/forecast-page";
import { readDevelopment } from "#engine/forecast/development";
import { forecastOf } from "#engine/forecast/forecast";
import { forecastJson } from "#engine/forecast/json";
import { forecastText } from "#wording/forecast-text";
import { forecastWords } from "#wording/forecast-words";
import type { Locale } from "#wording/locale";
import { datumOf, fileText, VEENRIJK } from "../support/documents.ts";
import { runs } from "../support/runs.ts";
import { browserForTests, testPage } from "../support/page.ts";

const browser = browserForTests();

function pageOf(yaml: string, locale: Locale): string {
  const { value, issues } = readDevelopment(datumOf(yaml));
  if (value === undefined) throw new Error(JSON.stringify(issues));
  return forecastPage(forecastOf(value), locale);
}

describe.each([
  ["pw-hartfalen", `${VEENRIJK}developments/pw-hartfalen.yaml`, "nl"],
  ["taylor-ashe", "cases/real/taylor-ashe/taylor-ashe.yaml", "en"],
  ["ae-2019", "cases/real/nhs/ae-2019.yaml", "nl"],
  ["one-year", "cases/good/forecast/one-year.yaml", "en"],
] as const)("%s", (_, path, locale) => {
  const html = pageOf(fileText(path), locale);
  testPage(() => html, browser);
});

test("every cell of the triangle is in the table behind it, unrounded", () => {
  const html = pageOf(fileText(`${VEENRIJK}developments/pw-hartfalen.yaml`), "nl");
  const table = html.slice(
    html.indexOf("Na 12 maanden is 83,8\u00a0% van een jaar bekend, na 24 maanden alles</caption>"),
  );
  for (const cell of ["142.176", "1.443.707", "1.496.422", "1.500.632", "1.501.079"])
    expect(table).toContain(`€\u00a0${cell}`);
});

test("hostile text is text on the page, never markup", () => {
  const html = pageOf(
    `development: x\ntitle: '</title><script>alert(1)</script>'\nsource: '<img src=x>'\nunit: '"<b>'\nyears: { 2024: [1, 2], 2025: [1, 2], 2026: [1] }`,
    "nl",
  );
  expect(html).not.toMatch(/<script|<img|<b>/);
  expect(html).toContain("&lt;script&gt;");
});

test("whatever the amounts, a development is refused or forecast, and everything about it can be said", () => {
  const amount = fc.oneof(
    fc.integer({ min: -10, max: 100_000 }),
    fc.constantFrom(1e-300, 1e-15, 0.001, 1e15, 1e16),
    fc.double({ noNaN: true, min: 0, max: 1e15 }),
  );
  const row = fc.array(amount, { maxLength: 6 });
  fc.assert(
    fc.property(
      fc.record({
        every: fc.integer({ min: 0, max: 13 }),
        years: fc.dictionary(fc.constantFrom("2021", "2022", "2023", "2024"), row),
        months: fc.dictionary(fc.constantFrom("2022", "2023"), fc.array(amount, { minLength: 11, maxLength: 12 })),
        so_far: fc.record({
          year: fc.integer({ min: 2020, max: 2026 }),
          amount,
          month: fc.integer({ min: 0, max: 30 }),
        }),
      }),
      (document) => {
        const { value } = readDevelopment(datumOf(JSON.stringify({ development: "d", ...document })));
        // Most random triangles are refused; a staircase of the same rows is not.
        const years = Object.values(document.years).map((cells) => cells.map((cell) => Math.abs(cell) + 1e-9));
        years.sort((a, b) => b.length - a.length);
        const stairs = Object.fromEntries(years.map((cells, index) => [2001 + index, cells]));
        const sound = readDevelopment(
          datumOf(
            JSON.stringify({ development: "d", every: 1, years: stairs, so_far: { year: 2010, amount: 1, month: 1 } }),
          ),
        ).value;
        for (const development of [value, sound]) {
          if (development === undefined) continue;
          const forecast = forecastOf(development);
          for (const locale of ["nl", "en"] as const) {
            expect(forecastText(forecastWords(forecast, locale))).not.toMatch(/NaN|Infinity|undefined/);
            expect(forecastPage(forecast, locale)).not.toMatch(/NaN|Infinity|undefined/);
          }
          expect(JSON.stringify(forecastJson(forecast))).not.toMatch(/NaN|Infinity/);
        }
      },
    ),
    { numRuns: runs(300, 20_000) },
  );
});
