// Wording: what is wrong with a development, so that no forecast can follow from it.
import { error, type Wordings } from "./figures.ts";

export const FORECASTS: Wordings = {
  "development-empty": error(
    () =>
      "Er staat geen eerder jaar in deze ontwikkeling. Geef een driehoek onder `years:`, of de maanden van eerdere jaren onder `months:`.",
    () =>
      "There is no earlier year in this development. Give a triangle under `years:`, or the months of earlier years under `months:`.",
  ),
  "triangle-not-staircase": error(
    (f) =>
      f.get("found") === "0"
        ? `Bij ${f.get("year")} staat nog niets. Vul ten minste het eerste bedrag in, of haal het jaar weg.`
        : `${f.get("year")} heeft ${f.get("found")} bedragen, maar het jaar ervoor ${f.get("most")}: een later jaar kan niet langer gevolgd zijn dan een eerder. Vul het eerdere jaar aan of haal hier bedragen weg.`,
    (f) =>
      f.get("found") === "0"
        ? `There is nothing yet for ${f.get("year")}. Fill in at least the first amount, or remove the year.`
        : `${f.get("year")} has ${f.get("found")} amounts, but the year before ${f.get("most")}: a later year can't have been followed longer than an earlier one. Complete the earlier year or remove amounts here.`,
  ),
  "triangle-too-small": error(
    (f) =>
      `Er zijn ten minste ${f.get("least")} jaren met een tweede bedrag nodig om te zien hoe jaren groeien; hier zijn het er ${f.get("found")}. Voeg eerdere jaren toe.`,
    (f) =>
      `It takes at least ${f.get("least")} years with a second amount to see how years grow; here there are ${f.get("found")}. Add earlier years.`,
  ),
  "development-not-positive": error(
    (f) =>
      `${f.get("year")} staat na stap ${f.get("age")} op ${f.get("found")}, maar moet boven nul liggen: van niets uit is geen groei te berekenen. Begin bij de eerste stap met een bedrag, of laat het jaar weg.`,
    (f) =>
      `${f.get("year")} stands at ${f.get("found")} after step ${f.get("age")}, but must be above zero: no growth follows from nothing. Begin at the first step with an amount, or leave the year out.`,
  ),
  "season-not-twelve": error(
    (f) =>
      `${f.get("year")} heeft ${f.get("found")} maanden. Geef er twaalf, januari eerst; een lopend jaar hoort onder \`so_far:\`.`,
    (f) =>
      `${f.get("year")} has ${f.get("found")} months. Give twelve, January first; a running year belongs under \`so_far:\`.`,
  ),
  "season-not-triangle": error(
    (f) =>
      `De maanden van ${f.get("year")} zijn samen ${f.get("found")}, maar onder \`years:\` staat dat jaar eind december op ${f.get("cell")}. Geef per maand wat er in die maand zelf bij kwam.`,
    (f) =>
      `The months of ${f.get("year")} add up to ${f.get("found")}, but under \`years:\` that year stands at ${f.get("cell")} at the end of December. Give for each month what was added in that month itself.`,
  ),
  "month-not-in-development": error(
    (f) =>
      `Van maand ${f.get("month")} is niet bekend welk deel van een jaar er dan is. Wel bekend: maand ${f.get("known")}. Geef het bedrag tot en met een van die maanden, of de maanden van eerdere jaren onder \`months:\`.`,
    (f) =>
      `It is not known which part of a year there is by month ${f.get("month")}. Known are: month ${f.get("known")}. Give the amount through one of those, or the months of earlier years under \`months:\`.`,
  ),
  "development-other-year": error(
    (f) =>
      `Deze ontwikkeling gaat niet over een lopend jaar van de feiten (${f.listed("years")}). Geef onder \`so_far:\` het jaar dat loopt.`,
    (f) =>
      `This development is not about a running year of the facts (${f.listed("years")}). Give the running year under \`so_far:\`.`,
  ),
};
