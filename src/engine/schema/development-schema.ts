// The document schema of a development: how earlier years grew to their end, and the running year so far.
import { z } from "zod";
import { localized, named, number, record, text, wholeNumber } from "./part.ts";

const numbers = z.array(number, { error: "list" });

/**
 * `years` holds a triangle: amounts per year of origin, one for each age. `every` is the number of months from one
 * column to the next, by default twelve, so that `so_far.month` (counted from the start of the year) has a column.
 * `months` holds what each of the twelve months of an earlier year added. One of the two must be there.
 */
export const developmentSchema = record({
  development: text,
  title: localized.optional(),
  source: text.optional(),
  unit: localized.optional(),
  kind: z.enum(["cumulative", "incremental"]).optional(),
  every: wholeNumber.optional(),
  years: named(numbers).optional(),
  months: named(numbers).optional(),
  so_far: record({ year: wholeNumber, amount: number, month: wholeNumber }).optional(),
});

export type DevelopmentDocument = z.output<typeof developmentSchema>;
