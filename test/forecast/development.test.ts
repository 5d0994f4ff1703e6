// Developments: documents as a person writes them, read and forecast as a whole.
import { describe, expect, test } from "vitest";
import { readDevelopment, type Development } from "#engine/forecast/development";
import { forecastOf } from "#engine/forecast/forecast";
import { datumOf, fileText } from "../support/documents.ts";
import { MACK_TOTAL } from "./taylor-ashe.ts";

const HOSPITAL = `
development: veenrijk
source: NZa
unit: EUR
every: 4
years:
  2023: [600, 800, 1000, 1020, 1030, 1030]
  2024: [630, 860, 1090, 1110, 1120, 1125]
  2025: [640, 900, 1120]
months:
  2023: [80, 80, 80, 80, 80, 80, 80, 80, 80, 80, 100, 100]
  2024: [82, 84, 86, 88, 80, 80, 80, 80, 90, 90, 120, 130]
`;

const read = (yaml: string) => readDevelopment(datumOf(yaml));
function developmentOf(yaml: string): Development {
  const { value, issues } = read(yaml);
  if (value === undefined) throw new Error(JSON.stringify(issues));
  return value;
}
const developmentAt = (path: string): Development => developmentOf(fileText(path));
const running = (soFar: string): string => `${HOSPITAL}so_far: ${soFar}\n`;

describe("a forecast", () => {
  test("of a triangle alone: the published totals, and no running year", () => {
    const { ladder, running } = forecastOf(developmentAt("cases/real/taylor-ashe/taylor-ashe.yaml"));
    expect(Math.round(ladder!.total.toCome)).toBe(MACK_TOTAL.reserve);
    expect(Math.round(ladder!.total.standardError)).toBe(MACK_TOTAL.standardError);
    expect(running).toBeUndefined();
  });
  test("of a running year at a month with a column: by development, with the season as a check", () => {
    const { completed, check, trend } = forecastOf(
      developmentOf(running("{ year: 2026, amount: 900, month: 8 }")),
    ).running!;
    // Month 8 is the second column; four steps remain: 3210/2560, 2130/2090, 2150/2130, 2155/2150.
    const remaining = (3210 / 2560) * (2130 / 2090) * (2150 / 2130) * (2155 / 2150);
    expect(completed.method).toBe("development");
    expect(completed.completed).toBeCloseTo(900 * remaining, 9);
    expect(check!.method).toBe("season-development");
    const later = (2130 / 2090) * (2150 / 2130) * (2155 / 2150);
    expect(check!.completed).toBeCloseTo((900 / ((640 / 1000 + 660 / 1090) / 2)) * later, 9);
    expect(trend!.years).toBe(3);
  });
  test("at a month without a column: by season, then by development", () => {
    const { completed, check } = forecastOf(developmentOf(running("{ year: 2026, amount: 700, month: 7 }"))).running!;
    expect(completed.method).toBe("season-development");
    expect(check).toBeUndefined();
  });
  test("after the year has ended: by development alone", () => {
    const { completed, check } = forecastOf(developmentOf(running("{ year: 2025, amount: 1150, month: 16 }"))).running!;
    expect(completed.method).toBe("development");
    expect(completed.completed).toBeGreaterThan(1150);
    expect(check).toBeUndefined();
  });
  test("of months alone: by season", () => {
    const { ladder, running: found } = forecastOf(developmentAt("cases/real/nhs/ae-2019.yaml"));
    expect(ladder).toBeUndefined();
    expect(found!.completed).toMatchObject({ method: "season", years: 2 });
    expect(found!.trend).toBeUndefined();
  });
  test("columns are years apart unless the document says otherwise", () => {
    const yaml = `${HOSPITAL.replace("every: 4\n", "").replace(/months:[^]*/, "")}so_far: { year: 2026, amount: 700, month: 12 }`;
    const { ladder, running: found } = forecastOf(developmentOf(yaml));
    expect(found!.completed.factor).toBe(ladder!.pattern.steps[0]!.toEnd);
  });
  test("the same document gives the same forecast, number for number", () => {
    const yaml = running("{ year: 2026, amount: 900, month: 8 }");
    expect(forecastOf(developmentOf(yaml)).running).toEqual(forecastOf(developmentOf(yaml)).running);
  });
});

describe("what is refused, and where", () => {
  const places = (yaml: string) => read(yaml).issues.map(({ code, path }) => [code, path]);
  const changed = (line: string, instead: string): string => HOSPITAL.replace(line, instead);

  test.each([
    ["a row that grows", changed("2025: [640", "2025: [1, 2, 3, 4, 640"), "triangle-not-staircase", "years.2025"],
    ["a row of nothing", changed("[640, 900, 1120]", "[]"), "triangle-not-staircase", "years.2025"],
    ["too few years", "development: a\nyears: { 2024: [1, 2], 2025: [1] }", "triangle-too-small", "years"],
    ["no years", "development: a\nyears: {}", "triangle-too-small", "years"],
    ["a total of nothing", changed("[640, 900", "[640, 0"), "development-not-positive", "years.2025[1]"],
    ["a month too few", changed("[82, 84", "[84"), "season-not-twelve", "months.2024"],
    ["text for a year", changed("2025: [640", "recent: [640"), "not-a-year", "years.recent"],
    ["text for a year of months", changed("2024: [82, 84", "recent: [84"), "not-a-year", "months.recent"],
    ["columns two years apart", changed("every: 4", "every: 24"), "out-of-range", "every"],
    ["an unknown key", changed("unit:", "units:"), "unknown-key", "units"],
    ["a word for a number", changed("[640, 900", "[640, veel"), "wrong-type", "years.2025[1]"],
    ["another kind", `${HOSPITAL}kind: paid`, "not-a-choice", "kind"],
    ["month nought", running("{ year: 2026, amount: 7, month: 0 }"), "month-not-in-development", "so_far.month"],
    [
      "a month past the triangle",
      running("{ year: 2026, amount: 7, month: 25 }"),
      "month-not-in-development",
      "so_far.month",
    ],
    ["half a month", running("{ year: 2026, amount: 7, month: 7.5 }"), "wrong-type", "so_far.month"],
    ["nothing so far", running("{ year: 2026, amount: 0, month: 7 }"), "development-not-positive", "so_far.amount"],
    [
      "a month without a column, after the year",
      running("{ year: 2025, amount: 7, month: 13 }"),
      "month-not-in-development",
      "so_far.month",
    ],
    ["months that are not those of the triangle", changed("[80, 80", "[80, 85"), "season-not-triangle", "months.2023"],
    ["neither years nor months", "development: a", "development-empty", "years"],
    ["an empty list of months", "development: a\nmonths: {}", "development-empty", "years"],
    ["a year of two digits", running("{ year: 26, amount: 7, month: 7 }"), "not-a-year", "so_far.year"],
  ])("%s", (_, yaml, code, path) => expect(places(yaml)).toEqual([[code, path]]));

  test("every problem is named at once", () => {
    const yaml = `
development: a
years: { 2023: [1, 2], 2024: [1, 2, 3], 2025: [0] }
months: { 2024: [1] }
`;
    expect(places(yaml)).toEqual([
      ["triangle-not-staircase", "years.2024"],
      ["development-not-positive", "years.2025[0]"],
      ["season-not-twelve", "months.2024"],
    ]);
  });
});
