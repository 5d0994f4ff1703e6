// A running year among earlier ones: what is known, where it is expected to end, and the band of nine in ten.
import type { ExpectedPoint, Point } from "#engine/forecast/course";
import { canvas } from "./canvas.ts";
import { el, type DataTable, type Element, type Picture } from "./element.ts";
import { linear, rounded } from "./scale.ts";

export interface ForecastInput {
  readonly title: string;
  readonly subtitle: string;
  readonly earlier: readonly { readonly label: string; readonly points: readonly Point[] }[];
  /** The running year: known so far, then as expected to its end, the first point being what is known. */
  readonly expected: readonly ExpectedPoint[];
  readonly labels: { readonly known: string; readonly expected: string; readonly low: string; readonly high: string };
  readonly axis: (month: number) => string;
  readonly format: (amount: number) => string;
  readonly table: DataTable;
}

const LINE = 16;

/** Draws earlier years as thin lines, the running year as a dot with a dashed line and a band from it to the end. */
export function forecastPicture(input: ForecastInput): Picture {
  const { title, subtitle, table } = input;
  return {
    title,
    subtitle,
    wide: draw(input, { width: 760, height: 370, room: 140, ticks: 5 }),
    narrow: draw(input, { width: 340, height: 320, room: 54, ticks: 3 }),
    table,
  };
}

interface Shape {
  readonly width: number;
  readonly height: number;
  /** For labels behind the last month; where only a year fits, the estimate's own stand above the drawing. */
  readonly room: number;
  readonly ticks: number;
}

const WIDE_LABEL = 100;
/** Labels stand apart where lines end close together, so that a thin line leads from each line to its own. */
const LEADER = 18;

function draw(input: ForecastInput, { width, height, room, ticks }: Shape): Element {
  const { earlier, expected, labels } = input;
  const points = [...earlier.flatMap((year) => year.points), ...expected];
  const last = Math.max(...points.map(({ month }) => month));
  const most = Math.max(...points.map(({ amount }) => amount), ...expected.map(({ high }) => high));
  const steps = roundSteps(most, ticks);
  const above = room < WIDE_LABEL ? 3 * LINE + 12 : 10;
  const gutter = 8 + 7 * Math.max(...steps.map((step) => input.format(step).length));
  const x = linear([0, last], [gutter, width - room]);
  const y = linear([0, most], [height - 24, above]);
  const path = (list: readonly Point[]): string =>
    `M${list.map(({ month, amount }) => `${x(month)} ${y(amount)}`).join("L")}`;
  const low = expected.map((point) => ({ month: point.month, amount: point.low }));
  const high = expected.map((point) => ({ month: point.month, amount: point.high }));
  const grid = steps.flatMap((step) => [
    el("line", { x1: gutter, x2: x(last), y1: y(step), y2: y(step), class: step === 0 ? "zero" : "grid" }),
    el("text", { x: gutter - 6, y: y(step) + 4, "text-anchor": "end", class: "note" }, input.format(step)),
  ]);
  const every = last <= 12 ? 3 : last <= 36 ? 6 : 12;
  const months = Array.from({ length: Math.floor(last / every) }, (_, index) => (index + 1) * every).map((month) =>
    el("text", { x: x(month), y: height - 6, "text-anchor": "middle", class: "note" }, input.axis(month)),
  );
  const end = expected.at(-1)!;
  const estimate: readonly EndLabel[] = [
    { amount: end.high, text: labels.high, kind: "label" },
    { amount: end.amount, text: labels.expected, kind: "on" },
    { amount: end.low, text: labels.low, kind: "label" },
  ];
  const years = earlier.map(({ label, points: list }): EndLabel => ({
    amount: list.at(-1)?.amount ?? 0,
    text: label,
    kind: "note",
  }));
  return canvas(
    input,
    { name: "forecast", width, height },
    grid,
    months,
    el("path", { d: `${path(low)}L${path(high.toReversed()).slice(1)}Z`, class: "band" }),
    earlier.map(({ points: list }) => el("path", { d: path([{ month: 0, amount: 0 }, ...list]), class: "earlier" })),
    el("path", { d: path(expected), class: "expected" }),
    mark(input, x(expected[0]!.month), y(expected[0]!.amount)),
    room < WIDE_LABEL
      ? estimate.map(({ text, kind }, index) => el("text", { x: 0, y: LINE * (index + 1) - 2, class: kind }, text))
      : undefined,
    placed(room < WIDE_LABEL ? years : [...estimate, ...years], y).flatMap(({ amount, at, text, kind }) => [
      el("path", {
        d: `M${rounded(x(last) + 2)} ${y(amount)}L${rounded(x(last) + LEADER)} ${at - 4}`,
        class: "leader",
      }),
      el("text", { x: rounded(x(last) + LEADER + 4), y: at, class: kind }, text),
    ]),
  );
}

/** What is known of the running year. Its label stands above the line where the year leads, below where others do. */
function mark({ earlier, expected, labels }: ForecastInput, x: number, y: number): Element[] {
  const end = expected.at(-1)!.amount;
  const leads = earlier.every(({ points }) => (points.at(-1)?.amount ?? 0) <= end);
  const place = leads ? { x: x - 9, y: y - 6, "text-anchor": "end" } : { x: x + 9, y: y + 18 };
  return [
    el("circle", { cx: x, cy: y, r: 5, class: "now" }),
    el("text", { ...place, x: rounded(place.x), y: rounded(place.y), class: "on halo" }, labels.known),
  ];
}

interface EndLabel {
  readonly amount: number;
  readonly text: string;
  readonly kind: "label" | "on" | "note";
}

/** Labels at their amounts, from high to low, each at least a line below the one before. */
function placed(
  labels: readonly EndLabel[],
  y: (amount: number) => number,
): readonly (EndLabel & { readonly at: number })[] {
  let free = -Infinity;
  return labels
    .filter(({ text }) => text !== "")
    .toSorted((one, other) => other.amount - one.amount)
    .map((label) => {
      const at = rounded(Math.max(y(label.amount) + 4, free));
      free = at + LINE - 1;
      return { ...label, at };
    });
}

/** Round steps from zero up to an amount, about so many. */
function roundSteps(most: number, count: number): readonly number[] {
  let step = 1;
  while (step * count < most) step *= 10;
  while (step * count >= most * 10) step /= 10;
  const fine = [0.1, 0.2, 0.25, 0.5, 1].map((part) => part * step).find((size) => size * count >= most) ?? step;
  return Array.from({ length: Math.floor(most / fine) + 1 }, (_, index) => index * fine);
}
