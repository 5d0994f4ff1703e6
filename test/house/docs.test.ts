// What the documentation shows must work: the form of the manual, the commands of the README, the links.
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { COMMANDS } from "#cli/run";
import { checkForm } from "#engine/check-form";
import { runExamples } from "#engine/example";
import { textFindings } from "#engine/finding";
import { readForm } from "#engine/form";
import { FUNCTIONS } from "#engine/expression/function";
import { handslag } from "../support/command.ts";
import { datumOf, fileText, ROOT } from "../support/documents.ts";

function shownForm(): string {
  const [, shown] = /```yaml\n([\s\S]*?)```/.exec(fileText("docs/nieuwe-vorm.md"))!;
  return shown!.replace(/^ {3}/gm, "");
}

test("the form in the manual is sound, and its examples come out", () => {
  const datum = datumOf(shownForm());
  const form = readForm(datum).value!;
  expect(checkForm(form).issues).toEqual([]);
  expect(textFindings(form)).toEqual([]);
  expect(runExamples(form, datum).map((example) => [example.name, example.issues])).toEqual([
    ["onder_maximum", []],
    ["maximum_bindt", []],
  ]);
});

const outputs = mkdtempSync(join(tmpdir(), "handslag-docs-"));
afterAll(() => rmSync(outputs, { recursive: true }));
writeFileSync(join(outputs, "mijn-vorm.yaml"), shownForm());

/** Every command line that a text shows, whole where it goes on at the next line. */
const shownIn = (text: string): string[] =>
  [...text.replace(/\\\n\s*/g, "").matchAll(/npx handslag ([^`\n]*)/g)].map(([, words]) => words!.trim());

/** The words of a command line, with our files read from the repository and others from a folder of this test. */
function wordsOf(line: string): string[] {
  const place = (word: string): string =>
    /^(content|cases)\//.test(word) ? join(ROOT, word) : /\.(ya?ml|html)$/.test(word) ? join(outputs, word) : word;
  return line
    .replace(/ > \S+/, "")
    .split(/\s+/)
    .map(place);
}

const PAGES = [
  "README.md",
  "ARCHITECTURE.md",
  ...readdirSync(`${ROOT}docs`, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".md"))
    .map((file) => `docs/${file}`)
    .sort(),
];

const SHOWN = [
  ...PAGES.flatMap((page) => shownIn(fileText(page))),
  ...COMMANDS.flatMap(({ usage }) => Object.values(usage).flatMap(shownIn)),
  // A command alone is a name in a sentence.
].filter((line) => !COMMANDS.some(({ name }) => name === line));

test("the README, the pages and every command show command lines", () => {
  expect(new Set(SHOWN.map((line) => line.split(" ")[0]))).toEqual(
    new Set(["--help", ...COMMANDS.map(({ name }) => name)]),
  );
});

test.each([...new Set(SHOWN)])("npx handslag %s", (line) => {
  const { code, err } = handslag(...wordsOf(line));
  expect([code, err.replace(/^(Geschreven|Written): .*\n$/, "")]).toEqual([0, ""]);
});

test("every function of the language is in its page", () => {
  const page = fileText("docs/language.md");
  expect(Object.keys(FUNCTIONS).filter((name) => !new RegExp(`\\b${name}\\b`).test(page))).toEqual([]);
});

test.each(PAGES)("links in %s lead somewhere", (file) => {
  const broken = [...fileText(file).matchAll(/\]\((?!https?:)([^)#]+)/g)]
    .map((match) => join(ROOT, dirname(file), match[1]!))
    .filter((target) => !existsSync(target));
  expect(broken).toEqual([]);
});
