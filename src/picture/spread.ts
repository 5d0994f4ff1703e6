// Spreads side by side: per option what each party may expect, with the band of half and of nine in ten, on one scale.
import { niceTicks } from "./axis.ts";
import { canvas } from "./canvas.ts";
import { el, type Element, type Picture } from "./element.ts";
import { aroundZero, linear, rounded } from "./scale.ts";

export interface SpreadRow {
  readonly series: "provider" | "insurer" | "neutral";
  readonly label: string;
  /** Lowest of nine in ten, lowest of half, expected, highest of half, highest of nine in ten. */
  readonly values: readonly [number, number, number, number, number];
  readonly shown: string;
}

export interface SpreadGroup {
  readonly label: string;
  readonly rows: readonly SpreadRow[];
}

export interface SpreadInput {
  readonly title: string;
  readonly subtitle: string;
  readonly groups: readonly SpreadGroup[];
  /** Headings of the table: option, party, and the five figures. */
  readonly heading: readonly string[];
  readonly tick: (value: number) => string;
  readonly cell: (value: number) => string;
}

const ROW = 28;
const HEAD = 34;

/** Draws spreads around a common zero. */
export function spreadPicture(input: SpreadInput): Picture {
  return {
    title: input.title,
    subtitle: input.subtitle,
    wide: draw(input, 760),
    narrow: draw(input, 340),
    table: {
      columns: input.heading,
      rows: input.groups.flatMap((group) =>
        group.rows.map((row) => [`${group.label}, ${row.label}`, ...row.values.map(input.cell)]),
      ),
    },
  };
}

function draw(input: SpreadInput, width: number): Element {
  const narrow = width < 500;
  const [gutter, room] = narrow ? [26, 78] : [236, 96];
  const [low, high] = aroundZero(input.groups.flatMap((group) => group.rows.flatMap((row) => row.values)));
  const ticks = niceTicks([low, high], narrow ? 3 : 6);
  const x = linear([ticks[0]!, ticks.at(-1)!], [gutter, width - room]);
  const parts: Element[] = [];
  let top = 0;
  for (const group of input.groups) {
    parts.push(el("text", { x: 0, y: top + 20, class: "group" }, group.label));
    top += HEAD;
    for (const row of group.rows) {
      parts.push(...drawRow(row, top, x, narrow));
      top += narrow ? ROW + 16 : ROW;
    }
    top += 8;
  }
  const axis = ticks.flatMap((tick) => [
    el("line", { x1: x(tick), x2: x(tick), y1: 28, y2: top, class: tick === 0 ? "zero" : "grid" }),
    el("text", { x: x(tick), y: top + 18, class: "tick", "text-anchor": "middle" }, input.tick(tick)),
  ]);
  return canvas(input, { name: "spread", width, height: top + 26 }, axis, parts);
}

function drawRow(row: SpreadRow, top: number, x: (value: number) => number, narrow: boolean): Element[] {
  const y = narrow ? top + 14 : top;
  const band = (low: number, high: number, name: string): Element =>
    el("rect", {
      x: x(low),
      y: y + 6,
      width: Math.max(rounded(x(high) - x(low)), 1),
      height: 14,
      class: `band ${name}`,
    });
  const [lowest, low, expected, high, highest] = row.values;
  const centre = x(expected);
  const mark =
    row.series === "insurer"
      ? el("rect", { x: rounded(centre - 5), y: y + 8, width: 10, height: 10, class: "dot" })
      : el("circle", { cx: centre, cy: y + 13, r: 5.5, class: "dot" });
  const figure = el("text", { x: rounded(x(highest) + 8), y: y + 18, class: "value halo" }, row.shown);
  return [
    el(
      "g",
      { class: row.series },
      el(
        "text",
        narrow ? { x: 0, y: top + 10, class: "name halo" } : { x: 0, y: y + 18, class: "name halo" },
        row.label,
      ),
      band(lowest, highest, "wide-band"),
      band(low, high, "half-band"),
      mark,
      figure,
    ),
  ];
}
