// What checking a form finds: each rule with the form that breaks it and the nearest one that does not.
import { describe, expect, test } from "vitest";
import { checkForm } from "#engine/check-form";
import { readForm } from "#engine/form";
import { datumOf } from "../support/documents.ts";

/** The issues of a form that pays `recht`, with extra lines, parameters or other keys. */
function issuesOf(parts: { lines?: string; parameters?: string; rest?: string }): string[] {
  const { value, issues } = readForm(
    datumOf(`
form: proef
scopes: { zorg: { nl: de zorg }, ander: { nl: andere zorg } }
covers: [zorg]
parameters:
  bedrag: { unit: EUR, default: 10, nl: Bedrag }
  deel: { unit: ratio, default: 1, nl: Deel }
  mensen: { unit: persoon·jaar, default: 1, nl: Mensen }
  trap: { columns: { tot: { unit: ratio }, tarief: { unit: ratio }, geld: { unit: EUR } }, default: [], nl: Trap }
  sleutel: { columns: { partij: { kind: partij }, aandeel: { unit: ratio } }, default: [], nl: Sleutel }
  maat: { kind: indicator, nl: Maat }
${parts.parameters ?? ""}
lines:
${parts.lines ?? ""}
  recht: gedeclareerd(zorg)
pays: recht
${parts.rest ?? ""}`),
  );
  if (value === undefined) return issues.map(({ code, path }) => `${code} ${path}`);
  return checkForm(value).issues.map(({ code, path }) => `${code} ${path}`);
}

describe("formulas", () => {
  test.each([
    ["min(bedrag, 5 * bedrag)", []],
    ["min(bedrag, deel)", ["unit-mismatch lines.x"]],
    ["sum(trap.geld)", []],
    ["sum(trap)", ["expected-number lines.x"]],
    ["max(zorg, 1)", ["expected-number lines.x"]],
    ["count(trap)", []],
    ["count(bedrag)", ["expected-list lines.x"]],
    ["not(deel > 0)", []],
    ["not(deel)", ["expected-truth lines.x"]],
    ["cent(bedrag)", []],
    ["cent(bedrag / mensen)", []],
    ["cent(mensen)", ["cent-of-no-money lines.x"]],
    ["rond(deel, 2)", []],
    ["rond(deel, bedrag)", ["unit-mismatch lines.x"]],
    ["rond(zorg, 2)", ["expected-number lines.x"]],
    ["floor(trap)", ["expected-number lines.x"]],
    ["anders(bedrag, deel)", ["unit-mismatch lines.x"]],
    ["vorig(x, deel) + 0", []],
    ["aantal(zorg)", []],
    ["aantal(bedrag)", ["expected-scope lines.x"]],
    ["aantal(zorg, bedrag)", ["expected-kind lines.x"]],
    ['aantal(zorg, "P")', []],
    ["prijs(bedrag)", ["expected-kind lines.x"]],
    ["producten(bedrag)", ["expected-scope lines.x"]],
    ["sum(for p in producten(zorg) return aantal(p.product))", []],
    ["omzet(zorg, zorg)", ["wrong-argument-count lines.x"]],
    ["omzet(deel)", ["expected-scope lines.x"]],
    ["kosten_boven(zorg, bedrag / mensen)", ["unit-mismatch lines.x"]],
    ["kosten_boven(zorg, 0)", []],
    ["kosten_boven(bedrag, 0)", ["expected-scope lines.x"]],
    ["patienten(zorg)", []],
    ['patienten(zorg, "jong")', []],
    ["patienten(zorg, bedrag)", ["expected-kind lines.x"]],
    ["verzekerden(zorg, maat)", ["expected-kind lines.x"]],
    ["indicator(maat)", []],
    ["indicator(bedrag)", ["expected-kind lines.x"]],
    ['reeks("loon") + reeks_voorlopig("loon")', []],
    ["reeks(zorg)", ["expected-kind lines.x"]],
    ["sum(schijven(bedrag, trap, bedrag).deel)", []],
    ["sum(schijven(bedrag, trap, deel).deel)", ["unit-mismatch lines.x"]],
    ["sum(schijven(bedrag, bedrag, bedrag).deel)", ["expected-table lines.x"]],
    ["sum(schijven(bedrag, sleutel, bedrag).deel)", ["table-without-column lines.x"]],
    ["interpoleer(deel, trap.tot, trap.geld)", []],
    ["interpoleer(bedrag, trap.tot, trap.geld)", ["unit-mismatch lines.x"]],
    ["interpoleer(deel, deel, trap.geld)", ["expected-list lines.x"]],
    ["interpoleer(deel, trap.tot, deel)", ["expected-list lines.x"]],
    ["rij(trap, 1).geld", []],
    ["rij(trap, bedrag).geld", ["unit-mismatch lines.x"]],
    ["rij(bedrag, 1)", ["expected-table lines.x"]],
    ["sum(verdeel(bedrag, sleutel).bedrag)", []],
    ["sum(verdeel(deel, sleutel).bedrag)", ["unit-mismatch lines.x"]],
    ["sum(verdeel(bedrag, trap).bedrag)", ["table-without-column lines.x"]],
    ["bedrag + deel", ["unit-mismatch lines.x"]],
    ["bedrag + 0", []],
    ["bedrag = deel", ["unit-mismatch lines.x"]],
    ["if bedrag then 1 else 2", ["expected-truth lines.x"]],
    ["if deel > 0 then bedrag else deel", ["unit-mismatch lines.x"]],
    ["deel and deel > 0", ["expected-truth lines.x"]],
    ["trap[bedrag]", ["expected-truth lines.x"]],
    ["count(trap[tot > 0])", []],
    ["bedrag.tot", ["member-of-no-table lines.x"]],
    ["trap.niets", ["unknown-column lines.x"]],
    ["-zorg", ["expected-number lines.x"]],
    ["some t in trap satisfies t.tot", ["expected-truth lines.x"]],
    ["some t in bedrag satisfies true", ["expected-list lines.x"]],
    ["(deel in [0..bedrag])", ["unit-mismatch lines.x"]],
    ["begrens(bedrag, 0, deel)", ["unit-mismatch lines.x"]],
    ["begrens(bedrag, 0)", ["wrong-argument-count lines.x"]],
    ["onbekend(bedrag)", ["unknown-function lines.x"]],
    ["later_x", ["unknown-name lines.x"]],
  ] as const)("%s", (formula, expected) => {
    const found = issuesOf({ lines: `  x: '${formula}'` });
    expect(found).toEqual(expected);
  });
});

describe("tables, names and texts", () => {
  test.each([
    ["a table goes over a table", { lines: "  t: { per: bedrag, y: 1 }" }, ["expected-table lines.t.per"]],
    ["a table line", { lines: "  t: { per: trap, y: tarief * 2 }" }, []],
    ["a column twice", { lines: "  t: { per: trap, tot: 1 }" }, ["column-twice lines.t.tot"]],
    ["one name for a parameter and a line", { lines: "  bedrag: 1" }, ["name-twice lines.bedrag"]],
    ["one name for a scope and a line", { lines: "  ander: 1" }, ["name-twice lines.ander"]],
    ["a reserved word", { lines: "  looptijd: 1" }, ["name-reserved lines.looptijd"]],
    [
      "a column that hides a parameter",
      { parameters: "  tab: { columns: { deel: { unit: ratio } }, default: [] }" },
      ["column-hides-name parameters.tab.columns.deel"],
    ],
    ["a label for no line", { rest: "labels: { rech: { nl: Recht } }" }, ["unknown-line labels.rech"]],
    ["a label for a line", { rest: "labels: { recht: { nl: Recht } }" }, []],
    ["a label for a column of a value", { rest: "labels: { recht.y: { nl: Y } }" }, ["unknown-column labels.recht.y"]],
    [
      "a reference in a sentence",
      { rest: 'text: [ { nl: "{bedrag}", en: "{bedra}" } ]' },
      ["unknown-reference text[0].en"],
    ],
    ["a reference in plain language", { rest: 'plain: [ { nl: "{recht}" } ]' }, ["unknown-reference plain[0].nl"]],
    ["a signal may name a line", { rest: 'signals: { s: { when: deel > 0, nl: "{recht}" } }' }, []],
    ["a signal is a condition", { rest: "signals: { s: { when: deel, nl: S } }" }, ["expected-truth signals.s.when"]],
    [
      "a requirement is a condition",
      { rest: "requires: [ { that: bedrag, nl: R } ]" },
      ["expected-truth requires[0].that"],
    ],
    [
      "a requirement knows no facts",
      { rest: "requires: [ { that: recht > 0, nl: R } ]" },
      ["unknown-name requires[0].that"],
    ],
    [
      "a row names its columns",
      { parameters: '  tab: { columns: { k: { unit: ratio } }, default: [], row: { nl: "{l}" } }' },
      ["unknown-reference parameters.tab.row.nl"],
    ],
  ] as const)("%s", (_name, parts, expected) => {
    expect(issuesOf(parts)).toEqual(expected);
  });

  test.each([
    ["covers what it has", "covers: [zorg]\n", "covers: [zurg]\n", "unknown-scope covers"],
    ["pays money", "pays: recht\n", "pays: deel\n", "pays-no-money pays"],
    ["names a scope in words", "scopes: { zorg: { nl: de zorg } }\n", "scopes: { zorg: de zorg }\n", undefined],
  ])("%s", (_name, sound, broken, code) => {
    const form = (changed: string): string[] => {
      const text = `form: p\nscopes: { zorg: { nl: de zorg } }\ncovers: [zorg]\nparameters: { deel: { unit: ratio, default: 1 } }\nlines: { recht: gedeclareerd(zorg) }\npays: recht\n`;
      const { value, issues } = readForm(datumOf(text.replace(sound, changed)));
      return [...issues, ...(value === undefined ? [] : checkForm(value).issues)].map(
        ({ code: at, path }) => `${at} ${path}`,
      );
    };
    expect(form(sound)).toEqual([]);
    expect(form(broken)).toEqual(code === undefined ? [] : [code]);
  });
});
