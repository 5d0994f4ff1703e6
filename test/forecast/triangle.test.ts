// Triangles: what is read, and what is refused at which place.
import { expect, test } from "vitest";
import { readTriangle } from "#engine/forecast/triangle";
import { originsOf, taylorAshe, triangleOf } from "./taylor-ashe.ts";

const issuesOf = (...rows: readonly (readonly number[])[]) => readTriangle(originsOf(rows)).issues;

test("increments become running totals", () => {
  const { rows, columns } = taylorAshe();
  expect(columns).toBe(10);
  expect(rows[0]!.cells.at(-1)).toBe(3_901_463);
  expect(rows[2]!.cells).toEqual([290507, 1292306, 2218525, 3235179, 3985995, 4132918, 4628910, 4909315]);
  expect(rows[9]).toEqual({ origin: "2010", cells: [344014] });
});

test("years of the same age may stand under each other, and steps may be more than one wide", () => {
  expect(triangleOf([[1, 2, 3], [1, 2, 3], [1]]).columns).toBe(3);
});

test("a row longer than the one above is no staircase", () => {
  expect(issuesOf([1, 2], [1, 2, 3], [1])).toEqual([
    { code: "triangle-not-staircase", path: "years.2002", figures: { year: "2002", found: 3, most: 2 } },
  ]);
});

test("a row without cells is no staircase", () => {
  expect(issuesOf([1, 2], [1, 2], [])).toEqual([
    { code: "triangle-not-staircase", path: "years.2003", figures: { year: "2003", found: 0, most: 2 } },
  ]);
  expect(issuesOf([], [1, 2])[0]).toEqual({
    code: "triangle-not-staircase",
    path: "years.2001",
    figures: { year: "2001", found: 0, most: 2 },
  });
});

test("one step taken by one year is too little", () => {
  expect(issuesOf([1, 2], [1])).toEqual([
    { code: "triangle-too-small", path: "years", figures: { found: 1, least: 2 } },
  ]);
  expect(issuesOf()).toEqual([{ code: "triangle-too-small", path: "years", figures: { found: 0, least: 2 } }]);
  expect(issuesOf([1, 2], [1, 2])).toEqual([]);
});

test.each([0, -3, Number.NaN])("an amount of %s has no factor", (amount) => {
  expect(issuesOf([1, 2, 3], [1, amount])).toEqual([
    {
      code: "development-not-positive",
      path: "years.2002[1]",
      figures: { year: "2002", age: 2, found: String(amount) },
    },
  ]);
});

test("increments may be below zero while their total is not", () => {
  const rows = originsOf([
    [5, -2],
    [5, -6],
  ]);
  expect(readTriangle(rows, "incremental").issues).toEqual([
    { code: "development-not-positive", path: "years.2002[1]", figures: { year: "2002", age: 2, found: "-1" } },
  ]);
});

test("what rounding leaves of nothing is nothing", () => {
  const rows = originsOf([
    [0.1, 0.2, -0.3],
    [1, 1],
  ]);
  expect(readTriangle(rows, "incremental").issues).toMatchObject([{ path: "years.2001[2]", figures: { found: "0" } }]);
});

test("an amount that no double can square is refused", () => {
  expect(issuesOf([1, 2], [1, 1e200])).toEqual([
    {
      code: "out-of-range",
      path: "years.2002[1]",
      figures: { name: "2002", found: "1e+200", low: "0", high: "1000000000000000" },
    },
  ]);
});
