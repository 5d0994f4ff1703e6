// A fan chart: what is expected year by year, with the band of half of the paths and that of nine in ten.
import { niceTicks } from "./axis.ts";
import { canvas } from "./canvas.ts";
import { el, type Element, type Picture } from "./element.ts";
import { linear, rounded } from "./scale.ts";

export interface FanPoint {
  readonly label: string;
  /** Lowest of nine in ten, lowest of half, expected, highest of half, highest of nine in ten. */
  readonly values: readonly [number, number, number, number, number];
  /** The expected value as it is printed at its point. */
  readonly shown: string;
}

export interface FanInput {
  readonly title: string;
  readonly subtitle: string;
  readonly series: "provider" | "insurer" | "neutral";
  readonly points: readonly FanPoint[];
  readonly heading: readonly [string, string, string, string, string, string];
  /** Labels of the band of nine in ten and of the line, at the right. */
  readonly labels: { readonly wide: string; readonly expected: string };
  readonly tick: (value: number) => string;
  readonly cell: (value: number) => string;
  /** The range of the vertical axis, for charts that stand side by side; by default that of the points. */
  readonly range?: readonly [number, number];
}

/** The lowest and highest of what a fan draws, with zero where it is near. */
export function fanRange(points: readonly FanPoint[]): readonly [number, number] {
  const all = points.flatMap(({ values }) => values);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const nearZero = low > 0 ? low < high - low : high < 0 ? -high < high - low : true;
  return nearZero ? [Math.min(0, low), Math.max(0, high)] : [low, high];
}

/** Draws a fan; its table gives the same five figures per year. */
export function fanPicture(input: FanInput): Picture {
  return {
    title: input.title,
    subtitle: input.subtitle,
    wide: draw(input, 760, 300),
    narrow: draw(input, 340, 240),
    table: {
      columns: [...input.heading],
      rows: input.points.map(({ label, values }) => [label, ...values.map(input.cell)]),
    },
  };
}

function draw(input: FanInput, width: number, height: number): Element {
  const ticks = niceTicks(input.range ?? fanRange(input.points));
  const narrow = width < 500;
  const [left, right, top, bottom] = [narrow ? 58 : 76, narrow ? 22 : 96, 18, height - 28];
  const y = linear([ticks[0]!, ticks.at(-1)!], [bottom, top]);
  // The first figure stands clear of the axis.
  const start = left + 18;
  const step = (width - start - right) / Math.max(1, input.points.length - 1);
  const x = (index: number): number =>
    rounded(input.points.length === 1 ? (left + width - right) / 2 : start + index * step);
  const grid = ticks.flatMap((tick) => [
    el("line", { x1: left, x2: width - right, y1: y(tick), y2: y(tick), class: tick === 0 ? "zero" : "grid" }),
    el("text", { x: left - 8, y: y(tick) + 4, class: "tick", "text-anchor": "end" }, input.tick(tick)),
  ]);
  const at = (index: number, which: number): string => `${x(index)} ${y(input.points[index]!.values[which]!)}`;
  const indices = input.points.map((_, index) => index);
  const band = (low: number, high: number, name: string): Element => {
    if (input.points.length === 1)
      return el("rect", {
        x: x(0) - 22,
        y: y(input.points[0]!.values[high]!),
        width: 44,
        height: Math.max(1, rounded(y(input.points[0]!.values[low]!) - y(input.points[0]!.values[high]!))),
        class: `band ${name}`,
      });
    const there = indices.map((index) => at(index, high)).join("L");
    const back = indices
      .toReversed()
      .map((index) => at(index, low))
      .join("L");
    return el("path", { d: `M${there}L${back}Z`, class: `band ${name}` });
  };
  const line = el("path", { d: `M${indices.map((index) => at(index, 2)).join("L")}`, class: "expected" });
  return canvas(
    input,
    { name: `fan ${input.series}`, width, height },
    grid,
    band(0, 4, "wide-band"),
    band(1, 3, "half-band"),
    line,
    input.points.flatMap(({ label, shown }, index) =>
      points({ label, shown }, x(index), y(input.points[index]!.values[2]), bottom),
    ),
    narrow ? undefined : sideLabels(input, width - right + 8, y),
  );
}

const points = (
  { label, shown }: { readonly label: string; readonly shown: string },
  x: number,
  y: number,
  bottom: number,
): Element[] => [
  el("circle", { cx: x, cy: y, r: 4, class: "dot" }),
  el("text", { x, y: rounded(y - 10), class: "value halo", "text-anchor": "middle" }, shown),
  el("text", { x, y: bottom + 20, class: "tick", "text-anchor": "middle" }, label),
];

/** Labels at the end of what they name, kept apart. */
function sideLabels(input: FanInput, x: number, y: (value: number) => number): Element[] {
  const last = input.points.at(-1)!;
  const wanted = [
    { text: input.labels.wide, at: y(last.values[4]), kind: "note" },
    { text: input.labels.expected, at: y(last.values[2]), kind: "value" },
  ].sort((a, b) => a.at - b.at);
  let above = -Infinity;
  return wanted.map(({ text, at, kind }) => {
    above = Math.max(at, above + 16);
    return el("text", { x, y: rounded(above + 4), class: kind }, text);
  });
}
