// A waterfall: from one amount to another in steps, each step where the last one ended.
import { canvas } from "./canvas.ts";
import { el, type Element, type Picture } from "./element.ts";
import { linear, rounded } from "./scale.ts";

export interface WaterfallStep {
  readonly label: string;
  /** The change, or for a total the amount itself. */
  readonly value: number;
  readonly shown: string;
  readonly kind: "total" | "change";
}

export interface WaterfallInput {
  readonly title: string;
  readonly subtitle: string;
  readonly heading: readonly [string, string];
  readonly steps: readonly WaterfallStep[];
  /** "as begint bij …": said when the axis does not start at zero. */
  readonly cutNote: (from: string) => string;
  readonly format: (value: number) => string;
}

const ROW = 34;

/** Draws the steps below each other. Where totals dwarf the changes the axis is cut, and says so. */
export function waterfallPicture(input: WaterfallInput): Picture {
  return {
    title: input.title,
    subtitle: input.subtitle,
    wide: draw(input, 760, 250),
    narrow: draw(input, 340, 0),
    table: { columns: [...input.heading], rows: input.steps.map((step) => [step.label, step.shown]) },
  };
}

function spans(steps: readonly WaterfallStep[]): readonly { readonly from: number; readonly to: number }[] {
  let level = 0;
  return steps.map((step) => {
    if (step.kind === "total") {
      level = step.value;
      return { from: 0, to: step.value };
    }
    const from = level;
    level += step.value;
    return { from, to: level };
  });
}

function draw(input: WaterfallInput, width: number, gutter: number): Element {
  const stacked = gutter === 0;
  const drawn = spans(input.steps);
  const ends = drawn.flatMap((span, index) =>
    input.steps[index]!.kind === "total" ? [span.to] : [span.from, span.to],
  );
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const cut = least > 0 && (most - least) / most < 0.4;
  const start = cut ? least - (most - least || most) * 0.6 : Math.min(0, least);
  const room = 124;
  const x = linear([start, Math.max(most, 0)], [gutter + 2, width - room]);
  const rowHeight = stacked ? ROW + 14 : ROW;
  const parts = input.steps.flatMap((step, index) => {
    const { from, to } = drawn[index]!;
    const [left, right] = [x(Math.max(Math.min(from, to), start)), x(Math.max(from, to))];
    const top = index * rowHeight + (stacked ? 18 : 4);
    const label = stacked ? { x: 0, y: top - 5 } : { x: gutter - 12, y: top + 17, "text-anchor": "end" };
    const sign = step.kind === "total" ? "total" : step.value < 0 ? "less" : "more";
    return [
      el("text", { ...label, class: step.kind === "total" ? "label on" : "label" }, step.label),
      el("rect", { x: left, y: top, width: Math.max(rounded(right - left), 2), height: 22, class: `step ${sign}` }),
      el(
        "text",
        { x: rounded(right + 6), y: top + 16, class: step.kind === "total" ? "figure on" : "figure" },
        step.shown,
      ),
    ];
  });
  const height = input.steps.length * rowHeight + (cut ? 22 : 4);
  const note = cut
    ? [
        el("path", { d: `M${gutter + 2} 0 v${height - 20}`, class: "cut" }),
        el("text", { x: gutter + 2, y: height - 4, class: "note" }, input.cutNote(input.format(start))),
      ]
    : [el("line", { x1: x(0), x2: x(0), y1: 0, y2: height, class: "zero" })];
  return canvas(input, { name: "waterfall", width, height }, parts, note);
}
