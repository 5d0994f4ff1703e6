// The document schema of ranges: within which bounds facts may still turn out.
import type { z } from "zod";
import { factsYearSchema } from "./facts-schema.ts";
import { anything, localized, named, number, record, text } from "./part.ts";

export const rangesSchema = record({
  ranges: text,
  title: localized.optional(),
  source: text.optional(),
  around: anything.optional(),
  spread: number.optional(),
  years: named(factsYearSchema).optional(),
});

export type RangesDocument = z.output<typeof rangesSchema>;
