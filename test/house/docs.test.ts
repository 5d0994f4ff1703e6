// What the documentation shows must work: the form of the manual, the commands of the README, the links.
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { run } from "#cli/run";
import { checkForm } from "#engine/check-form";
import { runExamples } from "#engine/example";
import { textFindings } from "#engine/finding";
import { readForm } from "#engine/form";
import { FUNCTIONS } from "#engine/expression/function";
import { datumOf, fileText, ROOT } from "../support/documents.ts";

test("the form in the manual is sound, and its examples come out", () => {
  const [, shown] = /```yaml\n([\s\S]*?)```/.exec(fileText("docs/nieuwe-vorm.md"))!;
  const datum = datumOf(shown!.replace(/^ {3}/gm, ""));
  const form = readForm(datum).value!;
  expect(checkForm(form).issues).toEqual([]);
  expect(textFindings(form)).toEqual([]);
  expect(runExamples(form, datum).map((example) => [example.name, example.issues])).toEqual([
    ["onder_maximum", []],
    ["maximum_bindt", []],
  ]);
});

test("every command in the README runs", () => {
  const commands = [
    ...fileText("README.md").matchAll(/npx handslag ((?:settle|batch|simulate|forms show)[^`\n]*)/g),
  ].map((match) => match[1]!.trim().split(/\s+/));
  expect(commands.length).toBeGreaterThanOrEqual(4);
  for (const command of commands)
    expect(
      run(
        command.map((word) => (/^(content|cases)\//.test(word) ? join(ROOT, word) : word)),
        { out: () => undefined, err: () => undefined, isTerminal: false },
      ),
    ).toBe(0);
});

test("every function of the language is in its page", () => {
  const page = fileText("docs/language.md");
  expect(Object.keys(FUNCTIONS).filter((name) => !new RegExp(`\\b${name}\\b`).test(page))).toEqual([]);
});

test.each([
  "README.md",
  "ARCHITECTURE.md",
  "docs/language.md",
  "docs/json.md",
  "docs/nieuwe-vorm.md",
  "docs/bench.md",
  "docs/mutation.md",
])("links in %s lead somewhere", (file) => {
  const broken = [...fileText(file).matchAll(/\]\((?!https?:)([^)#]+)/g)]
    .map((match) => join(ROOT, dirname(file), match[1]!))
    .filter((target) => !existsSync(target));
  expect(broken).toEqual([]);
});
