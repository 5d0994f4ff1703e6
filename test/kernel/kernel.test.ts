// Money, units, dates, issues and suggestions.
import { describe, expect, test } from "vitest";
import {
  daysInForce,
  daysInYear,
  daysThrough,
  earlierOf,
  endOfYear,
  laterOf,
  parseDate,
  parseYearOrDate,
  plusDays,
  plusMonths,
  startOfYear,
  touches,
  type IsoDate,
  yearOf,
  yearsOf,
} from "#kernel/date";
import { ratio, toDecimal } from "#kernel/exact";
import { issue, joinPath } from "#kernel/issue";
import { fromCents, NO_CENTS, sumCents, toCents, type Cents } from "#kernel/money";
import { nearest } from "#kernel/suggest";
import {
  abstractUnit,
  BASE_UNITS,
  EUR,
  multiplyUnits,
  parseUnit,
  printUnit,
  RATIO,
  sameUnit,
  YEAR,
} from "#kernel/unit";

const day = (text: string): IsoDate => parseDate(text)!;

describe("money", () => {
  test("an amount becomes whole cents, half a cent away from zero", () => {
    expect(toCents(ratio(12345, 1000))).toBe(1235);
    expect(toCents(ratio(-12345, 1000))).toBe(-1235);
    expect(toDecimal(fromCents(1235 as Cents))).toBe("12.35");
    expect(sumCents([1 as Cents, 2 as Cents, -5 as Cents])).toBe(-2);
    expect(sumCents([])).toBe(NO_CENTS);
  });
  test("an amount past all money is no cents", () => expect(toCents(ratio(10n ** 20n))).toBeUndefined());
});

describe("units", () => {
  test.each([
    "EUR",
    "EUR/jaar",
    "EUR/persoon/jaar",
    "persoon·jaar",
    "stuk",
    "ratio",
    "1/jaar",
    "EUR/stuk",
    "stuk/persoon/jaar",
  ])("%s prints as it reads", (text) => expect(printUnit(parseUnit(text)!)).toBe(text));
  test.each(["euro", "EUR per jaar", "EUR/maand", "", "jaar/"])("%s is no unit", (text) =>
    expect(parseUnit(text)).toBeUndefined(),
  );
  test("a yearly amount times the term is an amount", () => {
    expect(sameUnit(multiplyUnits(parseUnit("EUR/jaar")!, YEAR), EUR)).toBe(true);
    expect(sameUnit(multiplyUnits(EUR, EUR, -1), RATIO)).toBe(true);
    expect(sameUnit(EUR, parseUnit("EUR/jaar")!)).toBe(false);
    expect(printUnit(multiplyUnits(EUR, YEAR, -1))).toBe("EUR/jaar");
    expect(printUnit(multiplyUnits(YEAR, YEAR))).toBe("jaar·jaar");
  });
  test("the unit of an indicator that is not named yet equals only itself", () => {
    expect(sameUnit(abstractUnit("K1"), abstractUnit("K1"))).toBe(true);
    expect(sameUnit(abstractUnit("K1"), abstractUnit("K2"))).toBe(false);
    expect(BASE_UNITS).toContain("EUR");
  });
});

describe("dates", () => {
  test.each(["2027-02-29", "2027-13-01", "2027-00-10", "2027-04-31", "2027-1-1", "01-01-2027", "2100-02-29"])(
    "%s does not exist",
    (text) => expect(parseDate(text)).toBeUndefined(),
  );
  test.each(["2028-02-29", "2027-12-31", "2000-02-29", "2027-04-30", "2027-01-31"])("%s exists", (text) =>
    expect(parseDate(text)).toBe(text),
  );
  test("a year is its first of January", () => {
    expect(parseYearOrDate("2027")).toBe("2027-01-01");
    expect(parseYearOrDate("2027-07-01")).toBe("2027-07-01");
    expect(parseYearOrDate("27")).toBeUndefined();
    expect(startOfYear(2027)).toBe("2027-01-01");
    expect(endOfYear(2027)).toBe("2027-12-31");
    expect(yearOf(day("2027-07-01"))).toBe(2027);
  });
  test("days are counted with both ends", () => {
    expect(daysThrough(day("2027-01-01"), day("2027-06-30"))).toBe(181);
    expect(daysThrough(day("2027-07-01"), day("2027-12-31"))).toBe(184);
    expect(daysThrough(day("2027-07-01"), day("2027-07-01"))).toBe(1);
    expect(daysThrough(day("2027-07-02"), day("2027-07-01"))).toBe(0);
    expect([2027, 2028, 2000, 2100].map(daysInYear)).toEqual([365, 366, 366, 365]);
  });
  test("so many days or months later", () => {
    expect(plusDays(day("2027-12-31"), 60)).toBe("2028-02-29");
    expect(plusMonths(day("2027-08-31"), 6)).toBe("2028-02-29");
    expect(plusMonths(day("2027-12-15"), 1)).toBe("2028-01-15");
    expect([plusDays(day("9999-12-31"), 1), plusMonths(day("2027-01-01"), 1e9)]).toEqual([undefined, undefined]);
  });
  test("a term touches years, and lies in each for some days", () => {
    const term = { from: day("2027-04-01"), to: day("2029-02-28") };
    expect(yearsOf(term)).toEqual([2027, 2028, 2029]);
    expect([2026, 2027, 2029, 2030].map((year) => touches(term, year))).toEqual([false, true, true, false]);
    expect([2026, 2027, 2028, 2029, 2030].map((year) => daysInForce(term, year))).toEqual([0, 275, 366, 59, 0]);
    expect(yearsOf({ from: day("2029-01-01"), to: day("2027-01-01") })).toEqual([]);
    expect(laterOf(day("2027-01-01"), day("2028-01-01"))).toBe("2028-01-01");
    expect(earlierOf(day("2027-01-01"), day("2028-01-01"))).toBe("2027-01-01");
  });
});

test("a path reads as people write it", () => {
  expect(joinPath(["clauses", "plafond", "with", "staffel", 1, "tarief"])).toBe(
    "clauses.plafond.with.staffel[1].tarief",
  );
  expect(issue("x", ["a", 0]).path).toBe("a[0]");
  expect(issue("x", "a.b", { n: 1 })).toEqual({ code: "x", path: "a.b", figures: { n: 1 } });
});

test("a misspelt name finds its neighbour, and a strange one finds none", () => {
  expect(nearest("plafont", ["bodem", "plafond", "staffel"])).toBe("plafond");
  expect(nearest("Plafond", ["plafond"])).toBe("plafond");
  expect(nearest("zrog", ["zorg", "zaak"])).toBe("zorg");
  expect(nearest("ab", ["xy"])).toBeUndefined();
  expect(nearest("iets_heel_anders", ["plafond", "bodem"])).toBeUndefined();
});
