// Pictures of uncertainty: every figure inside its frame, the same figures in the table behind it, for any amounts.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { niceTicks } from "#picture/axis";
import type { Element, Node, Picture } from "#picture/element";
import { fanPicture, fanRange } from "#picture/fan";
import { spreadPicture } from "#picture/spread";
import { runs } from "../support/runs.ts";

const amount = fc.integer({ min: -50_000_000, max: 50_000_000 });
const five = fc
  .array(amount, { minLength: 5, maxLength: 5 })
  .map((values) => [...values].sort((a, b) => a - b) as unknown as readonly [number, number, number, number, number]);

const elements = (node: Node): Element[] =>
  typeof node === "string" ? [] : [node, ...node.children.flatMap(elements)];

/** Everything that has a place lies inside the drawing. */
function fits(picture: Picture): void {
  for (const drawing of [picture.wide, picture.narrow]) {
    const [, , width, height] = drawing.attributes["viewBox"]!.split(" ").map(Number) as [
      number,
      number,
      number,
      number,
    ];
    for (const { tag, attributes } of elements(drawing)) {
      if (tag === "svg") continue;
      for (const name of ["x", "x1", "x2", "cx"] as const) {
        if (attributes[name] === undefined) continue;
        expect(Number(attributes[name]), `${tag} ${name}`).toBeGreaterThanOrEqual(0);
        expect(Number(attributes[name]), `${tag} ${name}`).toBeLessThanOrEqual(width);
      }
      for (const name of ["y", "y1", "y2", "cy"] as const) {
        if (attributes[name] === undefined) continue;
        expect(Number(attributes[name]), `${tag} ${name}`).toBeGreaterThanOrEqual(-20);
        expect(Number(attributes[name]), `${tag} ${name}`).toBeLessThanOrEqual(height + 20);
      }
      expect(JSON.stringify(attributes)).not.toMatch(/NaN|Infinity|undefined/);
    }
  }
}

test("ticks are round, span the range and are few", () => {
  fc.assert(
    fc.property(amount, fc.integer({ min: 0, max: 10_000_000 }), (low, span) => {
      const ticks = niceTicks([low, low + span]);
      expect(ticks[0]!).toBeLessThanOrEqual(low + 1e-6);
      expect(ticks.at(-1)!).toBeGreaterThanOrEqual(low + span - 1e-6);
      expect(ticks.length).toBeLessThanOrEqual(9);
    }),
    { numRuns: runs(100, 10_000) },
  );
  expect(niceTicks([-80, 130])).toEqual([-100, -50, 0, 50, 100, 150]);
});

describe("fan", () => {
  const input = (values: readonly (readonly [number, number, number, number, number])[]) =>
    fanPicture({
      title: "Vanaf 2028 winst",
      subtitle: "in euro",
      series: "provider",
      points: values.map((each, index) => ({
        label: String(2027 + index),
        values: each,
        shown: String(each[2]),
      })),
      heading: ["jaar", "laag", "25", "gemiddeld", "75", "hoog"],
      labels: { wide: "9 van 10", expected: "gemiddeld" },
      tick: String,
      cell: String,
    });
  test("stays inside its frame and tells its figures in a table", () => {
    fc.assert(
      fc.property(fc.array(five, { minLength: 1, maxLength: 10 }), (values) => {
        const picture = input(values);
        fits(picture);
        expect(picture.table.rows.map((row) => row.slice(1))).toEqual(values.map((each) => each.map(String)));
      }),
      { numRuns: runs(100, 3_000) },
    );
  });
  test("zero is on the axis where it is near, and not where it is far", () => {
    const range = (low: number, high: number) =>
      fanRange([{ label: "", values: [low, low, low, high, high], shown: "" }]);
    expect(range(10, 100)[0]).toBe(0);
    expect(range(-50, -5)[1]).toBe(0);
    expect(range(1_000_000, 1_010_000)[0]).toBe(1_000_000);
  });
});

test("spreads of several parties share one scale, and each tells its figures", () => {
  fc.assert(
    fc.property(fc.array(five, { minLength: 1, maxLength: 6 }), (values) => {
      const picture = spreadPicture({
        title: "Beide winnen",
        subtitle: "in euro",
        groups: values.map((each, index) => ({
          label: `Voorstel ${index}`,
          rows: [
            { series: index % 2 === 0 ? "provider" : "insurer", label: "Partij", values: each, shown: String(each[2]) },
          ],
        })),
        heading: ["voorstel", "laag", "25", "gemiddeld", "75", "hoog"],
        tick: String,
        cell: String,
      });
      fits(picture);
      expect(picture.table.rows).toHaveLength(values.length);
      expect(picture.table.rows[0]).toEqual(["Voorstel 0, Partij", ...values[0]!.map(String)]);
    }),
    { numRuns: runs(100, 3_000) },
  );
});
