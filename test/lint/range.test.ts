// The law of ranges: whatever facts say, every figure of every form lies in its range, and idle parameters stay idle.
import { readdirSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { Exact, multiply, ratio } from "#kernel/exact";
import { compareEnds } from "#kernel/span";
import type { Agreement } from "#engine/agreement";
import { exampleCase } from "#engine/example";
import type { Facts } from "#engine/facts";
import { boundsIn } from "#engine/graph/bound";
import { Elaboration } from "#engine/graph/elaborate";
import { Graph, folding, isUndetermined, type Node } from "#engine/graph/node";
import { clausesIn } from "#engine/graph/payment";
import { idleParameters } from "#engine/lint/bound-rule";
import { LintContext } from "#engine/lint/context";
import { mostAsShareOf } from "#engine/lint/range";
import { resultsOf } from "#engine/lint/reach";
import { exactArithmetic, type World } from "#engine/settle/arithmetic";
import { worldOf } from "#engine/settle/world";
import { agreementAt, formAt, ROOT, VEENRIJK } from "../support/documents.ts";
import { runs } from "../support/runs.ts";

const CASES = readdirSync(`${ROOT}content/forms`).flatMap((file) => {
  const { form, datum } = formAt(`content/forms/${file}`);
  return [...form.examples.keys()].map((name) => ({ title: `${form.id} ${name}`, form, datum, name }));
});

/** The facts with each observation made larger or smaller. */
function shaken(agreement: Agreement, facts: Facts, factors: readonly number[]): World {
  const known = worldOf(agreement, facts);
  const seen = new Map<string, number>();
  return {
    observe(observation, bound) {
      const value = known.observe(observation, bound);
      const key = JSON.stringify([observation, bound?.toString()]);
      const position = seen.get(key) ?? seen.size;
      seen.set(key, position);
      const fixed = observation.frame === "basis" || observation.fact === "voortgang" || isUndetermined(value);
      return fixed ? value : multiply(value, ratio(factors[position % factors.length]!, 100));
    },
  };
}

const FACTORS = fc.array(fc.constantFrom(0, 1, 50, 90, 100, 101, 120, 300, 5000), { minLength: 7, maxLength: 7 });

test.each(CASES)("$title: figures lie in their ranges", ({ form, datum, name }) => {
  const { agreement, facts } = exampleCase(form, datum, name)!;
  fc.assert(
    fc.property(FACTORS, (factors) => {
      const context = new LintContext(agreement);
      const { elaboration, rangeOf } = context;
      for (const use of [...agreement.clauses.values(), ...agreement.indices.values()]) resultsOf(elaboration, use);
      const read = folding(0, exactArithmetic(shaken(agreement, facts, factors)));
      for (const node of elaboration.graph.nodes) {
        const value = read(node);
        if (isUndetermined(value)) continue;
        const range = rangeOf(node);
        if (value instanceof Exact && range.kind === "number")
          expect([compareEnds(range.low, value) <= 0, compareEnds(value, range.high) <= 0]).toEqual([true, true]);
        if (typeof value === "boolean") expect(range).toMatchObject(value ? { yes: true } : { no: true });
        expect(range.kind).not.toBe("nothing");
      }
      for (const year of agreement.years)
        for (const use of clausesIn(elaboration, year))
          for (const { of, at } of boundsIn(elaboration, use, year)) {
            const most = of && at && mostAsShareOf(of, at, rangeOf);
            const [value, bound] = most === undefined ? [] : [read(of!), read(at!)];
            if (value instanceof Exact && bound instanceof Exact && compareEnds(bound, ratio(0)) >= 0)
              expect(compareEnds(value, multiply(most!, bound))).toBeLessThanOrEqual(0);
          }
    }),
    { numRuns: runs(5, 500), seed: 20270101 },
  );
});

test("the least of several is at most the smallest share, in any order; one that may not count bounds nothing", () => {
  const graph = new Graph();
  const base = graph.make({
    kind: "observe",
    observation: { fact: "gedeclareerd", year: 2027, frame: "facts" },
    bound: undefined,
  });
  const times = (factor: number): Node =>
    graph.make({
      kind: "multiply",
      left: graph.make({ kind: "number", value: ratio(factor) }),
      right: base,
      where: "",
    });
  const [double, triple] = [times(2), times(3)];
  const rangeOf = new LintContext(agreementAt(`${VEENRIJK}agreements/pw-f2.yaml`)).rangeOf;
  const most = (of: readonly Node[], when: readonly (Node | undefined)[] = of.map(() => undefined)) =>
    mostAsShareOf(graph.make({ kind: "least", of, when }), base, rangeOf)?.toString();
  const share = (value: number): string => ratio(value).toString();

  expect([most([double, base]), most([base, double])]).toEqual([share(1), share(1)]);
  expect([most([triple, double]), most([double, triple])]).toEqual([share(2), share(2)]);
  const sometimes = graph.make({ kind: "compare", operator: ">", left: base, right: double });
  expect(most([double, base], [undefined, sometimes])).toBe(share(2));
  expect(most([base, double], [sometimes, undefined])).toBe(share(2));
  expect(most([base], [sometimes])).toBeUndefined();
});

test("a parameter that is said to do nothing moves nothing", () => {
  let idle = 0;
  for (const { form, datum, name } of CASES) {
    const { agreement, facts } = exampleCase(form, datum, name)!;
    const silent = idleParameters(new LintContext(agreement)).map(({ figures }) => String(figures["parameter"]));
    idle += silent.length;
    const elaboration = new Elaboration(agreement);
    const results = [...agreement.clauses.values()].flatMap((use) => resultsOf(elaboration, use));
    const world = worldOf(agreement, facts);
    const plain = folding(0, exactArithmetic(world));
    const moved = folding(
      0,
      exactArithmetic({
        observe: (observation, bound) => world.observe(observation, bound),
        parameter: (slot, agreed) =>
          agreed instanceof Exact && silent.some((parameter) => slot.includes(`.with.${parameter}`))
            ? multiply(agreed, ratio(1, 3))
            : agreed,
      }),
    );
    expect(results.map((node) => String(moved(node)))).toEqual(results.map((node) => String(plain(node))));
  }
  expect(idle).toBeGreaterThan(0);
});
