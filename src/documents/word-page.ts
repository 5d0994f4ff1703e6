// The text of an agreement as a page: plain language beside clause text, every figure a live reference.
import { el, type Element, type Node } from "#picture/element";
import type { AgreementText, ClauseText } from "#wording/agreement-text";
import type { Locale } from "#wording/locale";
import type { SentencePart } from "#wording/sentence";
import { page, table } from "./html.ts";

const parts = (sentence: readonly SentencePart[]): Node[] =>
  sentence.map((part) =>
    typeof part === "string" ? part : el("span", { class: "ref", title: part.name.replaceAll("_", " ") }, part.text),
  );

/** An agreement's text as a self-contained page. */
export function wordPage(text: AgreementText, locale: Locale): string {
  const nl = locale === "nl";
  const body = [
    ...text.lead.map((line) => el("p", {}, line)),
    ...text.clauses.map((clause) => clauseSection(clause, locale)),
    ...text.sections.map((section) =>
      el(
        "section",
        {},
        el("h2", {}, `${nl ? "Artikel" : "Clause"} ${section.number}. ${section.title}`),
        el(
          "ol",
          { class: "clause-text" },
          section.paragraphs.map((paragraph, index) =>
            el("li", {}, el("span", {}, `${section.number}.${index + 1}`), el("span", {}, paragraph)),
          ),
        ),
      ),
    ),
    ...text.annexes.map((annex, index) =>
      el(
        "section",
        {},
        el("h2", {}, `${nl ? "Bijlage" : "Annex"} ${index + 1}. ${annex.title}`),
        table(annex.columns, annex.rows),
      ),
    ),
  ];
  return page(
    text.title,
    nl ? "Tekst van de overeenkomst" : "Text of the agreement",
    nl
      ? "Elk onderstreept getal is het getal waarmee wordt afgerekend."
      : "Every underlined figure is the one that settlement uses.",
    body,
    locale,
    [`${nl ? "Kenmerk" : "Hash"} ${text.hash}`],
  );
}

function clauseSection(clause: ClauseText, locale: Locale): Element {
  const nl = locale === "nl";
  return el(
    "section",
    {},
    el("h2", {}, `${nl ? "Artikel" : "Clause"} ${clause.number}. ${clause.title}`),
    clause.purpose === undefined ? undefined : el("p", { class: "lead" }, clause.purpose),
    clause.plain.length === 0
      ? undefined
      : [
          el("h3", {}, nl ? "In gewone taal" : "In plain language"),
          ...clause.plain.map((sentence) => el("p", {}, parts(sentence))),
        ],
    clause.example === undefined
      ? undefined
      : [
          el("h3", {}, clause.example.intro),
          el(
            "dl",
            { class: "lines" },
            clause.example.steps.map((step) =>
              el(
                "div",
                {},
                el("dt", {}, step.label),
                el("dd", { class: "value" }, step.value),
                el("dd", { class: "why" }, step.formula),
              ),
            ),
          ),
          el("p", {}, clause.example.outcome),
        ],
    el("h3", {}, nl ? "Tekst van het artikel" : "Clause text"),
    el(
      "ol",
      { class: "clause-text" },
      clause.text.map((sentence) =>
        el("li", {}, el("span", {}, sentence.number), el("span", {}, parts(sentence.parts))),
      ),
    ),
  );
}
