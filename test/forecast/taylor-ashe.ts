// The triangle of Taylor and Ashe, and what Mack made of it: figures from print, to hold ours against.
import { parse } from "yaml";
import { readTriangle, type Triangle } from "#engine/forecast/triangle";
import { fileText } from "../support/documents.ts";

/** The increments of the case, whose file names the source. */
export const TAYLOR_ASHE_INCREMENTAL: readonly (readonly number[])[] = Object.values(
  (parse(fileText("cases/real/taylor-ashe/taylor-ashe.yaml")) as { years: Record<string, number[]> }).years,
);

/** Source: T. Mack, ASTIN Bulletin 23 (1993), tables 2 and 3: reserve and standard error by year of origin. */
export const MACK_BY_ORIGIN: readonly (readonly [number, number])[] = [
  [0, 0],
  [94_634, 75_535],
  [469_511, 121_699],
  [709_638, 133_549],
  [984_889, 261_406],
  [1_419_459, 411_010],
  [2_177_641, 558_317],
  [3_920_301, 875_328],
  [4_278_972, 971_258],
  [4_625_811, 1_363_155],
];
export const MACK_TOTAL = { reserve: 18_680_856, standardError: 2_447_095 };

/** A sound triangle of these rows, oldest first. */
export function triangleOf(
  rows: readonly (readonly number[])[],
  kind: "cumulative" | "incremental" = "cumulative",
): Triangle {
  const { value, issues } = readTriangle(originsOf(rows), kind);
  if (value === undefined) throw new Error(JSON.stringify(issues));
  return value;
}

/** Rows with years of origin from 2001 on. */
export const originsOf = (rows: readonly (readonly number[])[]) =>
  rows.map((cells, index) => ({ origin: String(2001 + index), cells }));

export const taylorAshe = (): Triangle => triangleOf(TAYLOR_ASHE_INCREMENTAL, "incremental");
