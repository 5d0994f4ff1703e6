// Indicators as gauges: the bandwidth as an area, the norm as a line, the start as a ring, the value now as a dot.
import { canvas } from "./canvas.ts";
import { el, type Element, type Picture } from "./element.ts";
import { linear, rounded } from "./scale.ts";
import { brokenLines } from "./lines.ts";

export interface Gauge {
  readonly label: string;
  readonly value: number | undefined;
  readonly norm: number | undefined;
  readonly band: readonly [number, number] | undefined;
  readonly start: number | undefined;
  readonly isGood: boolean;
  /** What stands below it; a narrow drawing gives each its own line. */
  readonly shown: readonly [string, string];
  readonly cells: readonly string[];
}

export interface GaugeInput {
  readonly title: string;
  readonly subtitle: string;
  readonly columns: readonly string[];
  readonly gauges: readonly Gauge[];
}

const ROW = 74;
/** Signs that fit on a line of a narrow drawing. */
const NARROW = 44;

/** Draws gauges below each other, each on its own scale: it is the place in the band that counts. */
export function gaugePicture(input: GaugeInput): Picture {
  return {
    title: input.title,
    subtitle: input.subtitle,
    wide: draw(input, 760, Infinity),
    narrow: draw(input, 340, NARROW),
    table: { columns: [...input.columns], rows: input.gauges.map((gauge) => [...gauge.cells]) },
  };
}

function draw(input: GaugeInput, width: number, signs: number): Element {
  const parts: Element[] = [];
  let top = 0;
  for (const gauge of input.gauges) {
    const label = brokenLines(gauge.label, signs);
    const notes = signs === Infinity ? [gauge.shown.filter((text) => text !== "").join(" · ")] : gauge.shown;
    parts.push(...drawGauge(gauge, { top, width, label, notes }));
    top += ROW + (label.length + notes.length - 2) * 17;
  }
  return canvas(input, { name: "gauge", width, height: top }, parts);
}

interface Place {
  readonly top: number;
  readonly width: number;
  readonly label: readonly string[];
  readonly notes: readonly string[];
}

function drawGauge(gauge: Gauge, { top, width, label, notes }: Place): Element[] {
  const points = [gauge.value, gauge.norm, gauge.start, ...(gauge.band ?? [])].filter((point) => point !== undefined);
  const [low, high] = points.length === 0 ? [0, 1] : [Math.min(...points), Math.max(...points)];
  const margin = (high - low || Math.abs(high) || 1) * 0.08;
  const x = linear([low - margin, high + margin], [4, width - 4]);
  const y = top + 17 + label.length * 17;
  const text = (line: string, at: number, name: string): Element => el("text", { x: 0, y: at, class: name }, line);
  return [
    ...label.map((line, index) => text(line, top + 15 + index * 17, "label on")),
    el("line", { x1: 4, x2: width - 4, y1: y, y2: y, class: points.length === 0 ? "cut" : "axis" }),
    ...(gauge.band === undefined ? [] : [band(gauge.band, x, y)]),
    ...(gauge.norm === undefined
      ? []
      : [el("line", { x1: x(gauge.norm), x2: x(gauge.norm), y1: y - 11, y2: y + 11, class: "norm" })]),
    ...(gauge.start === undefined ? [] : [el("circle", { cx: x(gauge.start), cy: y, r: 4.5, class: "start" })]),
    ...(gauge.value === undefined
      ? []
      : [el("circle", { cx: x(gauge.value), cy: y, r: 6, class: gauge.isGood ? "now good" : "now" })]),
    ...notes.map((line, index) => text(line, y + 24 + index * 17, "note")),
  ];
}

const band = ([low, high]: readonly [number, number], x: (value: number) => number, y: number): Element =>
  el("rect", { x: x(low), y: y - 9, width: Math.max(rounded(x(high) - x(low)), 2), height: 18, class: "band" });
