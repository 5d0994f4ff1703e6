// Bad input: every case is refused with the issues it should have, at their place, in a sentence that helps.
import { existsSync, readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import type { Issue } from "#kernel/issue";
import { assemble, assembleOutlook } from "#engine/assemble";
import { readRanges } from "#engine/bounds/ranges";
import { checkAgreement } from "#engine/check";
import { checkForm } from "#engine/check-form";
import { readFacts } from "#engine/facts";
import { readForm } from "#engine/form";
import { checkOutlook, readOutlook } from "#engine/outlook/outlook";
import { readDevelopment } from "#engine/forecast/development";
import { LIMITS, readDocument } from "#engine/read";
import { Settlement } from "#engine/settle/settle";
import { wordIssue } from "#wording/issue";
import { agreementAt, fileText, library, ROOT, VEENRIJK } from "../support/documents.ts";

const FOLDER = "cases/bad/";

interface Expectation {
  readonly reading: "check" | "form" | "facts" | "settle" | "outlook" | "forecast" | "ranges";
  readonly issues: readonly { readonly code: string; readonly path: string }[];
  readonly nl: string;
  readonly en: string;
}

function issuesOf(name: string, reading: Expectation["reading"]): readonly Issue[] {
  const document = (file: string) => readDocument(fileText(`${FOLDER}${name}/${file}.yaml`));
  if (reading === "form") {
    const source = document("form");
    const { value: form, issues } =
      source.value === undefined ? { value: undefined, issues: source.issues } : readForm(source.value.datum);
    return form === undefined ? issues : checkForm(form).issues;
  }
  if (reading === "facts") {
    const source = document("facts");
    return source.value === undefined ? source.issues : readFacts(source.value.datum).issues;
  }
  if (reading === "outlook") {
    const file = `${ROOT}${FOLDER}${name}/outlook.yaml`;
    const source = document("outlook");
    if (source.value === undefined) return source.issues;
    const assembled = assembleOutlook(source.value.datum, file, library());
    const { value: outlook, issues } =
      assembled.value === undefined ? { value: undefined, issues: assembled.issues } : readOutlook(assembled.value);
    return outlook === undefined ? issues : checkOutlook(outlook, agreementAt(`${VEENRIJK}agreements/pw-f3.yaml`));
  }
  if (reading === "forecast") {
    const source = document("development");
    return source.value === undefined ? source.issues : readDevelopment(source.value.datum).issues;
  }
  if (reading === "ranges") {
    const source = document("ranges");
    return source.value === undefined ? source.issues : readRanges(source.value.datum).issues;
  }
  const source = document("agreement");
  if (source.value === undefined) return source.issues;
  const assembled = assemble(source.value.datum, `${ROOT}${FOLDER}${name}/agreement.yaml`, library());
  if (assembled.value === undefined) return assembled.issues;
  const { value: agreement, issues } = checkAgreement(assembled.value);
  if (agreement === undefined || reading === "check") return issues;
  const facts = readFacts(document("facts").value!.datum).value!;
  const settled = new Settlement(agreement).settle(facts);
  return [
    ...settled.issues,
    ...(settled.value?.years ?? []).flatMap((year) => year.clauses.flatMap((clause) => clause.reason ?? [])),
  ];
}

const names = readdirSync(ROOT + FOLDER).filter((name) => existsSync(`${ROOT}${FOLDER}${name}/expect.yaml`));

test("there are at least forty cases", () => expect(names.length).toBeGreaterThanOrEqual(40));

describe.each(names)("%s", (name) => {
  const expected = parse(fileText(`${FOLDER}${name}/expect.yaml`)) as Expectation;
  const issues = issuesOf(name, expected.reading);

  test("is refused for the right reason, at the right place", () => {
    expect(issues.map(({ code, path }) => ({ code, path }))).toEqual(expected.issues);
  });
  test("says so in a sentence that helps, in both languages", () => {
    const [first] = issues;
    expect(wordIssue(first!, "nl")).toBe(expected.nl);
    expect(wordIssue(first!, "en")).toBe(expected.en);
  });
});

test("a document that is too large is refused before it is read", () => {
  const { issues } = readDocument(`a: "${"x".repeat(LIMITS.characters)}"`);
  expect(issues.map((found) => found.code)).toEqual(["too-large"]);
});

test("a document with too many values is refused", () => {
  const { issues } = readDocument(`[${"1,".repeat(LIMITS.values + 1)}1]`);
  expect(issues[0]?.code).toBe("too-many-values");
});
