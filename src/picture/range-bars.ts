// Range bars: from the lowest to the highest that may come out, with a mark for what comes out now.
import { canvas } from "./canvas.ts";
import { el, type Element, type Picture } from "./element.ts";
import { linear, rounded } from "./scale.ts";

export interface RangeBar {
  readonly label: string;
  /** Undefined where nothing holds it back. */
  readonly low: number | undefined;
  readonly high: number | undefined;
  /** What comes out now; undefined where no facts are at hand. */
  readonly now: number | undefined;
  readonly shown: { readonly low: string; readonly high: string; readonly now: string };
  /** The bar that the title speaks of. */
  readonly accent: boolean;
}

export interface RangeBarsInput {
  readonly title: string;
  readonly subtitle: string;
  /** Heads of the table: what a bar is, its lowest, what it is now, its highest. */
  readonly heads: readonly [string, string, string, string];
  readonly bars: readonly RangeBar[];
  /** "de as begint bij …": said where the axis does not start at zero. */
  readonly cutNote: (from: number) => string;
}

/** Draws the bars below each other on one scale. Where all lie far from zero the axis is cut, and says so. */
export function rangeBarsPicture(input: RangeBarsInput): Picture {
  const [label, low, now, high] = input.heads;
  const marked = input.bars.some((bar) => bar.now !== undefined);
  return {
    title: input.title,
    subtitle: input.subtitle,
    wide: draw(input, 760, Math.max(210, gutterOf(input.bars))),
    narrow: draw(input, 340, 0),
    table: {
      columns: marked ? [label, low, now, high] : [label, low, high],
      rows: input.bars.map(({ label: name, shown }) =>
        marked ? [name, shown.low, shown.now, shown.high] : [name, shown.low, shown.high],
      ),
    },
  };
}

const ROW = 34;
const ROOM = 118; // for the figure at either end of a bar
const POINT = 10; // of a bar that goes on beyond the scale

/** Room for the longest label, within reason: about 7.4 pixels a letter, a little more where it is bold. */
const gutterOf = (bars: readonly RangeBar[]): number =>
  Math.min(310, 20 + 8 * Math.max(...bars.map(({ label }) => label.length)));

function draw(input: RangeBarsInput, width: number, gutter: number): Element {
  const stacked = gutter === 0;
  const rowHeight = stacked ? 74 : ROW;
  const ends = input.bars.flatMap(({ low, high, now }) => [low, high, now].filter((end) => end !== undefined));
  const [least, most] = ends.length === 0 ? [0, 1] : [Math.min(...ends), Math.max(...ends)];
  const open = input.bars.some(({ low, high }) => low === undefined || high === undefined);
  const cut = least > 0 && least > 0.5 * most;
  const from = cut ? least : Math.min(0, least);
  const sides = stacked ? (open ? POINT + 2 : 2) : ROOM;
  const x = linear([from, Math.max(most, cut ? most : 0)], [gutter + sides, width - sides]);
  const parts = input.bars.flatMap((bar, index) =>
    drawBar(bar, index * rowHeight, {
      gutter,
      stacked,
      width,
      x,
      reach: [gutter + sides, width - sides],
      zero: stacked && !cut,
    }),
  );
  const bottom = input.bars.length * rowHeight;
  const zero = el("line", { x1: x(0), x2: x(0), y1: 0, y2: bottom, class: "zero" });
  const note = el("text", { x: gutter === 0 ? 0 : gutter + 2, y: bottom + 14, class: "note" }, input.cutNote(from));
  const height = bottom + (cut ? 20 : 2);
  return canvas(
    input,
    { name: "range-bars", width, height },
    cut || stacked ? undefined : zero,
    parts,
    cut ? note : undefined,
  );
}

function drawBar(
  bar: RangeBar,
  top: number,
  place: {
    readonly gutter: number;
    readonly stacked: boolean;
    readonly width: number;
    readonly x: (value: number) => number;
    /** The pixels between which the scale lies. */
    readonly reach: readonly [number, number];
    /** Whether each bar draws its own zero. */
    readonly zero: boolean;
  },
): Element[] {
  const { stacked, x, reach } = place;
  const on = bar.accent ? " on" : "";
  const y = stacked ? top + 20 : top + 7;
  const left = bar.low === undefined ? reach[0] - POINT : x(bar.low);
  const right = bar.high === undefined ? reach[1] + POINT : Math.max(x(bar.high), rounded(left + 2));
  const single = bar.low !== undefined && bar.shown.low === bar.shown.high;
  const label = stacked ? { x: 0, y: top + 14 } : { x: place.gutter - 12, y: y + 14, "text-anchor": "end" };
  // Narrow: the figures stand below the bar, each under its end, and never over one another.
  const lowAt = stacked ? { x: 0, y: y + 37 } : { x: rounded(left - 6), y: y + 14, "text-anchor": "end" };
  const highAt = stacked ? { x: place.width, y: y + 37, "text-anchor": "end" } : { x: rounded(right + 6), y: y + 14 };
  const now =
    bar.now === undefined ? [] : [el("line", { x1: x(bar.now), x2: x(bar.now), y1: y - 4, y2: y + 24, class: "now" })];
  const zero = place.zero ? [el("line", { x1: x(0), x2: x(0), y1: y - 2, y2: y + 22, class: "zero" })] : [];
  return [
    el("text", { ...label, class: `label${on}` }, bar.label),
    el("path", { d: outline(bar, left, right, y), class: `bar${on}` }),
    ...zero,
    ...now,
    ...(single && !stacked ? [] : [el("text", { ...lowAt, class: `figure${on}` }, bar.shown.low)]),
    ...(single && stacked ? [] : [el("text", { ...highAt, class: `figure${on}` }, bar.shown.high)]),
  ];
}

/** A bar from left to right, ending in a point on a side where nothing holds it back. */
function outline({ low, high }: RangeBar, left: number, right: number, top: number): string {
  const [middle, bottom] = [top + 10, top + 20];
  const start =
    low === undefined
      ? `M${rounded(left + POINT)} ${bottom}L${left} ${middle}L${rounded(left + POINT)} ${top}`
      : `M${left} ${bottom}L${left} ${top}`;
  const end =
    high === undefined
      ? `L${rounded(right - POINT)} ${top}L${right} ${middle}L${rounded(right - POINT)} ${bottom}`
      : `L${right} ${top}L${right} ${bottom}`;
  return `${start}${end}Z`;
}
