// Every form of the library: sound, complete in two languages, and its examples come out.
import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { checkForm } from "#engine/check-form";
import { runExamples } from "#engine/example";
import { textFindings } from "#engine/finding";
import { formAt, ROOT } from "../support/documents.ts";

const ids = readdirSync(`${ROOT}content/forms`).map((file) => file.replace(".yaml", ""));

/** Every { nl } in a document that has no en. */
function withoutEnglish(value: unknown, path = ""): string[] {
  if (Array.isArray(value)) return value.flatMap((entry, index) => withoutEnglish(entry, `${path}[${index}]`));
  if (typeof value !== "object" || value === null || "d" in value) return [];
  const map = value as Record<string, unknown>;
  const own = "nl" in map && typeof map["en"] !== "string" ? [path] : [];
  return [...own, ...Object.entries(map).flatMap(([key, entry]) => withoutEnglish(entry, `${path}.${key}`))];
}

test("the library has every model from A to J", () => {
  expect(ids.length).toBeGreaterThanOrEqual(16);
  const families = new Set(ids.map((id) => formAt(`content/forms/${id}.yaml`).form.document.family));
  expect([..."ABCDEFGHIJ"].filter((family) => !families.has(family))).toEqual([]);
});

describe.each(ids)("%s", (id) => {
  const { form, datum } = formAt(`content/forms/${id}.yaml`);

  test("goes by the name of its file", () => expect(form.id).toBe(id));
  test("has units that fit", () => expect(checkForm(form).issues).toEqual([]));
  test("says in its text what it does in its sum", () => expect(textFindings(form)).toEqual([]));
  test("is complete in Dutch and English", () => expect(withoutEnglish(datum)).toEqual([]));
  test("has guidance, plain language and clause text", () => {
    const { guidance } = form.document;
    expect(guidance?.fits).toBeDefined();
    expect(guidance?.pros?.length).toBeGreaterThan(0);
    expect(guidance?.cons?.length).toBeGreaterThan(0);
    expect(guidance?.sources?.length).toBeGreaterThan(0);
    expect(form.text.length).toBeGreaterThan(0);
    expect(form.plain.length).toBeGreaterThan(0);
  });
  test("says what an agreement should have beside it, and why", () =>
    expect(Object.keys(form.document.asks ?? {})).not.toEqual([]));
  test("labels every line and every computed column", () => {
    const wanted = [...form.lines.values()].flatMap((line) =>
      line.kind === "value"
        ? [line.name]
        : [line.name, ...[...line.columns.keys()].map((column) => `${line.name}.${column}`)],
    );
    expect(wanted.filter((name) => !form.labels.has(name))).toEqual([]);
  });
  test("has examples that come out", () => {
    const runs = runExamples(form, datum);
    expect(runs.length).toBeGreaterThan(0);
    expect(runs.flatMap((run) => run.issues)).toEqual([]);
  });
});
