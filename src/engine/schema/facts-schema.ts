// The document schema of facts: what was observed, per year, per kind of figure.
import { z } from "zod";
import { anything, named, number, record, text } from "./part.ts";

/** Every kind of figure that facts may hold; `index` is a cumulative level, used by the examples of a form. */
export const FACT_KINDS = [
  "aantal",
  "gedeclareerd",
  "betaald",
  "kosten",
  "kosten_boven",
  "verzekerden",
  "patienten",
  "indicator",
  "noemer",
  "reeks",
  "reeks_voorlopig",
  "voortgang",
  "index",
] as const;
export type FactKind = (typeof FACT_KINDS)[number];

/** Totals that build up over a year: never below zero, and a part of the year is a part of them. */
export const RUNNING_TOTALS: ReadonlySet<FactKind> = new Set([
  "aantal",
  "gedeclareerd",
  "betaald",
  "kosten",
  "kosten_boven",
  "verzekerden",
  "patienten",
  "noemer",
]);

const figures = Object.fromEntries(FACT_KINDS.map((kind) => [kind, anything.optional()])) as Record<
  FactKind,
  z.ZodOptional<typeof anything>
>;

export const factsYearSchema = record({
  ...figures,
  source: text.optional(),
  status: z.enum(["provisional", "final"]).optional(),
});

export const factsSchema = record({
  facts: text.optional(),
  title: anything.optional(),
  source: text.optional(),
  sources: named(text).optional(),
  status: z.enum(["provisional", "final"]).optional(),
  years: named(factsYearSchema),
});

export type FactsDocument = z.output<typeof factsSchema>;
export type FactsYear = z.output<typeof factsYearSchema>;

/** A stop-loss entry: what all persons together cost above a bound. */
export const aboveSchema = record({ grens: number, bedrag: number });
