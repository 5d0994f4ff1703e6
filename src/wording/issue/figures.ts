// What the wording of an issue may use.

/** The figures of an issue as text. */
export interface Figures {
  readonly path: string;
  readonly get: (name: string) => string;
  /** A figure that names a kind of value, in words. */
  readonly kind: (name: string) => string;
}

type Say = (figures: Figures) => string;

/** `error`: refused. `finding`: worth a look. `reason`: why a figure is not determined. */
export interface IssueWording {
  readonly level: "error" | "finding" | "reason";
  readonly nl: Say;
  readonly en: Say;
}

export type Wordings = Readonly<Record<string, IssueWording>>;

export const error = (nl: Say, en: Say): IssueWording => ({ level: "error", nl, en });
export const finding = (nl: Say, en: Say): IssueWording => ({ level: "finding", nl, en });
export const reason = (nl: Say, en: Say): IssueWording => ({ level: "reason", nl, en });
