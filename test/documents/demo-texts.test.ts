// What the demonstration's report says of gains and of bounds follows from the figures, whatever they are.
import { describe, expect, test } from "vitest";
import { ratio } from "#kernel/exact";
import type { Cents } from "#kernel/money";
import type { Extreme } from "#engine/bounds/bounds";
import { distributionText, type Distribution } from "#documents/demo/money";
import { certainty } from "#documents/demo/readings";

const gain = (
  proposal: string,
  [hospital, insurers]: readonly [number, number],
  term: Partial<Pick<Distribution, "years" | "bedsStayOpen">> = {},
): Distribution => ({
  proposal,
  years: 5,
  bedsStayOpen: false,
  ...term,
  hospital: ratio(hospital),
  insurers: ratio(insurers),
});

describe("gains over terms", () => {
  test("no proposal gains both: said of every term, and of beds that stay open", () => {
    const text = distributionText([gain("f1", [1, -2]), gain("f2", [-1, 2], { years: 3 })], "nl");
    expect(text).toContain("Over vijf jaar winnen beide partijen bij geen enkel voorstel");
    expect(text).toContain("over drie jaar bij geen enkel voorstel");
    expect(text).toContain("samen niets te verdelen");
  });

  test("proposals are named where both parties gain, and where there is something to share", () => {
    const text = distributionText(
      [
        gain("f3", [1, 1]),
        gain("f4", [1, 1]),
        gain("f1", [1, -1]),
        gain("f4", [1, 1], { years: 3 }),
        gain("f1", [5, -4], { bedsStayOpen: true }),
        gain("f3", [5, -5], { bedsStayOpen: true }),
      ],
      "en",
    );
    expect(text).toMatch(/Over five years both parties gain with F3 [^;]* and F4 [^;]*; over three years with F4 /);
    expect(text).toMatch(/something to share over five years with F1 [^,]*\.$/);
  });

  test("exactly nothing is no gain", () =>
    expect(distributionText([gain("f1", [0, 1])], "en")).toContain(
      "Over five years both parties gain with no proposal",
    ));
});

describe("how certain bounds are", () => {
  const end = (cents: number | undefined, attained: boolean): Extreme => ({
    cents: cents as Cents | undefined,
    found: attained ? (cents as Cents) : undefined,
    attained,
    facts: [],
  });
  const [met, far, none] = [end(1, true), end(2, false), end(undefined, false)];

  test.each([
    ["all are reached", [met, met], [true, false, false]],
    ["one is not reached", [met, far], [false, true, false]],
    ["one is open", [met, none], [false, false, true]],
    ["one is open and one is not reached", [far, none], [false, true, true]],
  ] as const)("%s", (_, ends, said) => {
    const text = certainty(ends, "nl");
    expect([/zijn nagerekend/, /Niet van elke grens/, /geen grens/].map((words) => words.test(text))).toEqual(said);
  });
});
