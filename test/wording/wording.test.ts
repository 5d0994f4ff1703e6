// Every issue has its sentence in both languages, and figures are written as people write them.
import { describe, expect, test } from "vitest";
import { issue } from "#kernel/issue";
import { ratio } from "#kernel/exact";
import type { Cents } from "#kernel/money";
import { parseUnit } from "#kernel/unit";
import { mayBecome } from "#engine/status";
import { STATUSES } from "#engine/schema/agreement-schema";
import { undetermined } from "#engine/settle/arithmetic";
import { formatCents, formatMoney, formatNumber, formatPercent, formatQuantity, formatValue } from "#wording/figure";
import { wordSource } from "#wording/formula";
import { ISSUES, wordIssue } from "#wording/issue";

describe.each(Object.entries(ISSUES))("%s", (code, wording) => {
  test("is a whole sentence in both languages", () => {
    for (const locale of ["nl", "en"] as const) {
      const sentence = wordIssue(issue(code, "a.b", {}), locale);
      expect(sentence).toMatch(/^[\p{Lu}` ].*[.!?:]\s*$/su);
      expect(sentence).not.toMatch(/undefined|\[object|NaN/);
    }
    expect(wordIssue(issue(code, "", {}), "nl")).not.toBe(wordIssue(issue(code, "", {}), "en"));
    expect(["error", "finding", "reason"]).toContain(wording.level);
  });
});

test("an unknown code is a bug, and says so", () =>
  expect(() => wordIssue(issue("no-such-code", ""), "nl")).toThrow(RangeError));

describe("figures", () => {
  const plain = (text: string): string => text.replaceAll("\u00a0", " ");
  test("money", () => {
    expect(plain(formatCents(162_036_632 as Cents, "nl"))).toBe("€ 1.620.366,32");
    expect(plain(formatCents(-5 as Cents, "nl"))).toBe("€ −0,05");
    expect(plain(formatCents(162_036_632 as Cents, "en"))).toBe("€ 1,620,366.32");
    expect(plain(formatMoney(ratio(18_500_000), "nl", true))).toBe("€ 18.500.000");
    expect(plain(formatMoney(ratio(37, 2), "nl", true))).toBe("€ 18,50");
  });
  test("numbers, percentages and units", () => {
    expect(formatNumber(ratio(-1234567, 100), "nl")).toBe("−12.345,67");
    expect(formatNumber(ratio(1, 3), "nl")).toBe("0,333333");
    expect(formatNumber(ratio(-1, 1000), "nl", 2)).toBe("0,00");
    expect(plain(formatPercent(ratio(451, 10_000), "nl"))).toBe("4,51 %");
    expect(plain(formatPercent(ratio(1, 3), "en", 1))).toBe("33.3 %");
    expect(plain(formatQuantity(ratio(3240), parseUnit("EUR/persoon/jaar"), "nl"))).toBe(
      "€ 3.240 per persoon per jaar",
    );
    expect(plain(formatQuantity(ratio(676), parseUnit("persoon·jaar"), "en"))).toBe("676 person-years");
    expect(plain(formatQuantity(ratio(1, 2), parseUnit("ratio"), "nl"))).toBe("50 %");
    expect(plain(formatQuantity(ratio(1, 2), parseUnit("ratio"), "nl", "factor"))).toBe("0,5");
    expect(formatQuantity(ratio(30), parseUnit("stuk"), "nl")).toBe("30");
    expect(formatQuantity(ratio(30), undefined, "nl")).toBe("30");
    expect(plain(formatQuantity(ratio(5), parseUnit("EUR"), "nl", undefined, "statement"))).toBe("€ 5,00");
    expect(formatValue(true, undefined, "nl")).toBe("ja");
    expect(formatValue(false, undefined, "en")).toBe("no");
    expect(formatValue(undetermined("empty-cell"), undefined, "nl")).toBe("–");
    expect(formatValue("laag", undefined, "nl")).toBe("laag");
  });
  test("formulas in words", () => {
    expect(wordSource("if a >= 0.5 and not(b) then max(0, x_y - 1) else -z * 2 / 3", "nl")).toBe(
      "als a ≥ 0,5 en niet(b) dan de hoogste van (0, x y − 1) anders −z × 2 ÷ 3",
    );
    expect(wordSource("if a != 1 then min(x, 2) else 0", "en")).toBe("if a ≠ 1 then the lowest of (x, 2) else 0");
  });
});

test("status goes one way only", () => {
  const allowed = STATUSES.flatMap((from) =>
    STATUSES.filter((to) => mayBecome(from, to)).map((to) => `${from} → ${to}`),
  );
  expect(allowed).not.toContain("signed → draft");
  expect(allowed).not.toContain("ended → in_force");
  expect(allowed).not.toContain("draft → ended");
  expect(allowed).toEqual(
    expect.arrayContaining([
      "draft → proposed",
      "proposed → agreed",
      "agreed → signed",
      "signed → in_force",
      "in_force → ended",
      "proposed → superseded",
    ]),
  );
  for (const status of STATUSES) expect(mayBecome(status, status)).toBe(false);
});
