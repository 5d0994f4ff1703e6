// The documented JSON of bounds: amounts in cents, figures as decimal text.
import { toDecimal } from "#kernel/exact";
import { joinPath } from "#kernel/issue";
import { gapOf, type Bound, type Bounds, type Extreme } from "./bounds.ts";

const jsonExtreme = (extreme: Extreme) => ({
  cents: extreme.cents ?? null,
  attained: extreme.attained,
  foundCents: extreme.found ?? null,
  gapCents: gapOf(extreme) ?? null,
  facts: extreme.facts.map(({ figure, value }) => ({
    path: joinPath(["years", ...figure.path]),
    value: toDecimal(value),
  })),
});

const jsonBound = (bound: Bound) => ({
  lowest: jsonExtreme(bound.lowest),
  presentCents: bound.present ?? null,
  highest: jsonExtreme(bound.highest),
  ...(bound.reason === undefined ? {} : { reason: bound.reason }),
});

/** The JSON of bounds, in the shape that `docs/json.md` documents. */
export function boundsJson({ agreement, ranges, parties, halts, findings }: Bounds) {
  return {
    agreement: { id: agreement.id, hash: agreement.hash },
    ranges: {
      id: ranges.document.ranges,
      figures: ranges.figures.map(({ path, low, high }) => ({
        path: joinPath(["years", ...path]),
        low: toDecimal(low),
        high: toDecimal(high),
      })),
    },
    parties: parties.map(({ party, years, total }) => ({
      id: party,
      years: years.map(({ year, bound, clauses }) => ({
        year,
        ...jsonBound(bound),
        clauses: clauses.map((clause) => ({ id: clause.clause, ...jsonBound(clause.bound) })),
      })),
      total: jsonBound(total),
    })),
    halts,
    findings,
  };
}
