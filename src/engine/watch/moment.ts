// What the calendar asks after a given day: agreed moments, and the last day to act on a trigger.
import { daysThrough, parseDate, plusDays, plusMonths, type IsoDate } from "#kernel/date";
import type { Agreement } from "../agreement.ts";
import type { Localized } from "../schema/part.ts";

export interface ComingMoment {
  readonly at: IsoDate;
  readonly label: Localized;
  readonly about: readonly string[];
  /** From the day of reading. */
  readonly days: number;
}

/** The moments on or after a day, soonest first; none where the day is not known. */
export function momentsAfter(agreement: Agreement, at: IsoDate | undefined): ComingMoment[] {
  if (at === undefined) return [];
  return (agreement.document.moments ?? [])
    .flatMap((moment) => {
      const date = parseDate(moment.at);
      if (date === undefined || date < at) return [];
      return [
        {
          at: date,
          label: { nl: moment.nl ?? moment.what, en: moment.en },
          about: moment.about ?? [],
          days: daysThrough(at, date) - 1,
        },
      ];
    })
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/**
 * A term after a day: "20 dagen", "3 weken", "6 maanden". Working days need a calendar of holidays, so they give no
 * date. A month later is the same day, or the last one where the month is shorter.
 */
export function deadlineAfter(at: IsoDate | undefined, within: string | undefined): IsoDate | undefined {
  const match = /^(\d+)\s*(dag|dagen|week|weken|maand|maanden)$/.exec(within?.trim() ?? "");
  if (at === undefined || match === null) return undefined;
  const count = Number(match[1]);
  if (match[2]!.startsWith("maand")) return plusMonths(at, count);
  return plusDays(at, count * (match[2]!.startsWith("we") ? 7 : 1));
}
