// Wording of lint: goals and indicators, and everything that is agreed beside money.
import { finding, type Wordings } from "./figures.ts";

export const LINT_FRAME: Wordings = {
  // The measure and its reason come from the form; `wording/lint-text.ts` puts them in.
  "counter-measure-missing": finding(
    [(f) => `${f.name("clause")} vraagt om iets dat in de overeenkomst ontbreekt: \`${f.get("ask")}\`.`, "", ""],
    [(f) => `${f.name("clause")} asks for something that the agreement lacks: \`${f.get("ask")}\`.`, "", ""],
  ),
  "no-goals": finding(
    [
      "De overeenkomst noemt geen doelen.",
      "Zonder doel gaat elk gesprek over geld, en is achteraf niet te zeggen of de afspraak iets heeft gebracht.",
      "Noem onder `goals:` wat partijen willen bereiken: voor patiënten, kosten, bevolking en medewerkers.",
    ],
    [
      "The agreement names no goals.",
      "Without a goal every talk is about money, and afterwards nobody can say whether the agreement brought anything.",
      "Name under `goals:` what parties want to reach: for patients, cost, population and staff.",
    ],
  ),
  "goal-after-term": finding(
    [
      (f) => `Doel ${f.name("goal")} loopt tot ${f.get("year")}, maar de overeenkomst eindigt in ${f.get("last")}.`,
      "Na het einde is niemand meer aan het doel gehouden.",
      "Haal het doel naar voren, of verleng de looptijd.",
    ],
    [
      (f) => `Goal ${f.name("goal")} runs until ${f.get("year")}, but the agreement ends in ${f.get("last")}.`,
      "After the end nobody is held to the goal.",
      "Bring the goal forward, or extend the term.",
    ],
  ),
  "indicator-without-norm": finding(
    [
      (f) => `Bij indicator ${f.name("indicator")} staat geen norm.`,
      "Dan is niet helder wanneer een resultaat goed genoeg is.",
      "Vul `norm:` in, of een bandbreedte met `band:` als dat beter werkt.",
    ],
    [
      (f) => `Indicator ${f.name("indicator")} has no norm.`,
      "Then it is unclear when a result is good enough.",
      "Fill in `norm:`, or a bandwidth with `band:` where that works better.",
    ],
  ),
  "indicator-incomplete": finding(
    [
      (f) => `Bij indicator ${f.name("indicator")} ontbreekt: ${f.listed("missing")}.`,
      "Een meting zonder eigenaar of ritme komt te laat, of komt niet.",
      "Vul aan wie meet en hoe vaak.",
    ],
    [
      (f) => `Indicator ${f.name("indicator")} lacks: ${f.listed("missing")}.`,
      "A measurement without an owner or a rhythm comes late, or not at all.",
      "Fill in who measures and how often.",
    ],
  ),
  "term-short": finding(
    [
      "De overeenkomst loopt één jaar.",
      "De voorbereiding kost jaren, zorg verplaatsen ook, en kosten volgen later dan omzet; één jaar geeft rust noch vertrouwen.",
      "Kies twee tot vijf jaar: een vast raam met een bijlage per jaar.",
    ],
    [
      "The agreement runs for one year.",
      "Preparation takes years, so does moving care, and cost follows later than revenue; one year gives neither calm nor trust.",
      "Choose two to five years: a fixed frame with an annex per year.",
    ],
  ),
  "term-long": finding(
    [
      (f) => `De overeenkomst loopt ${f.get("years")} jaar.`,
      "Zo ver vooruit kent niemand de vraag, de techniek of de regels; wat nu eerlijk is, hoeft dat dan niet te zijn.",
      "Kies twee tot vijf jaar met een besluit over een vervolg, of spreek een tussentijdse herijking af.",
    ],
    [
      (f) => `The agreement runs for ${f.get("years")} years.`,
      "Nobody knows demand, technique or rules that far ahead; what is fair now need not be so then.",
      "Choose two to five years with a decision on a successor, or agree on a recalibration on the way.",
    ],
  ),
  "no-evaluation": finding(
    [
      "Er is geen moment afgesproken om te evalueren.",
      "Wie niet terugkijkt, stuurt niet bij, en leert niets voor de volgende afspraak.",
      "Zet onder `moments:` ten minste één evaluatie halverwege.",
    ],
    [
      "No moment was agreed to evaluate.",
      "Who does not look back does not change course, and learns nothing for the next agreement.",
      "Put at least one evaluation halfway under `moments:`.",
    ],
  ),
  "evaluation-late": finding(
    [
      (f) => `Het eerste moment is pas in ${f.get("year")}, terwijl de overeenkomst in ${f.get("start")} begint.`,
      "De eerste hobbels komen in de eerste maanden; wachten maakt van een hobbel een conflict.",
      "Spreek in het eerste jaar al een kort overleg af.",
    ],
    [
      (f) => `The first moment is in ${f.get("year")}, while the agreement begins in ${f.get("start")}.`,
      "The first bumps come in the first months; waiting makes a conflict of a bump.",
      "Agree on a short review in the first year.",
    ],
  ),
  "no-triggers": finding(
    [
      "Er staat niet wat partijen doen als de omstandigheden veranderen.",
      "Meer zorg dan verwacht, een nieuwe behandeling, een andere samenwerking: het gebeurt binnen elke looptijd.",
      "Noem onder `triggers:` wanneer partijen opnieuw praten, binnen welke termijn en wie beslist.",
    ],
    [
      "It does not say what parties do when circumstances change.",
      "More care than expected, a new treatment, another partnership: it happens within any term.",
      "Name under `triggers:` when parties talk again, by when and who decides.",
    ],
  ),
  "trigger-incomplete": finding(
    [
      (f) => `Bij ${f.name("trigger")} ontbreekt: ${f.listed("missing")}.`,
      "Een afspraak om te praten zonder termijn of beslisser is uitstel.",
      "Vul aan binnen welke tijd (`within:`) en wie beslist (`decides:`).",
    ],
    [
      (f) => `${f.name("trigger")} lacks: ${f.listed("missing")}.`,
      "An agreement to talk without a term or someone who decides is delay.",
      "Fill in by when (`within:`) and who decides (`decides:`).",
    ],
  ),
  "no-law-change": finding(
    [
      "Er staat niet wat geldt als wet, pakket of NZa-regels veranderen.",
      "Prestaties en tarieven wijzigen elk jaar; zonder afspraak draagt wie pech heeft de gevolgen.",
      "Voeg een bepaling over wijziging van wet- en regelgeving toe.",
    ],
    [
      "It does not say what holds when law, insured package or NZa rules change.",
      "Performances and tariffs change each year; without a rule whoever is unlucky bears the result.",
      "Add a provision on changes of law and regulation.",
    ],
  ),
  "no-escalation": finding(
    [
      "Er staat niet hoe partijen een meningsverschil oplossen.",
      "Wie de stappen pas bedenkt als het misgaat, begint bij de jurist.",
      "Spreek onder `governance: ladder:` de stappen af, met een termijn per stap.",
    ],
    [
      "It does not say how parties settle a disagreement.",
      "Who thinks up the steps when things go wrong begins with the lawyer.",
      "Agree on the steps under `governance: ladder:`, with a term for each.",
    ],
  ),
  "escalation-short": finding(
    [
      "De ladder voor meningsverschillen heeft één trede.",
      "Loopt het daar vast, dan is er geen volgende stap.",
      "Voeg een hoger niveau of een bemiddelaar toe.",
    ],
    [
      "The ladder for disagreements has one step.",
      "If it gets stuck there, no next step exists.",
      "Add a higher level or a mediator.",
    ],
  ),
  "gate-without-moment": finding(
    [
      (f) => `Over ${f.name("gate")} moet worden besloten, maar er is geen moment voor.`,
      "Een besluit zonder datum wordt uitgesteld.",
      "Zet het onder `moments:` met dezelfde naam.",
    ],
    [
      (f) => `${f.name("gate")} needs a decision, but there is no moment for it.`,
      "A decision without a date is put off.",
      "Put it under `moments:` with the same name.",
    ],
  ),
  "no-settlement-dates": finding(
    [
      "Er staat niet wanneer de voorlopige en de definitieve afrekening komen.",
      "Wie te laat afrekent, kan zijn recht op terugbetaling kwijtraken.",
      "Spreek onder `payments:` `provisional:` en `final:` af.",
    ],
    [
      "It does not say when the provisional and the final settlement come.",
      "Who settles too late can lose the right to be repaid.",
      "Agree on `provisional:` and `final:` under `payments:`.",
    ],
  ),
  "advance-without-interest": finding(
    [
      "Er is een voorschot, maar geen afspraak over rente.",
      "Een voorschot is een lening van de een aan de ander; te veel of te laat betaald kost iemand rente.",
      "Spreek `interest:` af, bijvoorbeeld de wettelijke rente, of zeg dat er geen rente is.",
    ],
    [
      "There is an advance, but no agreement on interest.",
      "An advance is a loan from one to the other; too much or too late costs someone interest.",
      "Agree on `interest:`, such as the statutory rate, or say that there is none.",
    ],
  ),
  "no-exit": finding(
    [
      "Er staat niet hoe een partij uit de overeenkomst stapt.",
      "Zonder uitweg blijft wie vastloopt stil zitten, of breekt.",
      "Spreek onder `ends: exit:` een opzegtermijn af, en wat daarna geldt.",
    ],
    [
      "It does not say how a party leaves the agreement.",
      "Without a way out whoever gets stuck sits still, or breaks.",
      "Agree on a notice period under `ends: exit:`, and on what holds after it.",
    ],
  ),
  "exit-without-fallback": finding(
    [
      "Er is een opzegtermijn, maar niet wat geldt na een uitstap.",
      "De patiënten zijn er dan nog; zonder terugvaloptie onderhandelen partijen met de klok tegen.",
      "Vul `fallback:` in, bijvoorbeeld het vorige tarief.",
    ],
    [
      "There is a notice period, but not what holds after leaving.",
      "The patients are still there; without a fallback parties bargain against the clock.",
      "Fill in `fallback:`, such as the previous tariff.",
    ],
  ),
  "no-aftercare": finding(
    [
      "Er is niets afgesproken over de tijd na het einde.",
      "Juist na afloop zakt weg wat is bereikt.",
      "Noem onder `ends: aftercare:` wanneer partijen nog eens kijken, bijvoorbeeld na 6 en 12 maanden.",
    ],
    [
      "Nothing was agreed on the time after the end.",
      "It is after the end that results fade.",
      "Say under `ends: aftercare:` when parties look once more, such as after 6 and 12 months.",
    ],
  ),
  "no-attribution": finding(
    [
      "Er staat niet bij welk jaar een declaratie hoort.",
      "Een DBC hoort bij de dag dat hij opent, een overig zorgproduct bij de dag van uitvoering; wie dat openlaat, telt zorg rond de jaarwisseling dubbel of niet.",
      "Leg onder `attribution:` vast welke datum telt.",
    ],
    [
      "It does not say to which year a claim belongs.",
      "A DBC belongs to the day it opens, another care product to the day it is performed; leaving that open counts care around new year twice or not at all.",
      "Set under `attribution:` which date counts.",
    ],
  ),
  "basis-without-source": finding(
    [
      (f) => `De basis waaruit bedragen worden berekend, heeft geen bron (${f.listed("years")}).`,
      "Elke euro volgt uit deze cijfers; zonder bron begint de discussie bij de eerste afrekening.",
      "Zet `source:` in de basis: wie heeft de cijfers vastgesteld, en wanneer.",
    ],
    [
      (f) => `The base from which amounts are computed has no source (${f.listed("years")}).`,
      "Every euro follows from these figures; without a source debate begins at the first settlement.",
      "Put `source:` in the base: who established the figures, and when.",
    ],
  ),
  "most-favoured": finding(
    [
      (f) => `Hier staat een belofte over de prijs van anderen: “${f.get("words")}”.`,
      "Een meestbegunstigingsbeding legt de prijzen van andere verzekeraars of aanbieders vast zonder dat zij aan tafel zitten; dat kan de mededinging beperken.",
      "Laat de belofte weg, of leg haar eerst voor aan een jurist mededingingsrecht.",
    ],
    [
      (f) => `This promises something about the price of others: “${f.get("words")}”.`,
      "A most-favoured clause fixes prices of other insurers or providers who are not at the table; that can restrict competition.",
      "Leave the promise out, or put it to a competition lawyer first.",
    ],
  ),
  "money-in-free-text": finding(
    [
      (f) => `De vrije tekst noemt een bedrag (${f.get("words")}) waarmee niets wordt afgerekend.`,
      "Wat alleen in een zin staat, komt in geen enkele som terecht; bij een conflict gelden dan twee waarheden.",
      "Maak er een artikel van, of haal het bedrag uit de tekst.",
    ],
    [
      (f) => `The free text names an amount (${f.get("words")}) that nothing settles.`,
      "What stands in a sentence only enters no sum; in a conflict two truths hold.",
      "Make it a clause, or take the amount out of the text.",
    ],
  ),
};
