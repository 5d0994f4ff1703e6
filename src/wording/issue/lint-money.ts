// Wording of lint: care, prices, bounds, and what is paid for results.
import { error, finding, type Figures, type Wordings } from "./figures.ts";

/** Which figures a finding was held against. */
const ON = {
  nl: (f: Figures): string => (f.get("on") === "outlook" ? "Op deze verwachting" : "Op deze feiten"),
  en: (f: Figures): string => (f.get("on") === "outlook" ? "On this outlook" : "On these facts"),
};

/** The bounds of a finding, each with how near it came. */
function bounds(f: Figures, ofBound: string, and: string): string {
  const parts = f.each("parameters").map((name, position) => {
    const isKnown = f.each("nearest")[position] !== "";
    return isKnown ? `${name} (${f.percent("nearest", position)} ${ofBound})` : name;
  });
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} ${and} ${parts.at(-1)!}`;
}

export const LINT_MONEY: Wordings = {
  "ask-unknown-name": error(
    (f) => `\`${f.get("name")}\` is geen parameter of bereik van deze vorm.`,
    (f) => `\`${f.get("name")}\` is no parameter or scope of this form.`,
  ),
  "care-open-in-some-years": finding(
    [
      (f) => `Voor deze zorg geldt in ${f.listed("years")} geen artikel: ${f.name("products")}.`,
      "Een artikel dat eerder stopt of later begint, laat een gat in de looptijd waarin niet vaststaat wat wordt betaald.",
      "Verleng het artikel, of zeg welk artikel het opvolgt.",
    ],
    [
      (f) => `In ${f.listed("years")} no clause is about this care: ${f.name("products")}.`,
      "A clause that stops earlier or starts later leaves a gap in the term in which it is open what is paid.",
      "Extend the clause, or say which clause succeeds it.",
    ],
  ),
  "saving-shared-twice": finding(
    [
      (f) => `${f.name("other")} en ${f.name("clause")} delen dezelfde besparing.`,
      "Wie één keer bespaart, krijgt er zo twee keer een deel van; de verzekeraar kan meer uitkeren dan er is bespaard.",
      "Laat elk artikel over andere zorg gaan, of laat er een vervallen.",
    ],
    [
      (f) => `${f.name("other")} and ${f.name("clause")} share the same saving.`,
      "Who saves once is paid a part of it twice; the insurer may pay out more than was saved.",
      "Let each clause be about other care, or drop one.",
    ],
  ),
  "saving-already-kept": finding(
    [
      (f) => `${f.name("clause")} deelt een besparing die de zorgaanbieder door ${f.name("other")} al houdt.`,
      "Onder een vaste som blijft wat niet wordt uitgegeven bij de zorgaanbieder; een deel van die besparing erbovenop betaalt haar twee keer.",
      "Kies een van beide, of meet de besparing op andere zorg.",
    ],
    [
      (f) => `${f.name("clause")} shares a saving that the provider already keeps through ${f.name("other")}.`,
      "Under a fixed sum what is not spent stays with the provider; a share of that saving on top pays it twice.",
      "Choose one of both, or measure the saving on other care.",
    ],
  ),
  "prices-without-index": finding(
    [
      (f) => `De prijzen gelden ${f.get("years")} jaar zonder index.`,
      "Prijzen die stilstaan, worden elk jaar minder waard; dat is een korting die niemand heeft besproken.",
      "Noem onder `prices:` een `index:`, of geef prijzen per jaar.",
    ],
    [
      (f) => `Prices hold for ${f.get("years")} years without an index.`,
      "Prices that stand still are worth less each year; that is a cut nobody discussed.",
      "Name an `index:` under `prices:`, or give prices by year.",
    ],
  ),
  "amount-stands-still": finding(
    [
      (f) =>
        `Van ${f.get("from")} tot en met ${f.get("to")} geldt hetzelfde bedrag, zonder index: ${f.name("parameters")}.`,
      "Een bedrag met alleen een beginjaar lijkt een groeipad, maar blijft de hele looptijd gelijk terwijl kosten stijgen.",
      "Geef de jaren daarna ook, of noem een `index:`.",
    ],
    [
      (f) =>
        `The same amount holds from ${f.get("from")} through ${f.get("to")}, without an index: ${f.name("parameters")}.`,
      "An amount with a first year only looks like a growth path, but stays the same for the whole term while cost rises.",
      "Give the later years too, or name an `index:`.",
    ],
  ),
  "price-outgrows-maximum": finding(
    [
      (f) =>
        `De prijs van ${f.name("product")} komt in ${f.get("year")} op ${f.money("found")}, boven het maximumtarief van ${f.money("most")}.`,
      "Boven een maximumtarief mag niet worden gedeclareerd, ook niet als partijen het samen hebben afgesproken.",
      "Laat deze prijs de index niet volgen, of geef hem per jaar.",
    ],
    [
      (f) =>
        `The price of ${f.name("product")} reaches ${f.money("found")} in ${f.get("year")}, above the maximum tariff of ${f.money("most")}.`,
      "Nothing above a maximum tariff may be claimed, even where parties agreed on it.",
      "Keep this price from following the index, or give it by year.",
    ],
  ),
  "parameter-without-effect": finding(
    [
      (f) => `${f.name("parameter")} is afgesproken, maar verandert in geen enkel jaar wat er wordt betaald.`,
      "Een andere afspraak zet dit getal buiten spel, bijvoorbeeld een deel van 0 % of een regel die nooit geldt. Wie de tekst leest, denkt iets te hebben geregeld.",
      "Spreek ook het bijbehorende deel af, of laat dit getal weg.",
    ],
    [
      (f) => `${f.name("parameter")} was agreed on, but changes what is paid in no year.`,
      "Another term puts this figure out of play, such as a share of 0 % or a rule that never holds. Who reads the text believes something was settled.",
      "Agree on the share that goes with it too, or leave this figure out.",
    ],
  ),
  "tranche-without-effect": finding(
    [
      (f) => `In ${f.name("parameter")} betaalt schijf ${f.listed("rows")} hetzelfde als de schijf ervoor.`,
      "De grens ertussen bindt dus niet, terwijl de tekst een grens noemt.",
      "Geef de schijven een verschillend deel, of voeg ze samen.",
    ],
    [
      (f) => `In ${f.name("parameter")} tranche ${f.listed("rows")} pays the same as the one before.`,
      "So the bound between them does not bind, while the text names one.",
      "Give the tranches different shares, or join them.",
    ],
  ),
  "bound-cannot-bind": finding(
    [
      (f) => `De grens die volgt uit ${f.name("parameter")} kan nooit worden bereikt, wat er ook gebeurt.`,
      "Dat volgt uit de andere afspraken alleen. Een grens die niet kan binden, geeft schijnzekerheid.",
      "Maak de grens scherper, of laat haar weg.",
    ],
    [
      (f) => `The bound that follows from ${f.name("parameter")} can never be reached, whatever happens.`,
      "That follows from the other terms alone. A bound that cannot bind gives false certainty.",
      "Tighten the bound, or leave it out.",
    ],
  ),
  "bound-not-reached": finding(
    [
      (f) => `${ON.nl(f)} blijft in ${f.listed("years")} buiten beeld: ${bounds(f, "van de grens", "en")}.`,
      "Zo’n grens verzekert tegen verrassingen, maar is geen prikkel. Dat kan de bedoeling zijn.",
      "Ga na of beide partijen het zo bedoelen.",
    ],
    [
      (f) => `${ON.en(f)} these stay out of sight in ${f.listed("years")}: ${bounds(f, "of the bound", "and")}.`,
      "Such a bound insures against surprises, but is no incentive. That may be what was meant.",
      "Make sure that both parties mean it so.",
    ],
  ),
  "ceiling-always-passed": finding(
    [
      (f) => `${ON.nl(f)} wordt de grens uit ${f.name("parameter")} elk jaar overschreden (${f.listed("years")}).`,
      "Een plafond dat altijd vol is, werkt als een vaste som, maar met ruzie over de overschrijding en kans op een patiëntenstop.",
      "Zet het plafond op wat nodig is, of maak er eerlijk een aanneemsom van.",
    ],
    [
      (f) => `${ON.en(f)} the bound from ${f.name("parameter")} is passed every year (${f.listed("years")}).`,
      "A ceiling that is always full works as a lump sum, but with disputes about the excess and a risk of turning patients away.",
      "Set the ceiling at what is needed, or make it an honest lump sum.",
    ],
  ),
  "no-minimum-denominator": finding(
    [
      (f) => `${f.name("clause")} betaalt op ${f.name("indicators")}, maar vraagt geen minimum aan waarnemingen.`,
      "Bij weinig patiënten beslist toeval of er geld komt.",
      (f) => `Laat de meting pas gelden vanaf ${f.get("least")} waarnemingen, met \`noemer(…) >= ${f.get("least")}\`.`,
    ],
    [
      (f) => `${f.name("clause")} pays on ${f.name("indicators")}, but asks for no minimum of observations.`,
      "With few patients chance decides whether money follows.",
      (f) =>
        `Let the measurement count from ${f.get("least")} observations on, with \`noemer(…) >= ${f.get("least")}\`.`,
    ],
  ),
  "denominator-too-small": finding(
    [
      (f) => `${f.name("clause")} laat een meting al gelden bij ${f.get("found")} waarnemingen.`,
      (f) => `Onder ${f.get("least")} waarnemingen schommelt een percentage zo sterk dat toeval de beloning bepaalt.`,
      (f) => `Vraag er ten minste ${f.get("least")}.`,
    ],
    [
      (f) => `${f.name("clause")} lets a measurement count from ${f.get("found")} observations on.`,
      (f) => `Below ${f.get("least")} observations a percentage swings so much that chance sets the reward.`,
      (f) => `Ask for at least ${f.get("least")}.`,
    ],
  ),
  "gate-drives-nothing": finding(
    [
      (f) => `De poort ${f.name("indicator")} is afgesproken, maar geen artikel leest haar.`,
      (f) => `${f.name("clause")} keert dus ook uit als de poort dicht is: de tekst belooft meer dan de som doet.`,
      'Laat het artikel de poort lezen, bijvoorbeeld `kwaliteit: { is: if indicator("…") <= … then 1 else 0 }`.',
    ],
    [
      (f) => `The gate ${f.name("indicator")} was agreed on, but no clause reads it.`,
      (f) => `So ${f.name("clause")} pays out even with the gate closed: the text promises more than the sum does.`,
      'Let the clause read the gate, such as `kwaliteit: { is: if indicator("…") <= … then 1 else 0 }`.',
    ],
  ),
  "reward-too-small": finding(
    [
      (f) =>
        `${ON.nl(f)} is de hoogste beloning ${f.money("most")}: ${f.percent("share")} van wat in ${f.get("year")} wordt gedeclareerd.`,
      (f) =>
        `Een beloning onder ${f.percent("least")} van de omzet verandert zelden iets; het meten kost al gauw meer dan zij oplevert.`,
      "Maak de beloning groter, of meet zonder te belonen.",
    ],
    [
      (f) =>
        `${ON.en(f)} the highest reward is ${f.money("most")}: ${f.percent("share")} of what is claimed in ${f.get("year")}.`,
      (f) =>
        `A reward below ${f.percent("least")} of revenue seldom changes anything; measuring soon costs more than it brings.`,
      "Make the reward larger, or measure without rewarding.",
    ],
  ),
  "threshold-too-low": finding(
    [
      (f) =>
        `Een drempel van ${f.percent("agreed")} is laag voor de ${f.number("persons")} personen van ${f.get("year")}.`,
      (f) =>
        `Bij zo’n groep lijkt toeval vaak op een besparing. De schaal die Medicare in honderden contracten gebruikt, vraagt hier ${f.percent("advised")}.`,
      "Verhoog de drempel, meet over meer jaren of met meer partijen samen, of deel ook tekorten zodat toeval naar twee kanten werkt.",
    ],
    [
      (f) => `A threshold of ${f.percent("agreed")} is low for the ${f.number("persons")} persons of ${f.get("year")}.`,
      (f) =>
        `In such a group chance often looks like a saving. The scale that Medicare uses in hundreds of contracts asks for ${f.percent("advised")} here.`,
      "Raise the threshold, measure over more years or with more parties together, or share losses too so that chance works both ways.",
    ],
  ),
};
