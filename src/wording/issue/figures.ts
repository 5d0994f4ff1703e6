// What the wording of an issue may use.

/** The figures of an issue as text. */
export interface Figures {
  readonly path: string;
  readonly get: (name: string) => string;
  /** A figure that names a kind of value, in words. */
  readonly kind: (name: string) => string;
  /** A figure that names something of the agreement: by its label where the agreement is at hand, else as it is written. */
  readonly name: (name: string) => string;
  /** A list as running text: "2028, 2029 en 2030". */
  readonly listed: (name: string) => string;
  /** The entries of a list, each by its label where it has one. */
  readonly each: (name: string) => readonly string[];
  readonly percent: (name: string, position?: number) => string;
  readonly money: (name: string) => string;
  readonly number: (name: string) => string;
}

type Say = (figures: Figures) => string;

/** `error`: refused. `finding`: worth a look. `reason`: why a figure is not determined. */
export interface IssueWording {
  readonly level: "error" | "finding" | "reason";
  readonly nl: Say;
  readonly en: Say;
  /** A finding in full. */
  readonly advice?: { readonly nl: Advice; readonly en: Advice };
}

/** What is the case, why that matters, and what to do. */
export interface Advice {
  readonly what: Say;
  readonly why: Say;
  readonly remedy: Say;
}

export type Wordings = Readonly<Record<string, IssueWording>>;

export const error = (nl: Say, en: Say): IssueWording => ({ level: "error", nl, en });
export const reason = (nl: Say, en: Say): IssueWording => ({ level: "reason", nl, en });

type Parts = readonly [what: Say | string, why: Say | string, remedy: Say | string];

const said = (part: Say | string): Say => (typeof part === "string" ? () => part : part);
const adviceOf = ([what, why, remedy]: Parts): Advice => ({ what: said(what), why: said(why), remedy: said(remedy) });
const brief =
  ({ what, remedy }: Advice): Say =>
  (figures) =>
    [what(figures), remedy(figures)].join(" ");

/** A finding: what is the case, why that matters, what to do. In brief the reason is left out. */
export function finding(nl: Parts, en: Parts): IssueWording {
  const advice = { nl: adviceOf(nl), en: adviceOf(en) };
  return { level: "finding", nl: brief(advice.nl), en: brief(advice.en), advice };
}
