// Room left: one bar per bound on a common scale, filled so far, outlined as expected, the bound as one line.
import { canvas } from "./canvas.ts";
import { el, type Element, type Picture } from "./element.ts";
import { linear, rounded } from "./scale.ts";

export interface RoomBar {
  readonly label: string;
  /** Shares of the bound; `soFar` undefined where half a year says nothing. */
  readonly soFar: number | undefined;
  readonly forecast: number;
  /** Whether the forecast lies on the wrong side. */
  readonly passed: boolean;
  readonly shown: string;
  readonly cells: readonly string[];
}

export interface RoomInput {
  readonly title: string;
  readonly subtitle: string;
  readonly columns: readonly string[];
  readonly bars: readonly RoomBar[];
  /** Words at the line where the bound lies. */
  readonly boundLabel: string;
}

const ROW = 70;
const HEAD = 22;

/** Draws bars from nothing to what is expected, with the bound at one place for all. */
export function roomPicture(input: RoomInput): Picture {
  return {
    title: input.title,
    subtitle: input.subtitle,
    wide: draw(input, 760),
    narrow: draw(input, 340),
    table: { columns: [...input.columns], rows: input.bars.map((bar) => [bar.label, ...bar.cells]) },
  };
}

function draw(input: RoomInput, width: number): Element {
  const most = Math.max(1.1, ...input.bars.flatMap((bar) => [bar.forecast, bar.soFar ?? 0])) * 1.02;
  const x = linear([0, most], [0, width - 4]);
  const bars = input.bars.flatMap((bar, index) => drawBar(bar, HEAD + index * ROW, x));
  const height = HEAD + input.bars.length * ROW;
  const isRight = x(1) > width / 2;
  return canvas(
    input,
    { name: "room", width, height },
    bars,
    el("line", { x1: x(1), x2: x(1), y1: HEAD - 4, y2: height - 16, class: "bound" }),
    el("text", { x: rounded(x(1)), y: 13, class: "note", "text-anchor": isRight ? "end" : "start" }, input.boundLabel),
  );
}

function drawBar(bar: RoomBar, top: number, x: (value: number) => number): Element[] {
  const end = Math.max(rounded(x(bar.forecast)), 2);
  const within = Math.min(end, x(1));
  return [
    el("text", { x: 0, y: top + 14, class: "label on" }, bar.label),
    el("rect", { x: 0, y: top + 22, width: within, height: 16, class: "expected" }),
    ...(end > within && bar.passed
      ? [el("rect", { x: within, y: top + 22, width: rounded(end - within), height: 16, class: "passed" })]
      : end > within
        ? [el("rect", { x: within, y: top + 22, width: rounded(end - within), height: 16, class: "expected" })]
        : []),
    ...(bar.soFar === undefined
      ? []
      : [el("rect", { x: 0, y: top + 25, width: Math.max(rounded(x(bar.soFar)), 1), height: 10, class: "so-far" })]),
    el("text", { x: 0, y: top + 55, class: "label" }, bar.shown),
  ];
}
