// Indicators as gauges: the bandwidth as an area, the norm as a line, the start as a ring, the value now as a dot.
import { el, type Element, type Picture } from "./element.ts";
import { linear, rounded } from "./scale.ts";

export interface Gauge {
  readonly label: string;
  readonly value: number | undefined;
  readonly norm: number | undefined;
  readonly band: readonly [number, number] | undefined;
  readonly start: number | undefined;
  readonly isGood: boolean;
  readonly shown: string;
  readonly cells: readonly string[];
}

export interface GaugeInput {
  readonly title: string;
  readonly subtitle: string;
  readonly columns: readonly string[];
  readonly gauges: readonly Gauge[];
}

const ROW = 62;

/** Draws gauges below each other, each on its own scale: it is the place in the band that counts. */
export function gaugePicture(input: GaugeInput): Picture {
  return {
    title: input.title,
    subtitle: input.subtitle,
    wide: draw(input, 760),
    narrow: draw(input, 340),
    table: { columns: [...input.columns], rows: input.gauges.map((gauge) => [...gauge.cells]) },
  };
}

function draw(input: GaugeInput, width: number): Element {
  const height = input.gauges.length * ROW;
  return el(
    "svg",
    {
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: "img",
      "aria-label": `${input.title} ${input.subtitle}`,
    },
    input.gauges.flatMap((gauge, index) => drawGauge(gauge, index * ROW, width)),
  );
}

function drawGauge(gauge: Gauge, top: number, width: number): Element[] {
  const points = [gauge.value, gauge.norm, gauge.start, ...(gauge.band ?? [])].filter((point) => point !== undefined);
  const [low, high] = [Math.min(...points), Math.max(...points)];
  const margin = (high - low || Math.abs(high) || 1) * 0.08;
  const x = linear([low - margin, high + margin], [4, width - 4]);
  const y = top + 34;
  return [
    el("text", { x: 0, y: top + 15, class: "label on" }, gauge.label),
    el("line", { x1: 4, x2: width - 4, y1: y, y2: y, class: "axis" }),
    ...(gauge.band === undefined
      ? []
      : [
          el("rect", {
            x: x(gauge.band[0]),
            y: y - 9,
            width: Math.max(rounded(x(gauge.band[1]) - x(gauge.band[0])), 2),
            height: 18,
            class: "band",
          }),
        ]),
    ...(gauge.norm === undefined
      ? []
      : [el("line", { x1: x(gauge.norm), x2: x(gauge.norm), y1: y - 11, y2: y + 11, class: "norm" })]),
    ...(gauge.start === undefined ? [] : [el("circle", { cx: x(gauge.start), cy: y, r: 4.5, class: "start" })]),
    ...(gauge.value === undefined
      ? []
      : [el("circle", { cx: x(gauge.value), cy: y, r: 6, class: gauge.isGood ? "now good" : "now" })]),
    el("text", { x: 0, y: top + 57, class: "note" }, gauge.shown),
  ];
}
