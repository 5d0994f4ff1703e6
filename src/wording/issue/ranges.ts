// Wording: what is wrong with ranges.
import { error, finding, type Wordings } from "./figures.ts";

export const RANGES: Wordings = {
  "range-not-two": error(
    (f) => `Een bereik is twee getallen, van laag naar hoog: \`[90, 110]\`. Hier staan er ${f.get("found")}.`,
    (f) => `A range is two numbers, from low to high: \`[90, 110]\`. Here there are ${f.get("found")}.`,
  ),
  "range-not-numbers": error(
    (f) => `Een bereik is twee getallen, van laag naar hoog: \`[90, 110]\`. Hier staat ${f.kind("found")} in.`,
    (f) => `A range is two numbers, from low to high: \`[90, 110]\`. This one holds ${f.kind("found")}.`,
  ),
  "range-reversed": error(
    (f) =>
      `Dit bereik loopt van ${f.get("low")} naar ${f.get("high")}. Zet het laagste getal voorop: \`[${f.get("high")}, ${f.get("low")}]\`.`,
    (f) =>
      `This range goes from ${f.get("low")} to ${f.get("high")}. Put the lowest number first: \`[${f.get("high")}, ${f.get("low")}]\`.`,
  ),
  "range-spread-out-of-range": error(
    (f) => `De spreiding is ${f.get("found")}\u00a0%, maar moet tussen 0 en 100\u00a0% liggen, bijvoorbeeld \`10%\`.`,
    (f) => `The spread is ${f.get("found")}\u00a0%, but must lie between 0 and 100\u00a0%, for instance \`10%\`.`,
  ),
  "spread-without-around": error(
    () => "Een spreiding heeft feiten nodig om omheen te liggen. Noem die feiten bij `around:`.",
    () => "A spread needs facts to lie around. Name those facts under `around:`.",
  ),
  "around-not-embedded": error(
    (f) => `De feiten \`${f.get("reference")}\` waar deze bereiken omheen liggen, zijn niet gevonden.`,
    (f) => `The facts \`${f.get("reference")}\` that these ranges lie around were not found.`,
  ),
  "range-idle": finding(
    [
      "Geen enkele betaling hangt van dit bereik af.",
      "Wat hier wijd of smal staat, verandert dan niets aan de uitersten.",
      "Staat het bij het juiste product, bereik of jaar?",
    ],
    [
      "No payment depends on this range.",
      "Whether it is wide or narrow then changes nothing about the extremes.",
      "Does it stand with the right product, scope or year?",
    ],
  ),
};
