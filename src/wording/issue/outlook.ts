// Wording: what is wrong with an outlook, and what simulation can't know.
import { error, reason, type Wordings } from "./figures.ts";

export const OUTLOOKS: Wordings = {
  "shift-needs-one": error(
    (f) =>
      `Verschuiving \`${f.get("shift")}\` noemt niet één grondslag. Geef \`instead_of:\` (de feiten zonder verschuiving) of \`per_person:\`, en niet allebei.`,
    (f) =>
      `Shift \`${f.get("shift")}\` does not name one ground. Give \`instead_of:\` (the facts without the shift) or \`per_person:\`, and not both.`,
  ),
  "spread-out-of-range": error(
    (f) =>
      `De spreiding is ${f.get("found")}, maar moet tussen 0 en 300\u00a0% liggen. Schrijf haar als deel van de verwachting: \`6%\`.`,
    (f) =>
      `The spread is ${f.get("found")}, but must lie between 0 and 300\u00a0%. Write it as a share of what is expected: \`6%\`.`,
  ),
  "follows-too-much": error(
    (f) =>
      `De gewichten onder \`follows:\` verklaren samen ${f.get("found")} van de spreiding; de som van hun kwadraten is hoogstens 1.`,
    (f) =>
      `The weights under \`follows:\` together explain ${f.get("found")} of the spread; the sum of their squares is at most 1.`,
  ),
  "chance-out-of-range": error(
    (f) => `De kans is ${f.get("found")}, maar moet tussen 0 en 100\u00a0% liggen.`,
    (f) => `The chance is ${f.get("found")}, but must lie between 0 and 100\u00a0%.`,
  ),
  "outlook-unknown-party": error(
    (f) => `\`${f.get("name")}\` is geen partij bij deze overeenkomst.`,
    (f) => `\`${f.get("name")}\` is not a party to this agreement.`,
  ),
  "outlook-unknown-product": error(
    (f) => `\`${f.get("name")}\` is geen product of bereik van deze overeenkomst.`,
    (f) => `\`${f.get("name")}\` is not a product or scope of this agreement.`,
  ),
  "outlook-unknown-shift": error(
    (f) => `\`${f.get("name")}\` staat niet onder \`shifts:\`.`,
    (f) => `\`${f.get("name")}\` does not stand under \`shifts:\`.`,
  ),
  "bound-uncertain": reason(
    () =>
      "Wat personen boven een grens kosten staat alleen in de feiten voor vaste grenzen; deze grens hangt af van wat onzeker is.",
    () =>
      "What persons cost above a bound stands in the facts for fixed bounds only; this bound depends on what is uncertain.",
  ),
};
