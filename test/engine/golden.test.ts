// What users see of the demonstration case and of an agreement with every corner of the language, held against files.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { afterAll, describe, expect, test } from "vitest";
import { golden, printed, veenrijk } from "../support/command.ts";
import { ROOT } from "../support/documents.ts";

const folder = mkdtempSync(`${tmpdir()}/handslag-golden-`);
afterAll(() => rmSync(folder, { recursive: true }));

const agreement = (name: string): string => veenrijk("agreements", name);
const facts = (name: string): string => veenrijk("facts", name);
const CORNERS = `${ROOT}cases/good/corners/agreement.yaml`;
const CORNERS_FACTS = `${ROOT}cases/good/corners/facts.yaml`;

const SETTLED: readonly (readonly [string, string])[] = [
  ["pw-f1", "pw-hoog"],
  ["pw-f2", "pw-tegen"],
  ["pw-f3", "pw-laag"],
  ["pw-f4", "pw-verwacht"],
  ["samen-beslissen", "samen-beslissen"],
  ["aanneemsom-met-carve-out", "aanneemsom"],
  ["besparing-met-verdeling", "besparing-met-verdeling"],
];

describe("golden", () => {
  test.each(SETTLED)("%s on %s, as text", async (name, on) =>
    expect(printed("settle", agreement(name), "--facts", facts(on))).toMatchFileSnapshot(golden(`settle-${name}`)),
  );
  test.each(SETTLED)("%s on %s, for programs", async (name, on) =>
    expect(printed("settle", agreement(name), "--facts", facts(on), "--json")).toMatchFileSnapshot(
      golden(`json-${name}`),
    ),
  );
  test.each(SETTLED)("%s in words", async (name, on) =>
    expect(
      printed("word", agreement(name), "--facts", facts(on)) + printed("word", agreement(name), "--locale", "en"),
    ).toMatchFileSnapshot(golden(`word-${name}`)),
  );
  test.each(SETTLED.map(([name]) => name))("%s checked", async (name) =>
    expect(
      printed("check", agreement(name)) + printed("check", agreement(name), "--json", "--locale", "en"),
    ).toMatchFileSnapshot(golden(`check-${name}`)),
  );
  test("every corner of the language", async () => {
    await expect(printed("check", CORNERS)).toMatchFileSnapshot(golden("check-corners"));
    await expect(printed("settle", CORNERS, "--facts", CORNERS_FACTS)).toMatchFileSnapshot(golden("settle-corners"));
    await expect(printed("settle", CORNERS, "--facts", CORNERS_FACTS, "--json")).toMatchFileSnapshot(
      golden("json-corners"),
    );
    await expect(printed("word", CORNERS, "--facts", CORNERS_FACTS)).toMatchFileSnapshot(golden("word-corners"));
  });
});
