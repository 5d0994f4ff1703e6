// Findings as a page.
import type { Issue } from "#kernel/issue";
import { el } from "#picture/element";
import { wordIssue } from "#wording/issue";
import type { Locale } from "#wording/locale";
import { page } from "./html.ts";

/** What is worth a look in a document that is sound. */
export function issuesPage(title: string, findings: readonly Issue[], locale: Locale): string {
  const nl = locale === "nl";
  const headline =
    findings.length === 0
      ? nl
        ? "Alles in orde"
        : "All sound"
      : nl
        ? `In orde, ${findings.length} ${findings.length === 1 ? "punt" : "punten"} om te bekijken`
        : `Sound, ${findings.length} worth a look`;
  return page(
    headline,
    title,
    "",
    findings.map((found) =>
      el("section", {}, el("h2", {}, found.path.replaceAll("_", " ")), el("p", {}, wordIssue(found, locale))),
    ),
    locale,
  );
}
