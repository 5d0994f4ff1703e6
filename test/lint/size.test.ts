// The scale of minimum savings rates, held against the rates that CMS published for its own contracts.
import { expect, test } from "vitest";
import { ratio, toFixed } from "#kernel/exact";
import { toNumber } from "#kernel/decimal";
import { readTable } from "#engine/batch/table";
import { thresholdFor } from "#engine/lint/size";
import { fileText } from "../support/documents.ts";

test.each([
  [100, "0.1220"],
  [500, "0.1220"],
  [750, "0.1045"],
  [5000, "0.0390"],
  [12_500, "0.0285"],
  [60_000, "0.0200"],
  [250_000, "0.0200"],
])("%i persons", (persons, expected) => expect(toFixed(thresholdFor(ratio(persons)), 4)).toBe(expected));

test("98 in 100 rates that CMS published over five years lie on the scale", () => {
  const years = ["py2014_cms", "py2016", "py2018_cms", "py2021_cms", "py2023_cms"].flatMap((year) => {
    const { columns, rows } = readTable(fileText(`cases/real/mssp/${year}.csv`), year).value!;
    const [persons, rate] = [columns.indexOf("N_AB"), columns.indexOf("MinSavPerc")];
    return rows.map((cells) => ({
      persons: Number(cells[persons]!.replaceAll(",", "")),
      // Some years publish percentages, some shares.
      percent: Number(cells[rate]!.replace("%", "")) * (/^0\.0?\d/.test(cells[rate]!) ? 100 : 1),
    }));
  });
  // Two-sided contracts chose their own: nothing, half a percent, one, one and a half or two.
  const own = years.filter(({ percent }) => percent > 2 || percent * 2 !== Math.round(percent * 2));
  const alike = own.filter(
    ({ persons, percent }) => Math.abs(toNumber(thresholdFor(ratio(persons))) * 100 - percent) < 0.0501,
  );
  expect({ own: own.length, alike: alike.length }).toEqual({ own: 1687, alike: 1657 });
});
