// Issue codes and their wording, held together by reading the sources.
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ISSUES } from "#wording/issue";
import { ROOT } from "../support/documents.ts";

/** Every issue code that the sources make. */
function codesInSource(): Set<string> {
  const codes = new Set<string>();
  for (const folder of ["kernel", "engine", "cli"]) {
    for (const entry of readdirSync(`${ROOT}src/${folder}`, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !entry.name.endsWith(".ts")) continue;
      const text = readFileSync(`${entry.parentPath}/${entry.name}`, "utf8");
      for (const match of text.matchAll(
        /\b(?:issue|undetermined|report|refused|#report|#refuse|report\(naming,)\(?\s*(?:naming, )?"([a-z][a-z-]+)"/g,
      ))
        codes.add(match[1]!);
    }
  }
  return codes;
}

test("every code that the sources make has its wording, and no wording is left over", () => {
  const made = codesInSource();
  expect([...made].filter((code) => !Object.hasOwn(ISSUES, code))).toEqual([]);
  // Codes that are chosen by a condition or built from a kind are not found by their call.
  const elsewhere = new Set([
    "tag",
    "syntax",
    "wrong-type",
    "not-a-choice",
    "unknown-partij",
    "unknown-product",
    "unknown-indicator",
    "out-of-range",
    "wrong-unit",
    "number-dutch",
    "number-with-unit",
    "row-empty",
    "index-that-pays",
    "clause-that-gives",
    "basis-missing",
    "fact-missing",
    "missing-key",
    "unknown-column",
    "duplicate-key",
    "alias",
    "too-deep",
    "too-many-values",
    "not-a-number",
    "key-not-text",
    "key-not-allowed",
    "expected-table",
    "outlook-unknown-party",
    "outlook-unknown-shift",
  ]);
  expect(Object.keys(ISSUES).filter((code) => !made.has(code) && !elsewhere.has(code))).toEqual([]);
});
