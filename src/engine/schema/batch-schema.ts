// The document schema of a batch: how the columns of a table become the parameters and facts of a form.
import { z } from "zod";
import { anything, expression, localized, named, record, text, wholeNumber } from "./part.ts";

export const batchSchema = record({
  batch: text,
  form: text.optional(),
  table: text.optional(),
  source: text.optional(),
  row: text,
  product: text.optional(),
  year: wholeNumber.optional(),
  percent: z.array(text, { error: "list" }).optional(),
  with: named(expression).optional(),
  prices: expression.optional(),
  facts: named(expression).optional(),
  expect: named(expression).optional(),
  reasons: named(localized).optional(),
  note: anything.optional(),
});

export type BatchDocument = z.output<typeof batchSchema>;
