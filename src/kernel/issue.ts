// Issues: what is wrong or worth a look, as data. Wording turns an issue into a sentence, last of all.

/** A figure in an issue: text and numbers only, so that any language can print it. */
export type Figure = string | number | readonly string[];

/**
 * Something the reader must know. `path` says where in the document (`clauses.plafond.with.staffel[1].tarief`);
 * the sentence for `code` lives in `wording/`.
 */
export interface Issue {
  readonly code: string;
  readonly path: string;
  readonly figures: Readonly<Record<string, Figure>>;
}

/** A value, or the issues that stand in its way. A value may come with findings, which don't. */
export interface Outcome<Value> {
  readonly value: Value | undefined;
  readonly issues: readonly Issue[];
}

/** A step of a path: a key or the position in a list. */
export type Step = string | number;

/** Makes an issue at a path. */
export const issue = (
  code: string,
  path: string | readonly Step[],
  figures: Readonly<Record<string, Figure>> = {},
): Issue => ({
  code,
  path: typeof path === "string" ? path : joinPath(path),
  figures,
});

/** `["clauses", "plafond", "with", 0]` as `clauses.plafond.with[0]`. */
export function joinPath(steps: readonly Step[]): string {
  return steps.reduce<string>(
    (path, step) => (typeof step === "number" ? `${path}[${step}]` : path === "" ? step : `${path}.${step}`),
    "",
  );
}
