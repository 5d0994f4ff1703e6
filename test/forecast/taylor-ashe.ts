// The triangle of Taylor and Ashe, and what Mack made of it: figures from print, to hold ours against.
import { readTriangle, type Triangle } from "#engine/forecast/triangle";

/** Source: G.C. Taylor and F.R. Ashe, "Second moments of estimates of outstanding claims", J. of Econometrics 23 (1983). */
export const TAYLOR_ASHE_INCREMENTAL: readonly (readonly number[])[] = [
  [357848, 766940, 610542, 482940, 527326, 574398, 146342, 139950, 227229, 67948],
  [352118, 884021, 933894, 1183289, 445745, 320996, 527804, 266172, 425046],
  [290507, 1001799, 926219, 1016654, 750816, 146923, 495992, 280405],
  [310608, 1108250, 776189, 1562400, 272482, 352053, 206286],
  [443160, 693190, 991983, 769488, 504851, 470639],
  [396132, 937085, 847498, 805037, 705960],
  [440832, 847631, 1131398, 1063269],
  [359480, 1061648, 1443370],
  [376686, 986608],
  [344014],
];

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
