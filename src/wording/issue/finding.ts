// Wording: what is sound but worth a look before anyone signs.
import { finding, type Wordings } from "./figures.ts";

export const FINDINGS: Wordings = {
  "care-in-no-clause": finding(
    (f) => `Voor deze zorg geldt geen enkel artikel: ${f.get("products")}. Zij wordt zo niet verrekend.`,
    (f) => `No clause is about this care: ${f.get("products")}. It is not settled this way.`,
  ),
  "no-funding": finding(
    (f) =>
      `Artikel \`${f.get("clause")}\` betaalt bovenop de declaraties. Leg met \`funding:\` vast hoe dat mag (Wmg art. 35): verrekening, facultatieve_prestatie, subsidie of buiten_zvw.`,
    (f) =>
      `Clause \`${f.get("clause")}\` pays on top of claims. Say with \`funding:\` how that is lawful (Wmg art. 35): verrekening, facultatieve_prestatie, subsidie or buiten_zvw.`,
  ),
  "product-without-code": finding(
    (f) =>
      `Deze producten hebben een prijs maar geen declaratiecode: ${f.get("products")}. Zonder code zijn zij niet te declareren.`,
    (f) => `These products have a price but no claim code: ${f.get("products")}. Without a code they can't be claimed.`,
  ),
  "no-index": finding(
    (f) =>
      `Dit artikel loopt ${f.get("years")} jaar zonder index. Vergeet de inflatie niet: noem een \`index:\`, of geef het bedrag per jaar.`,
    (f) =>
      `This clause runs for ${f.get("years")} years without an index. Mind inflation: name an \`index:\`, or give the amount by year.`,
  ),
  "goal-without-kind": finding(
    (f) =>
      `Doel \`${f.get("goal")}\` is niet SMART en ook niet als richting aangemerkt. Vul \`smart:\` of \`directional:\` in.`,
    (f) =>
      `Goal \`${f.get("goal")}\` is neither SMART nor marked as a direction. Fill in \`smart:\` or \`directional:\`.`,
  ),
  "goal-of-two-kinds": finding(
    (f) => `Doel \`${f.get("goal")}\` is SMART en richting tegelijk. Kies er een: een richting stuurt geen betaling.`,
    (f) => `Goal \`${f.get("goal")}\` is SMART and a direction at once. Choose one: a direction drives no payment.`,
  ),
  "direction-without-review": finding(
    (f) =>
      `Doel \`${f.get("goal")}\` geeft richting, maar er is geen moment afgesproken om erover te praten. Vul \`review:\` in.`,
    (f) => `Goal \`${f.get("goal")}\` gives direction, but no moment to talk about it was agreed. Fill in \`review:\`.`,
  ),
  "goal-not-smart": finding(
    (f) => `Aan doel \`${f.get("goal")}\` hangt geld, maar het is niet volledig SMART: ${f.get("missing")} ontbreekt.`,
    (f) => `Money hangs on goal \`${f.get("goal")}\`, but it is not fully SMART: ${f.get("missing")} is missing.`,
  ),
  "unknown-instrument": finding(
    (f) => `Het meetinstrument \`${f.get("name")}\` staat niet onder \`instruments:\`.`,
    (f) => `The instrument \`${f.get("name")}\` does not stand under \`instruments:\`.`,
  ),
  "indicator-without-instrument": finding(
    (f) => `Bij indicator \`${f.get("indicator")}\` staat niet hoe er wordt gemeten. Noem een \`instrument:\`.`,
    (f) => `Indicator \`${f.get("indicator")}\` does not say how it is measured. Name an \`instrument:\`.`,
  ),
  "indicator-without-missing-rule": finding(
    (f) =>
      `Aan indicator \`${f.get("indicator")}\` hangt geld, maar er is niet afgesproken wat geldt als de meting ontbreekt. Vul \`missing:\` in.`,
    (f) =>
      `Money hangs on indicator \`${f.get("indicator")}\`, but nothing was agreed for when it is missing. Fill in \`missing:\`.`,
  ),
  "indicator-without-goal": finding(
    (f) =>
      `Indicator \`${f.get("indicator")}\` hoort bij geen doel en stuurt geen betaling. Koppel hem, of laat hem weg.`,
    (f) =>
      `Indicator \`${f.get("indicator")}\` belongs to no goal and drives no payment. Tie it to one, or leave it out.`,
  ),
  "no-milestones": finding(
    (f) =>
      `Artikel \`${f.get("clause")}\` geeft jaren zekerheid. Spreek onder \`moments:\` mijlpalen af, zodat de ambitie niet inzakt.`,
    (f) =>
      `Clause \`${f.get("clause")}\` gives certainty for years. Agree on milestones under \`moments:\`, so that ambition does not sag.`,
  ),
  "parameter-not-in-text": finding(
    (f) => `De parameter \`${f.get("name")}\` telt mee in de som, maar staat in geen enkele zin van de tekst.`,
    (f) => `The parameter \`${f.get("name")}\` counts in the sum, but stands in no sentence of the text.`,
  ),
  "parameter-not-in-sum": finding(
    (f) => `De parameter \`${f.get("name")}\` staat in de tekst, maar geen regel rekent ermee.`,
    (f) => `The parameter \`${f.get("name")}\` stands in the text, but no line computes with it.`,
  ),
};
