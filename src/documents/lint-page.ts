// Lint as a page: findings by weight, each with its reason, what to do and its source.
import type { Agreement } from "#engine/agreement";
import type { Finding } from "#engine/lint/lint";
import { el, type Element, type Node } from "#picture/element";
import { findingGroups, findingSummary, type FindingText } from "#wording/lint-text";
import { inLocale, type Locale } from "#wording/locale";
import { page } from "./html.ts";
import { capital } from "#wording/text";

/** What an agreement was held against, for the line above the title. */
export interface LintPage {
  readonly findings: readonly Finding[];
  readonly agreement: Agreement;
  /** "de feiten van …" or "de verwachting …"; empty where the agreement was read by itself. */
  readonly against: string;
}

/** All findings as a self-contained page; none is one line. */
export function lintPage({ findings, agreement, against }: LintPage, locale: Locale): string {
  const nl = locale === "nl";
  const title = capital(findingSummary(findings, locale));
  const above = [inLocale(agreement.title, locale), against].filter((part) => part !== "").join(" · ");
  return page(title, above, "", findingSections({ findings, agreement }, locale, "h2"), locale, [
    `${nl ? "Kenmerk" : "Hash"} ${agreement.hash}`,
  ]);
}

/** Findings by weight, each group under its title with their number. */
export function findingSections(
  { findings, agreement }: Pick<LintPage, "findings" | "agreement">,
  locale: Locale,
  heading: "h2" | "h3",
): Element[] {
  return findingGroups(findings, agreement, locale).map((group) =>
    el(
      "section",
      { class: `findings ${group.severity}` },
      el(heading, { class: "weight" }, `${group.title} (${group.findings.length})`),
      el(
        "ol",
        {},
        group.findings.map((text) => findingItem(text, locale, heading === "h2" ? "h3" : "h4")),
      ),
    ),
  );
}

function findingItem(text: FindingText, locale: Locale, heading: "h3" | "h4"): Element {
  const nl = locale === "nl";
  return el(
    "li",
    {},
    el("p", { class: "above" }, text.place),
    el(heading, {}, coded(text.what)),
    text.why === "" ? undefined : el("p", {}, text.why),
    text.remedy === "" ? undefined : el("p", {}, el("strong", {}, nl ? "Doen: " : "To do: "), coded(text.remedy)),
    el("p", { class: "small" }, `${nl ? "Bron" : "Source"}: ${text.source}`),
  );
}

/** Text in which what stands between backticks is to be typed as it is. */
const coded = (text: string): Node[] =>
  text.split("`").map((part, index) => (index % 2 === 0 ? part : el("code", {}, part)));
