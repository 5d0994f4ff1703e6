// Bars around zero, in groups on one scale: what each option comes to, side by side.
import { canvas } from "./canvas.ts";
import { el, type Element, type Picture } from "./element.ts";
import { aroundZero, linear, rounded } from "./scale.ts";

export interface Bar {
  readonly label: string;
  /** In any unit; bars of one picture share a scale. */
  readonly value: number;
  readonly shown: string;
  /** The bar that the title speaks of. */
  readonly accent: boolean;
}

export interface BarGroup {
  readonly label: string;
  readonly bars: readonly Bar[];
}

export interface BarsInput {
  readonly title: string;
  readonly subtitle: string;
  readonly groupHeading: string;
  readonly groups: readonly BarGroup[];
}

const ROW = 28;
const HEAD = 34;

/** Draws groups of bars from a common zero; every bar carries its own label and figure. */
export function barsPicture(input: BarsInput): Picture {
  const labels = input.groups[0]?.bars.map((bar) => bar.label) ?? [];
  return {
    title: input.title,
    subtitle: input.subtitle,
    wide: draw(input, 760, 240),
    narrow: draw(input, 340, 0),
    table: {
      columns: [input.groupHeading, ...labels],
      rows: input.groups.map((group) => [group.label, ...group.bars.map((bar) => bar.shown)]),
    },
  };
}

function draw(input: BarsInput, width: number, gutter: number): Element {
  const stacked = gutter === 0;
  const rowHeight = stacked ? ROW + 16 : ROW;
  const room = 116; // for the figure at either end of a bar
  const values = input.groups.flatMap((group) => group.bars.map((bar) => bar.value));
  const [low, high] = aroundZero(values);
  const x = linear([low, high], [gutter + (low < 0 ? room : 2), width - (high > 0 ? room : 2)]);
  const parts: Element[] = [];
  let top = 0;
  for (const group of input.groups) {
    parts.push(el("text", { x: 0, y: top + 20, class: "group" }, group.label));
    top += HEAD;
    const start = top;
    for (const bar of group.bars) {
      parts.push(...drawBar(bar, top, { gutter, stacked, rowHeight, x }));
      top += rowHeight;
    }
    if (!stacked) parts.push(el("line", { x1: x(0), x2: x(0), y1: start - 4, y2: top, class: "zero" }));
    top += 8;
  }
  return canvas(input, { name: "bars", width, height: top }, parts);
}

function drawBar(
  bar: Bar,
  top: number,
  place: {
    readonly gutter: number;
    readonly stacked: boolean;
    readonly rowHeight: number;
    readonly x: (value: number) => number;
  },
): Element[] {
  const { x, stacked } = place;
  const [left, right] = bar.value < 0 ? [x(bar.value), x(0)] : [x(0), x(bar.value)];
  const y = stacked ? top + 17 : top + 4;
  const label = stacked ? { x: 0, y: top + 12 } : { x: place.gutter - 12, y: top + 19, "text-anchor": "end" };
  const figure = bar.value < 0 ? { x: rounded(left - 6), "text-anchor": "end" } : { x: rounded(right + 6) };
  return [
    el("text", { ...label, class: bar.accent ? "label on" : "label" }, bar.label),
    el("rect", {
      x: left,
      y,
      width: Math.max(rounded(right - left), 1),
      height: ROW - 9,
      class: bar.accent ? "bar on" : "bar",
    }),
    ...(stacked ? [el("line", { x1: x(0), x2: x(0), y1: y - 2, y2: y + ROW - 7, class: "zero" })] : []),
    el("text", { ...figure, y: y + 14, class: bar.accent ? "figure on" : "figure" }, bar.shown),
  ];
}
