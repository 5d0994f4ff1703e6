// The document schema of an outlook: what one organisation expects, how sure it is, and what care costs it.
import { z } from "zod";
import { anything, localized, named, number, record, text } from "./part.ts";

/** A figure for every year, or one per year. */
const yearly = z.union([number, named(number)], { error: "number" });

/** How far a figure may turn out otherwise, and with what it moves along. */
const spread = {
  trend: number.optional(),
  spread: number.optional(),
  follows: named(number).optional(),
};

const uptake = z.union([number, named(number), record({ top: number, half_way: number, speed: number })], {
  error: "number",
});

const shift = record({
  nl: text.optional(),
  en: text.optional(),
  instead_of: anything.optional(),
  persons: yearly.optional(),
  uptake: uptake.optional(),
  per_person: named(number).optional(),
  spread: number.optional(),
  range: z.tuple([number, number], { error: "range" }).optional(),
});

const cost = record({
  nl: text.optional(),
  en: text.optional(),
  variable: yearly.optional(),
  each: yearly.optional(),
  fixed: yearly.optional(),
  step: record({ of: z.array(text, { error: "list" }), every: number, costs: yearly }).optional(),
  delay: number.optional(),
  with: text.optional(),
});

export const outlookSchema = record({
  outlook: text,
  title: localized.optional(),
  of: text,
  released: z.array(text, { error: "list" }).optional(),
  source: text.optional(),
  facts: anything,
  volumes: named(record(spread)).optional(),
  persons: named(record(spread)).optional(),
  series: named(record({ spread: number, follows: named(number).optional() })).optional(),
  indicators: named(
    record({
      mean: yearly.optional(),
      spread: number.optional(),
      range: z.tuple([number, number], { error: "range" }).optional(),
      follows: named(number).optional(),
    }),
  ).optional(),
  shifts: named(shift).optional(),
  shocks: named(
    record({ nl: text.optional(), en: text.optional(), chance: number, volumes: named(number) }),
  ).optional(),
  costs: named(cost).optional(),
});

export type OutlookDocument = z.output<typeof outlookSchema>;
export type CostDocument = z.output<typeof cost>;
export type ShiftDocument = z.output<typeof shift>;
