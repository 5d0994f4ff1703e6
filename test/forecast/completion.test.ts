// Completion of a running year: the same as the triangle gives, the worked forecast of the ceiling, and its laws.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chainLadder } from "#engine/forecast/chain-ladder";
import { completeYear, type CompletedYear, type History, type SoFar } from "#engine/forecast/completion";
import { factorToEnd } from "#engine/forecast/pattern";
import { readSeason, type Season } from "#engine/forecast/season";
import { runs } from "../support/runs.ts";
import { TAYLOR_ASHE_INCREMENTAL, taylorAshe, triangleOf } from "./taylor-ashe.ts";

const ways = (history: Partial<History>, soFar: Omit<SoFar, "year">): readonly CompletedYear[] =>
  completeYear({ ladder: undefined, season: undefined, every: 12, ...history }, { year: 2011, ...soFar }).value ?? [];

/** Years of 1,200 of which a part falls in January through August. */
function seasonOf(...parts: readonly number[]): Season {
  const years = parts.map((part, index) => ({
    year: 2020 + index,
    months: Array.from({ length: 12 }, (_, month) => (month < 8 ? (part * 1200) / 8 : ((1 - part) * 1200) / 4)),
  }));
  return readSeason(years).value!;
}

describe("by development", () => {
  test("a running year outside the triangle completes as the same year inside it does", () => {
    const inside = chainLadder(taylorAshe()).origins[9]!;
    const ladder = chainLadder(triangleOf(TAYLOR_ASHE_INCREMENTAL.slice(0, 9), "incremental"));
    const [outside] = ways({ ladder }, { amount: 344_014, month: 12 });
    expect(outside).toMatchObject({ method: "development", years: 9, completed: inside.completed });
    expect(outside!.standardError).toBe(inside.standardError);
    expect(outside!.range).toEqual(inside.range);
    expect(Math.round(outside!.completed)).toBe(4_969_825);
  });
  test("at the last column a year is complete, and nothing is unsure", () => {
    const [found] = ways({ ladder: chainLadder(taylorAshe()) }, { amount: 7, month: 120 });
    expect(found).toMatchObject({ factor: 1, completed: 7, standardError: 0, range: { low: 7, high: 7 } });
  });
  test("a triangle far wider than any document holds is done in one pass", () => {
    const row = Array.from({ length: 20_000 }, () => 1);
    const { pattern, total } = chainLadder(triangleOf([row, row, [1]], "incremental"));
    expect(factorToEnd(pattern, 1) / 20_000).toBeCloseTo(1, 6);
    expect(total.completed).toBeCloseTo(60_000, 3);
  });
  test("an age that no column has is a mistake of the caller", () => {
    const { pattern } = chainLadder(taylorAshe());
    for (const age of [0, 11, 1.5, Number.NaN]) expect(() => factorToEnd(pattern, age)).toThrow(RangeError);
  });
});

describe("by season", () => {
  const CEILING = 18_500_000;

  test("the worked vector B5: 11,470,000 at a share of 58% becomes 19,775,862.07, 106.90% of the ceiling", () => {
    const [found] = ways({ season: seasonOf(0.56, 0.58, 0.6) }, { amount: 11_470_000, month: 8 });
    expect(found!.completed.toFixed(2)).toBe("19775862.07");
    expect(((found!.completed / CEILING) * 100).toFixed(2)).toBe("106.90");
    expect(found).toMatchObject({ method: "season", years: 3 });
    // The deviation of 56, 58 and 60% is 2%; a new year around the mean of three: √(1 + 1/3).
    expect(found!.standardError!).toBeCloseTo((19_775_862.069 * 0.02 * Math.sqrt(4 / 3)) / 0.58, 2);
    expect(found!.range!.low).toBeLessThan(found!.completed);
    expect(found!.range!.high).toBeGreaterThan(found!.completed);
  });
  test("one earlier year gives an estimate but not its error", () => {
    expect(ways({ season: seasonOf(0.5) }, { amount: 500, month: 8 })).toEqual([
      { method: "season", years: 1, factor: 2, completed: 1000, standardError: undefined, range: undefined },
    ]);
  });
  test("then by development: the factors multiply and the errors add up", () => {
    const season = seasonOf(0.56, 0.58, 0.6);
    const ladder = chainLadder(triangleOf([[1200, 1320], [1200, 1380], [1200]]));
    const [found] = ways({ season, ladder }, { amount: 580, month: 8 });
    expect(found!.method).toBe("season-development");
    expect(found!.completed).toBeCloseTo((580 / 0.58) * (2700 / 2400), 9);
    const seasonal = (0.02 / 0.58) * Math.sqrt(4 / 3);
    const december = ways({ ladder }, { amount: 1000, month: 12 })[0]!;
    const development = december.standardError! / december.completed;
    expect(found!.standardError! / found!.completed).toBeCloseTo(Math.hypot(seasonal, development), 12);
  });
  test("a month with a column goes by development, and the season is the check", () => {
    const season = seasonOf(0.56, 0.58);
    const ladder = chainLadder(triangleOf([[1200 * 0.56, 1000, 1200], [1200 * 0.58, 1000, 1200], [700]]));
    const methods = ways({ season, ladder, every: 8 }, { amount: 600, month: 8 }).map(({ method }) => method);
    expect(methods).toEqual(["development", "season"]);
    expect(ways({ season, ladder, every: 6 }, { amount: 600, month: 12 })).toHaveLength(1);
  });
});

describe("laws", () => {
  const season = seasonOf(0.56, 0.58, 0.61);
  const ladder = chainLadder(taylorAshe());

  test("in another unit of the running year the factor stays, and so does the share of the seasonal error", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), fc.integer({ min: 1, max: 11 }), (amount, month) => {
        const [one] = ways({ season }, { amount, month });
        const [other] = ways({ season }, { amount: amount * 100, month });
        expect(other!.factor).toBe(one!.factor);
        expect(other!.completed / one!.completed).toBeCloseTo(100, 9);
        expect(other!.standardError! / one!.standardError!).toBeCloseTo(100, 9);
      }),
      { numRuns: runs(100, 10_000) },
    );
  });
  test("more known at the same month is more in the end, and never less than what is known", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e7 }), fc.integer({ min: 1, max: 120 }), (amount, month) => {
        for (const history of [{ season }, { ladder }, { season, ladder }]) {
          const [found] = ways(history, { amount, month });
          if (found === undefined) continue;
          expect(found.completed).toBeGreaterThanOrEqual(amount);
          expect(found.range!.low).toBeGreaterThanOrEqual(amount);
          expect(ways(history, { amount: amount + 1, month })[0]!.completed).toBeGreaterThan(found.completed);
        }
      }),
      { numRuns: runs(100, 10_000) },
    );
  });
});

describe("what is refused", () => {
  const issuesOf = (history: Partial<History>, amount: number, month: number) =>
    completeYear({ ladder: undefined, season: undefined, every: 12, ...history }, { year: 2027, amount, month }).issues;

  test("a month that neither triangle nor season knows, with those that they do", () => {
    const ladder = chainLadder(
      triangleOf([
        [1, 2, 3],
        [1, 2, 3],
      ]),
    );
    expect(issuesOf({ ladder, every: 6 }, 5, 7)).toEqual([
      { code: "month-not-in-development", path: "so_far.month", figures: { month: 7, known: ["6", "12", "18"] } },
    ]);
    expect(issuesOf({ ladder, every: 6, season: seasonOf(0.5) }, 5, 13)[0]!.figures["known"]).toEqual(["1–12", "18"]);
    for (const month of [0, -1, 1.5, Number.NaN, 13])
      expect(issuesOf({ season: seasonOf(0.5) }, 5, month)).toHaveLength(1);
  });
  test("an amount that is not above zero, before its month", () => {
    expect(issuesOf({}, 0, 99).map(({ code }) => code)).toEqual(["development-not-positive"]);
  });
});
