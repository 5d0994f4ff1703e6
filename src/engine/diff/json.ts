// The JSON of a difference: amounts in cents, other numbers as decimal text, changes in the order of reading.
import { Exact, toDecimal } from "#kernel/exact";
import { printUnit } from "#kernel/unit";
import type { Agreement } from "../agreement.ts";
import { isUndetermined, type Value } from "../graph/node.ts";
import type { Change, ChangeValue } from "./change.ts";
import type { Valuation, Worth } from "./worth.ts";

const plain = (value: Value): string | boolean | null =>
  value instanceof Exact ? toDecimal(value, 12) : isUndetermined(value) ? null : value;

type Json = string | boolean | null | readonly Json[] | { readonly [key: string]: Json };

function jsonValue(value: ChangeValue): Json {
  switch (value.kind) {
    case "figure":
      return { value: plain(value.value), ...(value.unit === undefined ? {} : { unit: printUnit(value.unit) }) };
    case "label":
      return { text: value.label.nl };
    case "open":
      return null;
    case "formula":
      return { formula: value.text };
    case "computed":
      return {
        formula: value.formula,
        year: String(value.year),
        ...(jsonValue(value.value) as { readonly [key: string]: Json }),
      };
    case "dated":
      return value.segments.map(({ from, value: at }) => ({ from, value: jsonValue(at) }));
    case "list":
      return value.items.map(jsonValue);
    case "term":
      return { from: value.from, to: value.to };
    case "date":
      return { date: value.date };
    case "table":
      return value.rows.map((row) =>
        Object.fromEntries(value.columns.map(({ name }) => [name, jsonValue(row.get(name) ?? { kind: "open" })])),
      );
  }
}

interface JsonChange {
  readonly path: string;
  readonly kind: Change["kind"];
  readonly money: boolean;
  readonly old: Json;
  readonly new: Json;
  readonly sentence: string;
  readonly details?: readonly JsonChange[];
}

const jsonChange = (change: Change, sentence: (change: Change) => string): JsonChange => ({
  path: change.path,
  kind: change.kind,
  money: change.money,
  old: change.old === undefined ? null : jsonValue(change.old),
  new: change.new === undefined ? null : jsonValue(change.new),
  sentence: sentence(change),
  ...(change.details.length === 0 ? {} : { details: change.details.map((detail) => jsonChange(detail, sentence)) }),
});

const jsonWorth = (worth: Worth) => ({
  cents: worth.cents,
  years: [...worth.years].map(([year, cents]) => ({ year, cents })),
  clauses: [...worth.clauses].map(([id, cents]) => ({ id, cents })),
  parties: [...worth.parties].map(([id, cents]) => ({ id, cents })),
});

/** The JSON of a difference, in the shape that `docs/json.md` documents. */
export function differenceJson(
  {
    old,
    new: next,
    changes,
    valuation,
  }: {
    readonly old: Agreement;
    readonly new: Agreement;
    readonly changes: readonly Change[];
    readonly valuation: Valuation | undefined;
  },
  sentence: (change: Change) => string,
) {
  const side = ({ id, hash, status }: Agreement) => ({ id, hash, status });
  return {
    old: side(old),
    new: side(next),
    changes: changes.map((found) => jsonChange(found, sentence)),
    ...(valuation === undefined
      ? {}
      : {
          worth: {
            facts: { hash: valuation.factsHash },
            party: valuation.party,
            old: jsonWorth(valuation.old),
            new: jsonWorth(valuation.new),
            difference: jsonWorth(valuation.difference),
            steps: valuation.steps.map((step) => ({ changes: step.changes, ...jsonWorth(step.worth) })),
            interaction: jsonWorth(valuation.interaction),
          },
        }),
  };
}
