// The parts that every document schema is made of, and the step from Zod's findings to our issues.
import { z } from "zod";
import { Exact } from "#kernel/exact";
import { parseDate, parseYearOrDate, type IsoDate } from "#kernel/date";
import { issue, type Issue, type Outcome, type Step } from "#kernel/issue";
import { nearest } from "#kernel/suggest";
import { kindOf, own, type Datum } from "../datum.ts";

/** A sentence or label in Dutch and, where given, English. */
export interface Localized {
  readonly nl: string;
  readonly en?: string | undefined;
}

const KNOWN = "known:";

/** A map with exactly these keys. A key that is not among them is an issue that names the nearest one. */
export function record<Shape extends z.ZodRawShape>(shape: Shape) {
  const known = KNOWN + Object.keys(shape).join(",");
  return z.strictObject(shape, { error: (found) => (found.code === "unrecognized_keys" ? known : undefined) });
}

/** An exact number; in a file `1250`, `-0.5` or `2%`. */
export const number = z.custom<Exact>((value) => value instanceof Exact, { error: "number" }).meta({ id: "number" });
export const wholeNumber = z
  .custom<Exact>((value) => value instanceof Exact && value.d === 1, { error: "whole-number" })
  .meta({ id: "wholeNumber" });
export const text = z.string({ error: "text" }).min(1, { error: "text" });
export const truth = z.boolean({ error: "truth" });

/** Text that may look like a number in a file: a code, a version, a year. */
export const code = z
  .union([z.string(), wholeNumber], { error: "text" })
  .transform((value) => (value instanceof Exact ? String(value.n) : value));

/** Any value: what it must be depends on the form that reads it. */
export const anything = z.custom<Datum>((value) => value !== undefined, { error: "anything" }).meta({ id: "anything" });

export const date = z
  .custom<IsoDate>((value) => typeof value === "string" && parseDate(value) !== undefined, { error: "date" })
  .meta({ id: "date" });
export const yearOrDate = z
  .custom<string | Exact>(
    (value) => parseYearOrDate(value instanceof Exact ? String(value.n) : String(value)) !== undefined,
    { error: "year-or-date" },
  )
  .transform((value) => parseYearOrDate(value instanceof Exact ? String(value.n) : value)!)
  .meta({ id: "yearOrDate" });

export const localized = z
  .union([text, record({ nl: text, en: text.optional() })], { error: "localized" })
  .transform((value): Localized => (typeof value === "string" ? { nl: value } : value))
  .meta({ id: "localized" });

/** The text of an expression; a bare number or yes/no is an expression too. */
export const expression = z
  .union([text, number, truth], { error: "expression" })
  .transform((value): string | Exact | boolean => value)
  .meta({ id: "expression" });

/** A map of names to entries, in the order of the file. */
export const named = <Entry extends z.ZodType>(entry: Entry) => z.record(z.string(), entry, { error: "map" });

/**
 * Holds a document against a schema. Every finding of Zod becomes an issue with a path and, for a misspelt key, the
 * likely one.
 */
export function parseWith<Output>(schema: z.ZodType<Output>, datum: unknown): Outcome<Output> {
  const result = schema.safeParse(datum);
  if (result.success) return { value: result.data, issues: [] };
  return { value: undefined, issues: result.error.issues.flatMap((found) => issuesOf(found, datum, [])) };
}

type Finding = z.core.$ZodIssue;

function issuesOf(found: Finding, datum: unknown, above: readonly Step[]): Issue[] {
  const path = [...above, ...found.path.map((step) => (typeof step === "symbol" ? String(step) : step))];
  if (found.code === "unrecognized_keys") {
    const known = found.message.startsWith(KNOWN) ? found.message.slice(KNOWN.length).split(",") : [];
    return found.keys.map((key) => unknownKey(key, known, path));
  }
  if (found.code === "invalid_union") {
    // A branch that failed deeper down is the one that was meant.
    const meant = found.errors.find(
      (branch) =>
        branch.length > 0 && branch.every((part) => part.path.length > 0 || part.code === "unrecognized_keys"),
    );
    if (meant) return meant.flatMap((part) => issuesOf(part, datum, path));
  }
  const at = valueAt(datum, path);
  if (at === undefined && found.code !== "invalid_union")
    return [issue("missing-key", path, { key: String(path.at(-1) ?? "") })];
  if (found.code === "invalid_value")
    return [
      issue("not-a-choice", path, {
        found: shown(at),
        choices: found.values.map(String),
        ...suggestion(shown(at), found.values.map(String)),
      }),
    ];
  if (found.code === "custom" && found.params !== undefined)
    return [issue(found.message, path, found.params as Issue["figures"])];
  return [issue("wrong-type", path, { expected: expectedOf(found), found: kindOf(at), value: shown(at) })];
}

/** The issue of a key that a map does not have, with the likely one. */
export const unknownKey = (key: string, known: readonly string[], above: readonly Step[]): Issue =>
  issue("unknown-key", [...above, key], { key, known, ...suggestion(key, known) });

/** `{ suggestion }` where a known name is near, else nothing. */
export function suggestion(name: string, known: Iterable<string>): { readonly suggestion?: string } {
  const near = nearest(name, known);
  return near === undefined ? {} : { suggestion: near };
}

function expectedOf(found: Finding): string {
  if (found.code !== "invalid_type") return found.message;
  return found.expected === "object" || found.expected === "record"
    ? "map"
    : found.expected === "array"
      ? "list"
      : found.message;
}

function valueAt(datum: unknown, path: readonly Step[]): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === "object" && value !== null ? own(value as Record<string, unknown>, String(step)) : undefined,
    datum,
  );
}

/** A value in few words, for a sentence about it. */
export function shown(value: unknown): string {
  if (typeof value === "string") return value.length > 60 ? `${value.slice(0, 57)}…` : value;
  return value instanceof Exact || typeof value === "boolean" ? String(value) : "";
}
