// What if: another value of a parameter on the paths that were drawn already is a simulation with that value.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ratio } from "#kernel/exact";
import { planOf, type Scenario } from "#engine/simulate/plan";
import { simulate } from "#engine/simulate/simulate";
import { WhatIf } from "#engine/simulate/what-if";
import { agreementAt, outlookAt, VEENRIJK } from "../support/documents.ts";
import { runs } from "../support/runs.ts";

const outlook = outlookAt(`${VEENRIJK}outlooks/zilverlinde-pw.yaml`);
const scenario = (name: string, live: readonly string[]): Scenario => ({
  agreements: [agreementAt(`${VEENRIJK}agreements/${name}.yaml`)],
  outlook,
  live,
});
const options = { seed: 3, paths: 3000 };

describe("another value of a parameter", () => {
  const share = "clauses.besparing.with.deel";
  const norm = "clauses.besparing.with.norm";
  const given = scenario("pw-f3", [share, norm]);
  const kept = new WhatIf(planOf(given), options);

  test("gives what simulating anew gives, to the bit", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 1800, max: 2600 }), (percent, euros) => {
        const instead = new Map([
          [share, ratio(percent, 100)],
          [norm, ratio(euros)],
        ]);
        const anew = simulate(planOf({ ...given, instead }), options)!;
        expect(kept.with(instead)!.outputs.map(({ output: _output, ...found }) => found)).toEqual(
          anew.outputs.map(({ output: _output, ...found }) => found),
        );
      }),
      { numRuns: runs(10, 300) },
    );
  });
  test("and back again leaves nothing behind", () => {
    const before = kept.with(new Map());
    kept.with(new Map([[share, ratio(0)]]));
    expect(kept.with(new Map())).toEqual(before);
    expect(before).toEqual(simulate(planOf(given), options));
  });
  test("without WebAssembly it is the same", () => {
    const slow = new WhatIf(planOf(given), { ...options, interpreted: true });
    const instead = new Map([[share, ratio(1, 3)]]);
    expect(slow.with(instead)).toEqual(kept.with(instead));
  });
  test("that decides how the sum is made is said to need a new plan", () => {
    const slot = "clauses.besparing.with.aftop";
    const plan = planOf(scenario("pw-f3", [slot]));
    expect(plan.live.some((live) => live.slot === undefined)).toBe(true);
    const whole = new WhatIf(plan, options);
    expect(whole.with(new Map([[slot, ratio(1000)]]))).toBeUndefined();
    expect(whole.with(new Map([[slot, ratio(0)]]))).toEqual(simulate(plan, options));
  });
});
