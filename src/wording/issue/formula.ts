// Wording: formulas that can't be read, names that do not exist, units that do not fit, forms that are not sound.
import { error, type Figures, type Wordings } from "./figures.ts";

const inside = (f: Figures, locale: "nl" | "en"): string =>
  f.get("expression") === ""
    ? ""
    : locale === "nl"
      ? ` in \`${f.get("expression")}\``
      : ` in \`${f.get("expression")}\``;

export const FORMULAS: Wordings = {
  "expression-empty": error(
    () => "Hier hoort een formule te staan.",
    () => "A formula should stand here.",
  ),
  "expression-too-deep": error(
    (f) =>
      `Deze formule is te lang of heeft meer dan ${f.get("most")} haakjes in elkaar. Verdeel haar over enkele regels.`,
    (f) => `This formula is too long or nests more than ${f.get("most")} brackets. Spread it over several lines.`,
  ),
  "expression-unreadable": error(
    (f) => `Deze formule is vanaf \`${f.get("near")}\` niet te lezen${inside(f, "nl")}. Kijk naar haakjes en komma's.`,
    (f) => `This formula can't be read from \`${f.get("near")}\` on${inside(f, "en")}. Look at brackets and commas.`,
  ),
  "expression-left-out": error(
    (f) =>
      `\`${f.get("found")}\` hoort niet bij de taal${inside(f, "nl")}. Gebruik + − × ÷, vergelijkingen, als/dan/anders en de functies uit de handleiding.`,
    (f) =>
      `\`${f.get("found")}\` is not part of the language${inside(f, "en")}. Use + − × ÷, comparisons, if/then/else and the functions of the manual.`,
  ),
  "within-needs-brackets": error(
    (f) => `\`${f.get("found")}\` is niet eenduidig. Zet haakjes om het deel met \`in\`: (x in [laag..hoog]).`,
    (f) => `\`${f.get("found")}\` is ambiguous. Put brackets around the part with \`in\`: (x in [low..high]).`,
  ),
  "number-thousands": error(
    (f) => `Punten in \`${f.get("found")}\` worden niet als duizendtallen gelezen. Schrijf \`${f.get("remedy")}\`.`,
    (f) => `Points in \`${f.get("found")}\` are not read as thousands. Write \`${f.get("remedy")}\`.`,
  ),
  "number-percent": error(
    (f) =>
      `\`${f.get("found")}\` kan niet in een formule. Schrijf \`${f.get("remedy")}\`, of maak er een parameter van.`,
    (f) => `\`${f.get("found")}\` can't stand in a formula. Write \`${f.get("remedy")}\`, or make it a parameter.`,
  ),
  "number-comma": error(
    (f) =>
      `De komma in \`${f.get("found")}\` scheidt hier twee waarden. Schrijf een decimaal getal met een punt: \`${f.get("remedy")}\`.`,
    (f) =>
      `The comma in \`${f.get("found")}\` separates two values here. Write a decimal number with a point: \`${f.get("remedy")}\`.`,
  ),
  "name-of-several-words": error(
    (f) =>
      `\`${f.get("found")}\` leest als één naam van enkele woorden. Verbind een naam met _ (\`${f.get("remedy")}\`), of zet er een teken tussen.`,
    (f) =>
      `\`${f.get("found")}\` reads as one name of several words. Join a name with _ (\`${f.get("remedy")}\`), or put an operator between them.`,
  ),
  "unknown-name": error(
    (f) => `De naam \`${f.get("name")}\` is hier niet bekend.`,
    (f) => `The name \`${f.get("name")}\` is not known here.`,
  ),
  "later-line": error(
    (f) =>
      `De regel \`${f.get("name")}\` volgt pas later (of is deze regel zelf). Zet hem hoger, of gebruik \`vorig(${f.get("name")}, …)\` voor het jaar ervoor.`,
    (f) =>
      `The line \`${f.get("name")}\` comes later (or is this very line). Move it up, or use \`vorig(${f.get("name")}, …)\` for the year before.`,
  ),
  "unknown-function": error(
    (f) => `De functie \`${f.get("name")}\` bestaat niet.`,
    (f) => `There is no function \`${f.get("name")}\`.`,
  ),
  "wrong-argument-count": error(
    (f) =>
      `\`${f.get("name")}\` vraagt ${span(f, "nl")} ${span(f, "nl") === "1" ? "waarde" : "waarden"} tussen haakjes; er staan er ${f.get("found")}.`,
    (f) =>
      `\`${f.get("name")}\` takes ${span(f, "en")} ${span(f, "en") === "1" ? "value" : "values"} between brackets; there are ${f.get("found")}.`,
  ),
  "unknown-column": error(
    (f) => `\`${f.get("of")}\` heeft geen kolom of regel \`${f.get("name")}\`.`,
    (f) => `\`${f.get("of")}\` has no column or line \`${f.get("name")}\`.`,
  ),
  "member-of-no-table": error(
    (f) =>
      `\`.${f.get("name")}\` kan alleen achter een tabel of een artikel staan; \`${f.get("expression")}\` is ${f.kind("found")}.`,
    (f) =>
      `\`.${f.get("name")}\` can only follow a table or a clause; \`${f.get("expression")}\` is ${f.kind("found")}.`,
  ),
  "unit-mismatch": error(
    (f) =>
      `De eenheden passen niet bij elkaar${inside(f, "nl")}: ${f.kind("left")} naast ${f.kind("right")}.${yearHint(f, "nl")}`,
    (f) => `The units do not fit${inside(f, "en")}: ${f.kind("left")} next to ${f.kind("right")}.${yearHint(f, "en")}`,
  ),
  "wrong-unit": error(
    (f) => `\`${f.get("name")}\` hoort in ${f.kind("expected")} te zijn; dit is ${f.kind("found")}.`,
    (f) => `\`${f.get("name")}\` should be in ${f.kind("expected")}; this is ${f.kind("found")}.`,
  ),
  "unknown-unit": error(
    (f) =>
      `De eenheid \`${f.get("unit")}\` is niet bekend. Eenheden bestaan uit EUR, stuk, persoon, jaar en dag, zoals \`EUR/persoon/jaar\`; een verhouding is \`ratio\`.`,
    (f) =>
      `The unit \`${f.get("unit")}\` is not known. Units are made of EUR, stuk, persoon, jaar and dag, such as \`EUR/persoon/jaar\`; a ratio is \`ratio\`.`,
  ),
  "cent-of-no-money": error(
    (f) => `\`cent\` rondt geld af, en dit is ${f.kind("found")}. Gebruik \`rond(…, 2)\`.`,
    (f) => `\`cent\` rounds money, and this is ${f.kind("found")}. Use \`rond(…, 2)\`.`,
  ),
  "expected-number": error(
    (f) => `Hier hoort een getal${inside(f, "nl")}; dit is ${f.kind("found")}.`,
    (f) => `A number belongs here${inside(f, "en")}; this is ${f.kind("found")}.`,
  ),
  "expected-truth": error(
    (f) => `Hier hoort een voorwaarde (ja of nee)${inside(f, "nl")}; dit is ${f.kind("found")}.`,
    (f) => `A condition (yes or no) belongs here${inside(f, "en")}; this is ${f.kind("found")}.`,
  ),
  "expected-scope": error(
    (f) => `Deze functie vraagt een bereik${inside(f, "nl")}; dit is ${f.kind("found")}.`,
    (f) => `This function takes a scope${inside(f, "en")}; this is ${f.kind("found")}.`,
  ),
  "expected-list": error(
    (f) => `Hier hoort een lijst of een kolom van een tabel${inside(f, "nl")}; dit is ${f.kind("found")}.`,
    (f) => `A list or a column of a table belongs here${inside(f, "en")}; this is ${f.kind("found")}.`,
  ),
  "expected-table": error(
    (f) => `Hier hoort een tabel${inside(f, "nl")}; dit is ${f.kind("found")}.`,
    (f) => `A table belongs here${inside(f, "en")}; this is ${f.kind("found")}.`,
  ),
  "expected-kind": error(
    (f) => `Deze functie vraagt ${f.kind("expected")}${inside(f, "nl")}; dit is ${f.kind("found")}.`,
    (f) => `This function takes ${f.kind("expected")}${inside(f, "en")}; this is ${f.kind("found")}.`,
  ),
  "table-without-column": error(
    (f) => `Deze functie vraagt een tabel met een kolom \`${f.get("column")}\`; de tabel heeft ${f.get("known")}.`,
    (f) => `This function takes a table with a column \`${f.get("column")}\`; the table has ${f.get("known")}.`,
  ),
  "form-without-result": error(
    (f) => `De vorm \`${f.get("form")}\` zegt niet wat hij betaalt of geeft. Voeg \`pays:\` of \`gives:\` toe.`,
    (f) => `The form \`${f.get("form")}\` does not say what it pays or gives. Add \`pays:\` or \`gives:\`.`,
  ),
  "form-pays-and-gives": error(
    (f) =>
      `De vorm \`${f.get("form")}\` kan niet zowel betalen (\`pays\`) als een getal geven (\`gives\`). Kies er een.`,
    (f) => `The form \`${f.get("form")}\` can't both pay (\`pays\`) and give a number (\`gives\`). Choose one.`,
  ),
  "pays-no-money": error(
    (f) =>
      `Wat een vorm betaalt, hoort in EUR te zijn; dit is ${f.kind("found")}. Een bedrag per jaar wordt EUR door \`× looptijd\`.`,
    (f) =>
      `What a form pays should be in EUR; this is ${f.kind("found")}. A yearly amount becomes EUR by \`× looptijd\`.`,
  ),
  "gives-no-ratio": error(
    (f) => `Wat een index geeft, hoort een verhouding te zijn; \`${f.get("name")}\` is ${f.kind("found")}.`,
    (f) => `What an index gives should be a ratio; \`${f.get("name")}\` is ${f.kind("found")}.`,
  ),
  "unknown-line": error(
    (f) => `De vorm heeft geen regel \`${f.get("name")}\`.`,
    (f) => `The form has no line \`${f.get("name")}\`.`,
  ),
  "unknown-reference": error(
    (f) => `In deze zin staat \`{${f.get("name")}}\`, maar zo heet geen parameter of bereik van de vorm.`,
    (f) => `This sentence has \`{${f.get("name")}}\`, but no parameter or scope of the form is called that.`,
  ),
  "column-twice": error(
    (f) => `De kolom \`${f.get("name")}\` bestaat al in deze tabel. Geef hem een andere naam.`,
    (f) => `The column \`${f.get("name")}\` exists in this table already. Give it another name.`,
  ),
  "column-hides-name": error(
    (f) =>
      `De kolom \`${f.get("name")}\` heet net als ${f.get("other")}. Geef een van beide een andere naam: anders vergelijkt een filter de kolom met zichzelf.`,
    (f) =>
      `The column \`${f.get("name")}\` has the name of ${f.get("other")}. Rename one of them: else a filter compares the column with itself.`,
  ),
  "name-twice": error(
    (f) => `De naam \`${f.get("name")}\` is al gebruikt voor ${f.get("other")}. Kies een andere.`,
    (f) => `The name \`${f.get("name")}\` is already used for ${f.get("other")}. Choose another.`,
  ),
  "name-not-allowed": error(
    (f) =>
      `\`${f.get("name")}\` kan geen naam zijn: gebruik letters, cijfers en _, en begin met een letter (bijvoorbeeld \`${f.get("remedy")}\`).`,
    (f) =>
      `\`${f.get("name")}\` can't be a name: use letters, digits and _, and begin with a letter (such as \`${f.get("remedy")}\`).`,
  ),
  "name-reserved": error(
    (f) => `\`${f.get("name")}\` is een woord van de taal zelf. Kies een andere naam.`,
    (f) => `\`${f.get("name")}\` is a word of the language itself. Choose another name.`,
  ),
  "parameter-without-unit": error(
    (f) => `\`${f.get("name")}\` heeft geen eenheid, soort of keuze. Voeg bijvoorbeeld \`unit: EUR/jaar\` toe.`,
    (f) => `\`${f.get("name")}\` has no unit, kind or choice. Add for instance \`unit: EUR/jaar\`.`,
  ),
  "example-differs": error(
    (f) => `Dit voorbeeld verwacht ${f.get("expected")}, maar de vorm rekent ${f.get("found")} uit.`,
    (f) => `This example expects ${f.get("expected")}, but the form computes ${f.get("found")}.`,
  ),
  "example-like-unknown": error(
    (f) => `Het voorbeeld \`${f.get("name")}\` neemt iets over van een voorbeeld dat er niet is, of van zichzelf.`,
    (f) => `The example \`${f.get("name")}\` takes after an example that does not exist, or after itself.`,
  ),
};

function span(f: Figures, locale: "nl" | "en"): string {
  const [least, most] = [f.get("least"), f.get("most")];
  return least === most ? least : locale === "nl" ? `${least} tot ${most}` : `${least} to ${most}`;
}

/** The mistake that is made most: a yearly amount beside an amount of this contract year. */
function yearHint(f: Figures, locale: "nl" | "en"): string {
  const forgotten = [f.get("left"), f.get("right")].sort().join() === "EUR,EUR/jaar";
  if (!forgotten) return "";
  return locale === "nl"
    ? " Een bedrag per jaar wordt EUR door `× looptijd`."
    : " A yearly amount becomes EUR by `× looptijd`.";
}
