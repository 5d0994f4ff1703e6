// The document schema of a development: how earlier years grew to their end, and the running year so far.
import { z } from "zod";
import { localized, named, number, record, text, wholeNumber } from "./part.ts";

const numbers = z.array(number, { error: "list" });

/**
 * `years` holds a triangle: amounts per year of origin, one for each age. `every` is the number of months between its
 * columns, so that `soFar.month` (counted from the start of the year) has a column. `months` holds the twelve monthly
 * amounts of earlier years.
 */
export const developmentSchema = record({
  development: text,
  title: localized.optional(),
  source: text.optional(),
  unit: text.optional(),
  kind: z.enum(["cumulative", "incremental"]).optional(),
  every: wholeNumber.optional(),
  years: named(numbers),
  months: named(numbers).optional(),
  soFar: record({ year: wholeNumber, amount: number, month: wholeNumber }).optional(),
});

export type DevelopmentDocument = z.output<typeof developmentSchema>;
