// A set of indicators that others use, with definition and source: what a form's page suggests.
import { z } from "zod";
import type { Outcome } from "#kernel/issue";
import type { Datum } from "./datum.ts";
import { localized, named, number, parseWith, record, text, truth } from "./schema/part.ts";

const indicatorSetSchema = record({
  set: text,
  title: localized,
  /** The forms with which these indicators go. */
  forms: z.array(text, { error: "list" }),
  indicators: named(
    record({
      nl: text,
      en: text,
      definition: localized,
      better: z.enum(["higher", "lower"]),
      gate: truth.optional(),
      qualitative: truth.optional(),
      instrument: localized,
      minutes: number.optional(),
      source: text,
    }),
  ),
});

export type IndicatorSet = z.output<typeof indicatorSetSchema>;

/** Reads a set of indicators. */
export const readIndicatorSet = (datum: Datum): Outcome<IndicatorSet> => parseWith(indicatorSetSchema, datum);
