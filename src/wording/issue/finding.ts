// Wording: what is sound but worth a look before anyone signs, as `check` and `lint` say it.
import { finding, type Wordings } from "./figures.ts";

export const FINDINGS: Wordings = {
  "care-in-no-clause": finding(
    [
      (f) => `Voor deze zorg geldt geen enkel artikel: ${f.get("products")}. Zij wordt zo niet verrekend.`,
      "Er staat wel een prijs bij, maar niet wat partijen ervoor hebben afgesproken; voor verzekerden moet de zorg er toch zijn.",
      "Neem haar op in het bereik van een artikel, of geef haar een eigen artikel.",
    ],
    [
      (f) => `No clause is about this care: ${f.get("products")}. It is not settled this way.`,
      "It has a price, but not what parties agreed on it; for the insured the care must be there all the same.",
      "Put it in the scope of a clause, or give it a clause of its own.",
    ],
  ),
  "no-funding": finding(
    [
      (f) => `Artikel ${f.name("clause")} betaalt bovenop de declaraties.`,
      "Betalen mag alleen op een prestatie die de NZa kent, of met een grondslag daarnaast.",
      "Leg met `funding:` vast hoe dat mag (Wmg art. 35): verrekening, facultatieve_prestatie, subsidie of buiten_zvw.",
    ],
    [
      (f) => `Clause ${f.name("clause")} pays on top of claims.`,
      "Payment is lawful only on a performance that the regulator knows, or on a ground beside it.",
      "Say with `funding:` how that is lawful (Wmg art. 35): verrekening, facultatieve_prestatie, subsidie or buiten_zvw.",
    ],
  ),
  "product-without-code": finding(
    [
      (f) =>
        `Deze producten hebben een prijs maar geen declaratiecode: ${f.get("products")}. Zonder code zijn zij niet te declareren.`,
      "De verzekeraar betaalt op een prestatie die de NZa heeft vastgesteld.",
      "Zet `code:` bij elk product.",
    ],
    [
      (f) =>
        `These products have a price but no claim code: ${f.get("products")}. Without a code they can't be claimed.`,
      "The insurer pays on a performance that the regulator has set.",
      "Put `code:` with each product.",
    ],
  ),
  "no-index": finding(
    [
      (f) => `Dit artikel loopt ${f.get("years")} jaar zonder index.`,
      "Lonen stijgen door, en wie de stijging niet regelt, spreekt een korting af. Zonder index is de overeenkomst ook niet te tekenen.",
      "Vergeet de inflatie niet: noem een `index:`, of geef het bedrag per jaar.",
    ],
    [
      (f) => `This clause runs for ${f.get("years")} years without an index.`,
      "Wages keep rising, and who does not settle the rise agrees on a cut. Without an index the agreement can't be signed either.",
      "Mind inflation: name an `index:`, or give the amount by year.",
    ],
  ),
  "goal-without-kind": finding(
    [
      (f) => `Doel ${f.name("goal")} is niet SMART en ook niet als richting aangemerkt.`,
      "Niemand kan straks zeggen of het is gehaald, of waar het gesprek over moet gaan.",
      "Vul `smart:` of `directional:` in.",
    ],
    [
      (f) => `Goal ${f.name("goal")} is neither SMART nor marked as a direction.`,
      "Nobody can say later whether it was met, or what the talk should be about.",
      "Fill in `smart:` or `directional:`.",
    ],
  ),
  "goal-of-two-kinds": finding(
    [
      (f) => `Doel ${f.name("goal")} is SMART en richting tegelijk.`,
      "Een meetbaar doel mag geld sturen, een richting nooit; wie beide noemt, laat dat open.",
      "Kies er een: een richting stuurt geen betaling.",
    ],
    [
      (f) => `Goal ${f.name("goal")} is SMART and a direction at once.`,
      "A measurable goal may drive money, a direction never; naming both leaves that open.",
      "Choose one: a direction drives no payment.",
    ],
  ),
  "direction-without-review": finding(
    [
      (f) => `Doel ${f.name("goal")} geeft richting, maar er is geen moment afgesproken om erover te praten.`,
      "Wat niet wordt gemeten en niet wordt besproken, verdwijnt.",
      "Vul `review:` in.",
    ],
    [
      (f) => `Goal ${f.name("goal")} gives direction, but no moment to talk about it was agreed.`,
      "What is neither measured nor discussed disappears.",
      "Fill in `review:`.",
    ],
  ),
  "goal-not-smart": finding(
    [
      (f) => `Aan doel ${f.name("goal")} hangt geld, maar het is niet volledig SMART: ${f.get("missing")} ontbreekt.`,
      "Alleen een doel met een begin, een eind en een eigenaar kan een betaling dragen.",
      "Vul het aan.",
    ],
    [
      (f) => `Money hangs on goal ${f.name("goal")}, but it is not fully SMART: ${f.get("missing")} is missing.`,
      "Only a goal with a start, an end and an owner can carry a payment.",
      "Complete it.",
    ],
  ),
  "unknown-instrument": finding(
    [
      (f) => `Het meetinstrument \`${f.get("name")}\` staat niet onder \`instruments:\`.`,
      "Niemand kan zien hoe er wordt gemeten.",
      "Beschrijf het daar, of verbeter de naam.",
    ],
    [
      (f) => `The instrument \`${f.get("name")}\` does not stand under \`instruments:\`.`,
      "Nobody can see how it is measured.",
      "Describe it there, or correct the name.",
    ],
  ),
  "indicator-without-instrument": finding(
    [
      (f) => `Bij indicator ${f.name("indicator")} staat niet hoe er wordt gemeten.`,
      "Een uitkomst zonder meetinstrument geeft aan het eind van het jaar twee getallen.",
      "Noem een `instrument:`.",
    ],
    [
      (f) => `Indicator ${f.name("indicator")} does not say how it is measured.`,
      "An outcome without an instrument gives two figures at the end of the year.",
      "Name an `instrument:`.",
    ],
  ),
  "indicator-without-missing-rule": finding(
    [
      (f) =>
        `Aan indicator ${f.name("indicator")} hangt geld, maar er is niet afgesproken wat geldt als de meting ontbreekt.`,
      "Ooit ontbreekt er een; dan maakt de regel het verschil tussen alles en niets.",
      "Vul `missing:` in.",
    ],
    [
      (f) => `Money hangs on indicator ${f.name("indicator")}, but nothing was agreed for when it is missing.`,
      "Some day one will be; then the rule makes the difference between all and nothing.",
      "Fill in `missing:`.",
    ],
  ),
  "qualitative-without-rubric": finding(
    [
      (f) =>
        `Aan ${f.name("indicator")} hangt geld, maar de score is een oordeel waarvan nog niet vastligt hoe het tot stand komt (${f.get("missing")} ontbreekt).`,
      "Zonder afgesproken schaal en beoordelaars kan elke partij een andere score verdedigen.",
      "Beschrijf onder `rubric:` wat elke score betekent en noem onder `panel:` wie er oordeelt.",
    ],
    [
      (f) =>
        `Money hangs on ${f.name("indicator")}, but its score is a judgement and it is open how that is made (${f.get("missing")} is missing).`,
      "Without an agreed scale and judges each party can defend another score.",
      "Describe under `rubric:` what each score means and name under `panel:` who judges.",
    ],
  ),
  "indicator-without-goal": finding(
    [
      (f) => `Indicator ${f.name("indicator")} hoort bij geen doel en stuurt geen betaling.`,
      "Elke meting kost tijd van zorgverleners.",
      "Koppel hem, of laat hem weg.",
    ],
    [
      (f) => `Indicator ${f.name("indicator")} belongs to no goal and drives no payment.`,
      "Each measurement takes professionals' time.",
      "Tie it to one, or leave it out.",
    ],
  ),
  "no-milestones": finding(
    [
      (f) => `Artikel ${f.name("clause")} geeft jaren zekerheid.`,
      "Zekerheid helpt alleen als de verandering echt begint; zonder mijlpalen voelt de handtekening als de finish.",
      "Spreek onder `moments:` mijlpalen af, zodat de ambitie niet inzakt.",
    ],
    [
      (f) => `Clause ${f.name("clause")} gives certainty for years.`,
      "Certainty helps only if change really begins; without milestones the signature feels like the finish.",
      "Agree on milestones under `moments:`, so that ambition does not sag.",
    ],
  ),
  "parameter-not-in-text": finding(
    [
      (f) => `De parameter \`${f.get("name")}\` telt mee in de som, maar staat in geen enkele zin van de tekst.`,
      "Wie de tekst tekent, moet weten waarmee wordt gerekend.",
      "Noem hem in een zin van de vorm.",
    ],
    [
      (f) => `The parameter \`${f.get("name")}\` counts in the sum, but stands in no sentence of the text.`,
      "Who signs the text must know what the sum uses.",
      "Name it in a sentence of the form.",
    ],
  ),
  "parameter-not-in-sum": finding(
    [
      (f) => `De parameter \`${f.get("name")}\` staat in de tekst, maar geen regel rekent ermee.`,
      "De tekst belooft iets dat de som niet doet.",
      "Gebruik hem in een regel, of haal hem uit de tekst.",
    ],
    [
      (f) => `The parameter \`${f.get("name")}\` stands in the text, but no line computes with it.`,
      "The text promises what the sum does not do.",
      "Use it in a line, or take it out of the text.",
    ],
  ),
};
