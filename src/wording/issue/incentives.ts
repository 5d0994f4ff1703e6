// Wording: what the incentives command needs and did not get.
import { error, type Wordings } from "./figures.ts";

export const INCENTIVES: Wordings = {
  "incentives-unpaired": error(
    (f) =>
      `${f.get("agreements")} overeenkomsten en ${f.get("found")} bestanden bij \`${f.get("option")}\` zijn niet te koppelen. Geef één bestand voor alle overeenkomsten, of voor elke overeenkomst één, in dezelfde volgorde.`,
    (f) =>
      `${f.get("agreements")} agreements and ${f.get("found")} files with \`${f.get("option")}\` can't be paired. Give one file for all agreements, or one for each, in the same order.`,
  ),
};
