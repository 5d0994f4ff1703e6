// Control variates: care at expected prices, whose mean is known, so that means of amounts that move along are surer.
import { Exact, multiply, ratio } from "#kernel/exact";
import { Elaboration } from "../graph/elaborate.ts";
import { folding, type Observation } from "../graph/node.ts";
import { expectedWorld } from "../outlook/expected.ts";
import { expectedOf, toFloat } from "../outlook/outlook.ts";
import { exactArithmetic } from "../settle/arithmetic.ts";
import type { Draws } from "./layout.ts";
import { known, type Builder } from "./operation.ts";
import type { Scenario } from "./plan.ts";

/** A column whose expectation is known, of one year or of all. */
export interface PlannedControl {
  readonly year: number | undefined;
  readonly at: number;
  readonly expected: number;
}

/** One control per year and one for the whole term; none where nothing that is claimed is uncertain. */
export function controlsOf(given: {
  readonly scenario: Scenario;
  readonly years: readonly number[];
  readonly draws: Draws;
  readonly builder: Builder;
}): PlannedControl[] {
  const { scenario, years, draws, builder } = given;
  const [agreement] = scenario.agreements;
  if (agreement === undefined) return [];
  const elaboration = new Elaboration(agreement);
  const read = folding(0, exactArithmetic(expectedWorld(agreement, scenario.outlook, scenario.facts)));
  const yearly = years.map((year) => {
    const claims = (scope: string): Observation => ({ fact: "gedeclareerd", scope, year, frame: "facts" });
    const parts = [
      ...[...agreement.prices.prices.keys()].map((product) => {
        const price = read(elaboration.price(product, year));
        return { observation: { fact: "aantal", product, year, frame: "facts" } satisfies Observation, price };
      }),
      ...agreement.scopes.names.map((scope) => ({ observation: claims(scope), price: ratio(1) })),
    ].flatMap(({ observation, price }) => {
      const cell = draws.cell(observation);
      const expected = expectedOf(scenario.outlook, observation);
      return cell === undefined || expected === undefined || !(price instanceof Exact)
        ? []
        : [{ cell, price, expected, amount: multiply(price, expected) }];
    });
    return {
      year,
      // In the order in which claims are made up, so that they are one column where nothing else moves them.
      parts: parts.map(({ cell, price, expected }) => {
        const volume = builder.binary("multiply", builder.at(known(expected)), builder.at(builder.factor(cell)));
        return builder.at(builder.binary("multiply", builder.at(volume), builder.at(known(price))));
      }),
      expected: parts.reduce((sum, { amount }) => sum + toFloat(amount), 0),
    };
  });
  const made = yearly.filter(({ parts }) => parts.length > 0);
  if (made.length === 0) return [];
  const perYear = scenario.detail === "total" ? [] : made;
  return [
    {
      year: undefined,
      parts: made.flatMap(({ parts }) => parts),
      expected: made.reduce((sum, { expected }) => sum + expected, 0),
    },
    ...perYear,
  ].map(({ year, parts, expected }) => ({ year, at: builder.at(builder.sum(parts)), expected }));
}
