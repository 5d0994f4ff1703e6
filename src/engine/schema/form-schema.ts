// The document schema of a contract form, as it stands in a file.
import { z } from "zod";
import { anything, code, expression, localized, named, number, record, text, truth, wholeNumber } from "./part.ts";

const labels = { nl: text.optional(), en: text.optional() };
const KINDS = ["bool", "tekst", "groep", "partij", "product", "indicator", "reeks"] as const;
const display = z.enum(["factor", "percent"]);

const column = record({
  ...labels,
  unit: text.optional(),
  of: text.optional(),
  kind: z.enum(KINDS).optional(),
  choice: named(localized).optional(),
  default: anything.optional(),
  range: z.tuple([number, number], { error: "range" }).optional(),
  indexed: truth.optional(),
  display: display.optional(),
});

const parameter = column.extend({
  columns: named(column).optional(),
  row: localized.optional(),
});

const tableLine = z.object({ per: expression }).catchall(expression);

const transfer = record({ per: text.optional(), from: text, to: text, amount: expression });

const sentence = z
  .union([text, record({ ...labels, nl: text, when: expression.optional() })], { error: "sentence" })
  .transform((value) => (typeof value === "string" ? { nl: value } : value));

const condition = record({ that: expression, ...labels, nl: text });
const signal = record({ when: expression, blocks: truth.optional(), ...labels, nl: text });

export const label = record({ ...labels, display: display.optional(), hidden: truth.optional() });

const guidance = record({
  fits: localized.optional(),
  pros: z.array(localized).optional(),
  cons: z.array(localized).optional(),
  counter: z.array(localized).optional(),
  volume_risk: localized.optional(),
  data_need: localized.optional(),
  sources: z.array(text).optional(),
});

/** What a counter-measure can be held against; `engine/lint/ask.ts` has a function for each. */
export const ASK_CHECKS = [
  "indicator",
  "moment",
  "moment_yearly",
  "trigger",
  "quality_gate",
  "measured",
  "baseline",
  "in_force",
  "steady",
  "text",
  "clause",
  "size_threshold",
] as const;
export type AskCheck = (typeof ASK_CHECKS)[number];

const ask = record({
  nl: text,
  en: text.optional(),
  why: localized,
  source: localized,
  met: z.enum(ASK_CHECKS),
  severity: z.enum(["attention", "tip"]).optional(),
  tag: text.optional(),
  parameters: z.array(text, { error: "list" }).optional(),
  words: z.array(text, { error: "list" }).optional(),
  families: z.array(text, { error: "list" }).optional(),
  scope: text.optional(),
});

const oneOrMore = z.union([z.array(anything), anything]);

export const exampleSchema = record({
  like: text.optional(),
  ...labels,
  with: named(anything).optional(),
  facts: oneOrMore.optional(),
  expect: oneOrMore.optional(),
  from: text.optional(),
  to: text.optional(),
  year: wholeNumber.optional(),
  scopes: named(z.array(code)).optional(),
  prices: named(anything).optional(),
  parties: named(anything).optional(),
  products: named(anything).optional(),
  indicators: named(anything).optional(),
});

export const formSchema = record({
  form: text,
  version: wholeNumber.optional(),
  title: localized.optional(),
  family: text.optional(),
  scopes: named(localized).optional(),
  covers: z.array(text, { error: "list" }).optional(),
  parameters: named(parameter).optional(),
  lines: named(z.union([expression, tableLine], { error: "line" })),
  labels: named(label).optional(),
  pays: z.union([text, transfer, z.array(transfer)], { error: "pays" }).optional(),
  gives: text.optional(),
  requires: z.array(condition, { error: "list" }).optional(),
  signals: named(signal).optional(),
  text: z.array(sentence, { error: "list" }).optional(),
  plain: z.array(sentence, { error: "list" }).optional(),
  guidance: guidance.optional(),
  incentive: localized.optional(),
  asks: named(ask).optional(),
  examples: named(exampleSchema).optional(),
});

export type FormDocument = z.output<typeof formSchema>;
export type ColumnDocument = z.output<typeof column>;
export type ParameterDocument = z.output<typeof parameter>;
export type AskDocument = z.output<typeof ask>;
export type ExampleDocument = z.output<typeof exampleSchema>;
