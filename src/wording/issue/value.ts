// Wording: what an agreement or facts file fills in and can't be right.
import { error, type Wordings } from "./figures.ts";

export const VALUES: Wordings = {
  "missing-parameter": error(
    (f) => `Vul \`${f.get("name")}\` in (${f.get("label")}). Zonder dit is niet te rekenen.`,
    (f) => `Fill in \`${f.get("name")}\` (${f.get("label")}). Nothing can be computed without it.`,
  ),
  "missing-cell": error(
    (f) =>
      `In deze rij van \`${f.get("name")}\` ontbreekt \`${f.get("column")}\`. Vul het in, of laat de waarde uitdrukkelijk leeg.`,
    (f) =>
      `This row of \`${f.get("name")}\` lacks \`${f.get("column")}\`. Fill it in, or leave the value empty on purpose.`,
  ),
  "table-empty": error(
    (f) => `De tabel \`${f.get("name")}\` heeft geen rijen. Voeg er ten minste een toe.`,
    (f) => `The table \`${f.get("name")}\` has no rows. Add at least one.`,
  ),
  "row-empty": error(
    (f) => `Deze rij van \`${f.get("name")}\` is leeg. Vul haar in of haal haar weg.`,
    (f) => `This row of \`${f.get("name")}\` is empty. Fill it in or remove it.`,
  ),
  "duplicate-row": error(
    (f) =>
      `\`${f.get("key")}\` staat twee keer in \`${f.get("name")}\` (rij ${f.get("first")} en ${f.get("second")}). Haal er een weg.`,
    (f) =>
      `\`${f.get("key")}\` stands twice in \`${f.get("name")}\` (rows ${f.get("first")} and ${f.get("second")}). Remove one.`,
  ),
  "bounds-not-rising": error(
    (f) =>
      `De grenzen van \`${f.get("name")}\` horen op te lopen; ${f.get("found")} is niet hoger dan de grens ervoor.`,
    (f) => `The bounds of \`${f.get("name")}\` should rise; ${f.get("found")} is not above the one before.`,
  ),
  "open-end-not-last": error(
    (f) => `Alleen de laatste rij van \`${f.get("name")}\` kan zonder grens zijn. Vul hier een grens in.`,
    (f) => `Only the last row of \`${f.get("name")}\` can be without a bound. Fill in a bound here.`,
  ),
  "number-dutch": error(
    (f) => `\`${f.get("found")}\` leest hier als tekst. Schrijf \`${f.get("remedy")}\`.`,
    (f) => `\`${f.get("found")}\` reads as text here. Write \`${f.get("remedy")}\`.`,
  ),
  "number-with-unit": error(
    (f) =>
      `Schrijf alleen het getal: \`${f.get("remedy")}\` in plaats van \`${f.get("found")}\`. De eenheid staat al in de contractvorm.`,
    (f) =>
      `Write the number alone: \`${f.get("remedy")}\` instead of \`${f.get("found")}\`. The contract form has the unit already.`,
  ),
  "out-of-range": error(
    (f) => `\`${f.get("name")}\` is ${f.get("found")}, maar moet tussen ${f.get("low")} en ${f.get("high")} liggen.`,
    (f) => `\`${f.get("name")}\` is ${f.get("found")}, but must lie between ${f.get("low")} and ${f.get("high")}.`,
  ),
  "not-a-choice": error(
    (f) => `\`${f.get("found")}\` kan hier niet. Kies uit: ${f.get("choices")}.`,
    (f) => `\`${f.get("found")}\` is not possible here. Choose from: ${f.get("choices")}.`,
  ),
  "not-a-date": error(
    (f) => `\`${f.get("found")}\` is geen jaar of bestaande datum. Schrijf een jaar (2027) of een datum (2027-07-01).`,
    (f) => `\`${f.get("found")}\` is no year or existing date. Write a year (2027) or a date (2027-07-01).`,
  ),
  "not-a-year": error(
    (f) => `\`${f.get("found")}\` is geen jaartal. Schrijf bijvoorbeeld 2027.`,
    (f) => `\`${f.get("found")}\` is not a year. Write for instance 2027.`,
  ),
  "date-outside-term": error(
    (f) => `${f.get("found")} ligt buiten de looptijd (${f.get("from")} tot en met ${f.get("to")}).`,
    (f) => `${f.get("found")} lies outside the term (${f.get("from")} through ${f.get("to")}).`,
  ),
  "change-inside-year": error(
    (f) =>
      `Deze waarde kan niet op ${f.get("found")} veranderen: alleen een bedrag per jaar kan binnen een jaar wisselen. Gebruik 1 januari.`,
    (f) =>
      `This value can't change on ${f.get("found")}: only a yearly amount can change inside a year. Use 1 January.`,
  ),
  "term-reversed": error(
    (f) => `De looptijd eindigt (${f.get("to")}) voor zij begint (${f.get("from")}). Draai de data om.`,
    (f) => `The term ends (${f.get("to")}) before it begins (${f.get("from")}). Swap the dates.`,
  ),
  "term-too-long": error(
    (f) =>
      `De looptijd van ${f.get("from")} tot en met ${f.get("to")} is langer dan ${f.get("most")} jaar. Controleer de jaartallen.`,
    (f) =>
      `The term from ${f.get("from")} through ${f.get("to")} is longer than ${f.get("most")} years. Check the years.`,
  ),
  "unknown-form": error(
    (f) =>
      `De contractvorm \`${f.get("name")}\` staat niet in de bibliotheek. Noem een bestand, of geef de map met --forms.`,
    (f) =>
      `The contract form \`${f.get("name")}\` is not in the library. Name a file, or give the folder with --forms.`,
  ),
  "unknown-scope": error(
    (f) => `Het bereik \`${f.get("name")}\` bestaat niet.`,
    (f) => `There is no scope \`${f.get("name")}\`.`,
  ),
  "unknown-product": error(
    (f) => `Het product \`${f.get("name")}\` is niet bekend in deze overeenkomst.`,
    (f) => `The product \`${f.get("name")}\` is not known in this agreement.`,
  ),
  "unknown-partij": error(
    (f) => `\`${f.get("name")}\` is geen partij van deze overeenkomst. De partijen zijn: ${f.get("choices")}.`,
    (f) => `\`${f.get("name")}\` is no party to this agreement. The parties are: ${f.get("choices")}.`,
  ),
  "unknown-indicator": error(
    (f) =>
      `De indicator \`${f.get("name")}\` staat niet bij de indicatoren van deze overeenkomst (${f.get("choices")}).`,
    (f) => `The indicator \`${f.get("name")}\` is not among the indicators of this agreement (${f.get("choices")}).`,
  ),
  "unknown-index": error(
    (f) => `De index \`${f.get("name")}\` staat niet onder \`indices:\`.`,
    (f) => `The index \`${f.get("name")}\` does not stand under \`indices:\`.`,
  ),
  "missing-scope": error(
    (f) =>
      `Zeg onder \`scopes:\` welk bereik \`${f.get("name")}\` is (${f.get("label")}). Deze overeenkomst kent: ${f.get("known")}.`,
    (f) =>
      `Say under \`scopes:\` which scope \`${f.get("name")}\` is (${f.get("label")}). This agreement has: ${f.get("known")}.`,
  ),
  "scope-empty": error(
    (f) => `Het bereik \`${f.get("scope")}\` is leeg. Noem producten, codes of andere bereiken.`,
    (f) => `The scope \`${f.get("scope")}\` is empty. Name products, codes or other scopes.`,
  ),
  "scope-in-circle": error(
    (f) => `Het bereik \`${f.get("scope")}\` bevat langs een omweg zichzelf. Haal een van de verwijzingen weg.`,
    (f) => `The scope \`${f.get("scope")}\` contains itself in a roundabout way. Remove one of the references.`,
  ),
  "scopes-overlap": error(
    (f) =>
      `De artikelen \`${f.get("first")}\` en \`${f.get("second")}\` vervangen allebei de declaraties van dezelfde zorg (${f.get("products")}). Sluit die zorg bij een van beide uit met een minteken.`,
    (f) =>
      `The clauses \`${f.get("first")}\` and \`${f.get("second")}\` both replace the claims of the same care (${f.get("products")}). Exclude that care from one of them with a minus.`,
  ),
  "negative-price": error(
    (f) => `De prijs van \`${f.get("product")}\` is negatief (${f.get("found")}). Een prijs is nul of hoger.`,
    (f) => `The price of \`${f.get("product")}\` is negative (${f.get("found")}). A price is zero or more.`,
  ),
  "price-above-maximum": error(
    (f) =>
      `De prijs van \`${f.get("product")}\` (${f.get("found")}) is hoger dan het maximumtarief (${f.get("most")}). Verlaag de prijs.`,
    (f) =>
      `The price of \`${f.get("product")}\` (${f.get("found")}) is above the maximum tariff (${f.get("most")}). Lower the price.`,
  ),
  "negative-total": error(
    (f) =>
      `\`${f.get("fact")}\` is negatief (${f.get("found")}). Creditregels tellen mee in het totaal, maar een totaal onder nul is een fout in de aanlevering.`,
    (f) =>
      `\`${f.get("fact")}\` is negative (${f.get("found")}). Credit lines count in the total, but a total below zero is a fault in what was delivered.`,
  ),
  "facts-empty": error(
    () => "Er staat geen jaar in deze feiten. Zet ze onder `years:`, per jaar.",
    () => "There is no year in these facts. Put them under `years:`, by year.",
  ),
  "facts-outside-term": error(
    (f) =>
      `Deze feiten gaan over ${f.get("found")}; de overeenkomst loopt van ${f.get("from")} tot en met ${f.get("to")}.`,
    (f) => `These facts are about ${f.get("found")}; the agreement runs from ${f.get("from")} through ${f.get("to")}.`,
  ),
  "fact-for-several": error(
    (f) => `Dit ene getal kan meer dan één ding betekenen (${f.get("names")}). Geef het per naam.`,
    (f) => `This one number can mean more than one thing (${f.get("names")}). Give it by name.`,
  ),
  circle: error(
    (f) =>
      `Deze onderdelen hebben elkaar nodig en komen zo nooit uit: ${f.get("names")}. Haal een van de verwijzingen weg.`,
    (f) => `These parts need each other and so never come out: ${f.get("names")}. Remove one of the references.`,
  ),
  "requirement-not-met": error(
    (f) => `Niet voldaan aan een voorwaarde van de contractvorm: ${f.get("requirement")}`,
    (f) => `A condition of the contract form does not hold: ${f.get("requirementEn")}`,
  ),
  "index-that-pays": error(
    (f) =>
      `De vorm \`${f.get("form")}\` betaalt een bedrag en kan geen index zijn. Kies een vorm die een niveau geeft, zoals \`mandjeindex\`.`,
    (f) =>
      `The form \`${f.get("form")}\` pays an amount and can't be an index. Choose a form that gives a level, such as \`mandjeindex\`.`,
  ),
  "clause-that-gives": error(
    (f) => `De vorm \`${f.get("form")}\` geeft een niveau en betaalt niets. Zet hem onder \`indices:\`.`,
    (f) => `The form \`${f.get("form")}\` gives a level and pays nothing. Put it under \`indices:\`.`,
  ),
  "not-sealed": error(
    (f) =>
      `Deze overeenkomst heeft de stand \`${f.get("status")}\`, maar mist het kenmerk van wat is afgesproken. Zet erbij: \`agreed: ${f.get("hash")}\`.`,
    (f) =>
      `This agreement has the status \`${f.get("status")}\`, but lacks the hash of what was agreed. Add: \`agreed: ${f.get("hash")}\`.`,
  ),
  "changed-after-agreed": error(
    (f) =>
      `Deze overeenkomst is veranderd nadat zij was overeengekomen: het kenmerk was ${f.get("expected")} en is nu ${f.get("found")}. Herstel de tekst, of maak een nieuwe versie.`,
    (f) =>
      `This agreement changed after it was agreed: its hash was ${f.get("expected")} and is now ${f.get("found")}. Restore the text, or make a new version.`,
  ),
  "no-index-when-agreed": error(
    (f) =>
      `Dit artikel loopt ${f.get("years")} jaar en heeft geen index. Spreek een index af voor er wordt getekend, of geef het bedrag per jaar.`,
    (f) =>
      `This clause runs for ${f.get("years")} years and has no index. Agree on an index before anyone signs, or give the amount by year.`,
  ),
  "row-out-of-range": error(
    (f) =>
      `Rij ${f.get("key")}: \`${f.get("name")}\` is ${f.get("found")}, maar moet tussen ${f.get("low")} en ${f.get("high")} liggen. Staat de kolom misschien in hele procenten? Noem haar dan onder \`percent:\`.`,
    (f) =>
      `Row ${f.get("key")}: \`${f.get("name")}\` is ${f.get("found")}, but must lie between ${f.get("low")} and ${f.get("high")}. Is the column in whole percentages? Then name it under \`percent:\`.`,
  ),
  "row-wrong-type": error(
    (f) => `Rij ${f.get("key")}: \`${f.get("name")}\` hoort een getal te zijn; er staat \`${f.get("found")}\`.`,
    (f) => `Row ${f.get("key")}: \`${f.get("name")}\` should be a number; it is \`${f.get("found")}\`.`,
  ),
};
