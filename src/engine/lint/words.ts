// Words that tell what a free text or a label is about, in the two languages of the product.
import type { Agreement } from "../agreement.ts";
import type { Localized } from "../schema/part.ts";

/** A promise that no one else gets, or gives, a better price. */
export const MOST_FAVOURED =
  /meest ?begunstig\w*|most[- ]favou?red\w*|(?:beste|laagste|gunstigste|scherpste) (?:prijs|prijzen|tarief|tarieven)|(?:best|lowest|most favou?rable) (?:prices?|rates?|tariffs?)|(?:lager|hoger|beter|gunstiger|slechter|ongunstiger)\w*[^.]{0,40}\b(?:andere|elke|enige) (?:zorg)?verzekeraars?|(?:lower|higher|better|worse|favou?rable)[^.]{0,40}\b(?:other|any) (?:health )?insurers?/iu;
/** An amount in words that nobody settles. */
export const AMOUNT = /€\s*\d[\d.,]*|\bEUR\s*\d[\d.,]*|\d[\d.,]*\s*(?:euro|EUR)\b/iu;
export const EVALUATION = /evalu|terugblik|herzien|bespreking|jaargesprek|review/iu;
export const LAW_CHANGE =
  /\bwet(?:ten|swijziging\w*|telijk\w*|geving)?\b|regelgeving|beleidsregel|pakketwijziging|\blaws?\b|legislat|regulation/iu;

/** What an indicator is about, by its tag or else by words in its label. */
export const TAGS: Readonly<Record<string, RegExp>> = {
  toegang: /toegang|wacht|treeknorm|access|waiting/iu,
  elders: /elders|buiten de groep|andere zorg|wijkverpleging|eerste lijn|elsewhere|outside the group|other care/iu,
};

interface Place {
  readonly path: string;
  readonly text: string;
}

const both = (text: Localized | undefined): string =>
  [text?.nl, text?.en].filter((part) => part !== undefined).join(" ");

/** Every text that parties wrote themselves, with where it stands. */
export function textsOf({ document: d }: Agreement): Place[] {
  const labelled = (entry: { readonly nl?: string | undefined; readonly en?: string | undefined }): string =>
    [entry.nl, entry.en].filter((part) => part !== undefined).join(" ");
  return [
    { path: "title", text: both(d.title) },
    ...Object.entries(d.terms ?? {}).map(([id, term]) => ({ path: `terms.${id}`, text: labelled(term) })),
    ...Object.entries(d.clauses).map(([id, clause]) => ({
      path: `clauses.${id}`,
      text: `${both(clause.title)} ${both(clause.purpose)}`,
    })),
    ...Object.entries(d.goals ?? {}).map(([id, goal]) => ({
      path: `goals.${id}`,
      text: `${labelled(goal)} ${typeof goal.directional === "object" ? both(goal.directional) : ""}`,
    })),
    ...Object.entries(d.triggers ?? {}).map(([id, trigger]) => ({
      path: `triggers.${id}`,
      text: `${id} ${labelled(trigger)} ${trigger.then}`,
    })),
    ...(d.effective === undefined ? [] : [{ path: "effective.interim", text: both(d.effective.interim) }]),
    ...Object.entries(d.free ?? {}).map(([id, text]) => ({
      path: `free.${id}`,
      text: `${id.replaceAll("_", " ")} ${both(text)}`,
    })),
  ];
}

/** Where a pattern stands in the texts of parties; undefined where it does not. */
export const findsIn = (agreement: Agreement, pattern: RegExp): string | undefined =>
  textsOf(agreement).find(({ text }) => pattern.test(text))?.path;
