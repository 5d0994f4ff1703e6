// The document schema of an agreement: parties, term, care, prices, clauses, and what is agreed beside money.
import { z } from "zod";
import { formSchema, label } from "./form-schema.ts";
import {
  anything,
  code,
  date,
  expression,
  localized,
  named,
  number,
  record,
  text,
  truth,
  wholeNumber,
  yearOrDate,
} from "./part.ts";

/** One way only: an agreement never returns to an earlier status. */
export const STATUSES = ["draft", "proposed", "agreed", "signed", "in_force", "ended", "superseded"] as const;
export type Status = (typeof STATUSES)[number];

/** How a payment component may lawfully be charged or settled (Wmg art. 35). */
export const FUNDINGS = ["declaratie", "verrekening", "facultatieve_prestatie", "subsidie", "buiten_zvw"] as const;

/** `index: feiten`: the cumulative level stands in the facts. */
export const FACTS_INDEX = "feiten";

const labels = { nl: text.optional(), en: text.optional() };

const party = record({
  ...labels,
  name: localized.optional(),
  agb: code.optional(),
  uzovi: code.optional(),
  role: z.enum(["verzekeraar", "zorgaanbieder", "keten", "overig"]).optional(),
  fictitious: truth.optional(),
});

const product = record({
  ...labels,
  code: code.optional(),
  kind: z.enum(["dbc", "ozp", "addon", "facultatief"]).optional(),
  maximum: z.union([number, named(number)], { error: "number" }).optional(),
});

const clause = record({
  form: text.optional(),
  version: wholeNumber.optional(),
  title: localized.optional(),
  purpose: localized.optional(),
  scopes: named(text).optional(),
  with: named(anything).optional(),
  index: text.optional(),
  from: date.optional(),
  to: date.optional(),
  funding: z.enum(FUNDINGS).optional(),
});

const index = record({
  form: text,
  version: wholeNumber.optional(),
  from: wholeNumber,
  with: named(anything).optional(),
  title: localized.optional(),
});
const term = record({ ...labels, unit: text.optional(), value: anything, display: label.shape.display });

const indicator = record({
  ...labels,
  unit: text.optional(),
  better: z.enum(["higher", "lower"]).optional(),
  norm: number.optional(),
  band: z.tuple([number, number], { error: "range" }).optional(),
  range: z.tuple([number, number], { error: "range" }).optional(),
  baseline: number.optional(),
  instrument: z.union([text, z.array(text)], { error: "text" }).optional(),
  frequency: text.optional(),
  owner: text.optional(),
  missing: text.optional(),
  gate: truth.optional(),
  qualitative: truth.optional(),
  rubric: z.array(record({ score: number, ...labels }), { error: "list" }).optional(),
  panel: text.optional(),
  tags: z.array(text, { error: "list" }).optional(),
  display: label.shape.display,
});

const goal = record({
  ...labels,
  aim: z.enum(["quality", "efficiency", "population", "staff"]),
  outcome: localized.optional(),
  smart: record({ indicator: text, from: number.optional(), to: number, by: wholeNumber }).optional(),
  directional: z.union([truth, localized], { error: "localized" }).optional(),
  signals: z.array(localized).optional(),
  review: text.optional(),
  horizon: text.optional(),
  owner: text.optional(),
});

const trigger = record({ ...labels, when: expression, then: text, within: text.optional(), decides: text.optional() });
const step = z.union([text, named(text)], { error: "text" });

export const agreementSchema = record({
  agreement: text,
  like: text.optional(),
  title: localized.optional(),
  status: z.enum(STATUSES).optional(),
  agreed: text.optional(),
  term: record({ from: date, to: date }),
  parties: named(party),
  products: named(product).optional(),
  prices: z.object({ peil: wholeNumber.optional(), index: text.optional() }).catchall(anything).optional(),
  basis: anything.optional(),
  attribution: named(text).optional(),
  indices: named(index).optional(),
  terms: named(term).optional(),
  scopes: named(z.array(code, { error: "list" })).optional(),
  clauses: named(clause),
  forms: named(formSchema).optional(),
  goals: named(goal).optional(),
  indicators: named(indicator).optional(),
  instruments: named(
    record({ ...labels, minutes: number.optional(), source: text.optional(), owner: text.optional() }),
  ).optional(),
  moments: z
    .array(record({ what: text, at: yearOrDate, about: z.array(text).optional(), ...labels }), { error: "list" })
    .optional(),
  triggers: named(trigger).optional(),
  governance: record({ ladder: z.array(step).optional(), gates: z.array(text).optional() }).optional(),
  payments: record({
    advance: record({ monthly: anything, of: anything }).optional(),
    interest: text.optional(),
    provisional: text.optional(),
    final: text.optional(),
  }).optional(),
  effective: record({ from: date, interim: localized }).optional(),
  ends: record({
    exit: record({ notice: text, fallback: text.optional() }).optional(),
    aftercare: z.array(text).optional(),
  }).optional(),
  elements: z
    .array(
      record({
        ...labels,
        kind: z.enum(["volume", "kosten", "investering"]),
        year: wholeNumber,
        amount: expression,
        funding: z.enum(FUNDINGS),
      }),
      { error: "list" },
    )
    .optional(),
  free: named(localized).optional(),
});

export type AgreementDocument = z.output<typeof agreementSchema>;
