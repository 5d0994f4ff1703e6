// Civil dates as text (`2027-07-01`) and the days between them; no clock, no time zone.

/** A date in ISO 8601, year-month-day. */
export type IsoDate = string & { readonly kind: "date" };

const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY = 86_400_000;

/** Reads a date that exists in the calendar; undefined for `2027-02-30` or any other text. */
export function parseDate(text: string): IsoDate | undefined {
  const match = ISO.exec(text);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const exists = month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  return exists ? (text as IsoDate) : undefined;
}

/** Reads a year (`2027`) as its first of January, or a date. */
export const parseYearOrDate = (text: string): IsoDate | undefined =>
  /^\d{4}$/.test(text) ? startOfYear(Number(text)) : parseDate(text);

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const daysInMonth = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;

/** 365 or 366. */
export const daysInYear = (year: number): number => (isLeap(year) ? 366 : 365);
export const yearOf = (date: IsoDate): number => Number(date.slice(0, 4));
export const startOfYear = (year: number): IsoDate => `${String(year).padStart(4, "0")}-01-01` as IsoDate;
export const endOfYear = (year: number): IsoDate => `${String(year).padStart(4, "0")}-12-31` as IsoDate;

const dayNumber = (date: IsoDate): number =>
  Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8))) / DAY;

/** Days from one date up to and including another; 0 when the second lies before the first. */
export const daysThrough = (from: IsoDate, to: IsoDate): number => Math.max(0, dayNumber(to) - dayNumber(from) + 1);

/** A date so many days later; undefined past the year 9999. */
export const plusDays = (date: IsoDate, days: number): IsoDate | undefined => dateOf((dayNumber(date) + days) * DAY);

/** The same day so many months later, or the last one of a shorter month; undefined past the year 9999. */
export function plusMonths(date: IsoDate, months: number): IsoDate | undefined {
  const month = Number(date.slice(5, 7)) - 1 + months;
  const year = yearOf(date) + Math.floor(month / 12);
  const day = Math.min(Number(date.slice(8)), daysInMonth(year, (month % 12) + 1));
  return dateOf(Date.UTC(year, month % 12, day));
}

function dateOf(moment: number): IsoDate | undefined {
  const date = new Date(moment);
  return Number.isNaN(date.getTime()) ? undefined : parseDate(date.toISOString().slice(0, 10));
}

export const laterOf = (a: IsoDate, b: IsoDate): IsoDate => (a > b ? a : b);
export const earlierOf = (a: IsoDate, b: IsoDate): IsoDate => (a < b ? a : b);

/** From the first through the last day. */
export interface Term {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** The calendar years that a term touches, in order. */
export function yearsOf(term: Term): number[] {
  const first = yearOf(term.from);
  return Array.from({ length: Math.max(0, yearOf(term.to) - first + 1) }, (_, index) => first + index);
}

/** Whether some day of a year lies in a term. */
export const touches = (term: Term, year: number): boolean =>
  term.from <= endOfYear(year) && term.to >= startOfYear(year);

/** How many days of a year lie in a term. */
export const daysInForce = (term: Term, year: number): number =>
  daysThrough(laterOf(term.from, startOfYear(year)), earlierOf(term.to, endOfYear(year)));
