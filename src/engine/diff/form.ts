// What changed in a form that both agreements use: its rules, which money follows, and its texts, which it does not.
import type { Agreement } from "../agreement.ts";
import type { Datum, DatumMap } from "../datum.ts";
import { parseExpression } from "../expression/parse.ts";
import { printExpression } from "../expression/print.ts";
import type { Form } from "../form.ts";
import { change, kindOfChange, type Change, type Named } from "./change.ts";
import { words } from "./show.ts";
import type { Comparison } from "./clause.ts";

/** Keys of a form that only people read. */
const TEXTS = ["title", "text", "plain", "labels", "incentive", "family"] as const;
const LABELS: ReadonlySet<string> = new Set(["nl", "en", "row"]);

/** One change for every form whose rules changed, or else whose texts did. */
export function formChanges({ old, next }: Comparison): Change[] {
  const forms = formsIn(next.agreement);
  return [...formsIn(old.agreement)].flatMap(([id, before]) => {
    const after = forms.get(id);
    return after === undefined ? [] : formChange(id, before, after);
  });
}

const formsIn = (agreement: Agreement): ReadonlyMap<string, Form> =>
  new Map([...agreement.clauses.values(), ...agreement.indices.values()].map((use) => [use.form.id, use.form]));

function formChange(id: string, old: Form, next: Form): Change[] {
  const entry: Named = { id, label: next.title };
  const documents = [old.document as unknown as DatumMap, next.document as unknown as DatumMap] as const;
  const rules = partChanges(entry, rulesOf(documents[0]), rulesOf(documents[1]), "rule");
  const texts = partChanges(entry, textsOf(documents[0]), textsOf(documents[1]), "sentence");
  const shared = { path: `forms.${id}`, kind: "changed", section: "forms", entry } as const;
  if (rules.length > 0 || old.version !== next.version)
    return [
      change({
        ...shared,
        aspect: "form",
        old: words(String(old.version)),
        new: words(String(next.version)),
        details: [...rules, ...texts],
        money: true,
        patch: [{ at: ["forms", id], value: documents[1] }],
      }),
    ];
  const patch = TEXTS.map((key) => ({ at: ["forms", id, key], value: documents[1][key] }));
  return texts.length === 0 ? [] : [change({ ...shared, aspect: "texts", details: texts, patch })];
}

function partChanges(
  entry: Named,
  old: ReadonlyMap<string, string>,
  next: ReadonlyMap<string, string>,
  aspect: "rule" | "sentence",
): Change[] {
  const keys = new Set([...old.keys(), ...next.keys()]);
  return [...keys].flatMap((key) => {
    const [before, after] = [old.get(key), next.get(key)];
    if (before === after) return [];
    return [
      change({
        path: `forms.${entry.id}.${key}`,
        kind: kindOfChange(before, after),
        section: "forms",
        entry,
        aspect,
        part: { id: key, label: undefined },
        old: before === undefined ? undefined : aspect === "rule" ? { kind: "formula", text: before } : words(before),
        new: after === undefined ? undefined : aspect === "rule" ? { kind: "formula", text: after } : words(after),
        money: aspect === "rule",
      }),
    ];
  });
}

/** Everything that settlement reads, by path; a formula as the language prints it. */
function rulesOf(document: DatumMap): Map<string, string> {
  const rules = new Map<string, string>();
  const walk = (datum: Datum | undefined, path: string, key: string): void => {
    if (datum === undefined || LABELS.has(key)) return;
    if (typeof datum === "object" && datum !== null && (Array.isArray(datum) || isPlain(datum)))
      for (const [name, value] of Object.entries(datum))
        walk(value as Datum, Array.isArray(datum) ? `${path}[${name}]` : path === "" ? name : `${path}.${name}`, name);
    else rules.set(path, formulaOf(datum, path));
  };
  for (const [key, value] of Object.entries(document))
    if (!["form", "version", "guidance", "examples", ...TEXTS].includes(key)) walk(value, key, key);
  return rules;
}

const isPlain = (datum: object): datum is DatumMap =>
  Object.getPrototypeOf(datum) === Object.prototype || Object.getPrototypeOf(datum) === null;

function formulaOf(datum: Datum, path: string): string {
  const text = typeof datum === "string" ? datum.replace(/\s+/g, " ").trim() : datum === null ? "" : String(datum);
  if (typeof datum !== "string" || /^(scopes|covers|parameters)/.test(path)) return text;
  const { value } = parseExpression(datum, path);
  return value === undefined ? text : printExpression(value);
}

/** Titles, sentences and labels, by path. */
function textsOf(document: DatumMap): Map<string, string> {
  const texts = new Map<string, string>();
  const walk = (datum: Datum | undefined, path: string): void => {
    if (typeof datum === "string") texts.set(path, datum.replace(/\s+/g, " ").trim());
    else if (typeof datum === "object" && datum !== null)
      for (const [name, value] of Object.entries(datum)) walk(value as Datum, `${path}.${name}`);
  };
  for (const key of TEXTS) walk(document[key], key);
  for (const key of ["scopes", "parameters", "requires", "signals"])
    for (const [path, text] of labelsUnder(document[key], key)) texts.set(path, text);
  return texts;
}

function* labelsUnder(datum: Datum | undefined, path: string): Iterable<readonly [string, string]> {
  if (typeof datum !== "object" || datum === null) return;
  for (const [name, value] of Object.entries(datum)) {
    if (LABELS.has(name) && typeof value === "string") yield [`${path}.${name}`, value.replace(/\s+/g, " ").trim()];
    else yield* labelsUnder(value as Datum, `${path}.${name}`);
  }
}
