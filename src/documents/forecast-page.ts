// A forecast as a page: how the running year ends, why that is the estimate, and every year of the triangle.
import { courseOf, expectedCourse } from "#engine/forecast/course";
import type { ChainLadder } from "#engine/forecast/chain-ladder";
import type { Forecast, RunningForecast } from "#engine/forecast/forecast";
import { el, type Element, type Picture } from "#picture/element";
import { forecastPicture } from "#picture/forecast";
import { trianglePicture, type TriangleCell } from "#picture/triangle";
import { bareEstimate, shortEstimate, sizeNote, type EstimateStyle } from "#wording/estimate";
import { axisMonth, runningCaption, totalsOf, triangleCaption } from "#wording/forecast-pictures";
import { forecastWords } from "#wording/forecast-words";
import type { WordedRows } from "#wording/text-table";
import type { Locale } from "#wording/locale";
import { figure, page, table } from "./html.ts";
import { capital } from "#wording/text";

/** A forecast as a self-contained page. */
export function forecastPage(forecast: Forecast, locale: Locale): string {
  const nl = locale === "nl";
  const words = forecastWords(forecast, locale);
  const { ladder, running } = forecast;
  const { years, steps, remarks, style } = words;
  const body = [
    running === undefined || !isDrawable(running)
      ? undefined
      : figure(runningPicture(forecast, running, style), locale),
    remarks.length === 0
      ? undefined
      : el(
          "section",
          {},
          el("h2", {}, nl ? "Waarom, en hoe zeker" : "Why, and how sure"),
          el(
            "dl",
            { class: "lines" },
            remarks.map(({ label, text }) =>
              el("div", {}, el("dt", {}, label), el("dd", { class: "why" }, capital(text))),
            ),
          ),
        ),
    ladder === undefined ? undefined : figure(ladderPicture(forecast, ladder, style), locale),
    years === undefined
      ? undefined
      : section(years, nl ? "Bekend en geraamd per jaar" : "Known and estimated by year", [years.rows.length - 1]),
    steps === undefined ? undefined : section(steps, nl ? "Per stap, over alle jaren" : "By step, over all years", []),
  ];
  return page(
    words.finding,
    `${nl ? "Prognose" : "Forecast"} · ${words.name}`,
    "",
    body.filter((part) => part !== undefined),
    locale,
    words.source === undefined ? [] : [`${nl ? "Bron" : "Source"}: ${words.source}`],
    nl
      ? "Een raming uit het verloop van eerdere jaren; wie afrekent, rekent met wat er werkelijk is."
      : "An estimate from the course of earlier years; settlement takes what has really come.",
  );
}

function section({ title, columns, rows }: WordedRows, caption: string, totals: readonly number[]): Element {
  const figures = columns.map((_, index) => index).slice(1);
  return el("section", {}, el("h2", {}, title), table(columns, rows, { figures, totals, caption, cards: true }));
}

/** Amounts beyond all measure have words, but no place on an axis. */
const isDrawable = ({ completed: { completed, range } }: RunningForecast): boolean =>
  Number.isFinite(completed) && Number.isFinite(range?.high ?? completed);

export function runningPicture(
  forecast: Forecast,
  running: RunningForecast,
  style: EstimateStyle,
  title?: string,
): Picture {
  const { locale } = style;
  const nl = locale === "nl";
  const { soFar, completed } = running;
  const { development } = forecast;
  const years = totalsOf(forecast).filter(({ year }) => year !== soFar.year);
  const most = Math.max(completed.range?.high ?? completed.completed, ...years.map(({ total }) => total));
  const size = most >= 1e9 ? 1e6 : most >= 1e5 ? 1e3 : 1;
  const short = (amount: number): string => shortEstimate(amount, size, style);
  const expected = expectedCourse(development, running);
  const caption = runningCaption(forecast, running, style, size);
  return forecastPicture({
    title: title ?? caption.title,
    subtitle: caption.subtitle,
    earlier: years.map(({ year }) => ({ label: String(year), points: courseOf(development, year) })),
    expected,
    labels: {
      known: `${nl ? "nu" : "now"} ${short(soFar.amount)}`,
      expected: `${nl ? "geraamd" : "expected"} ${short(completed.completed)}`,
      low: completed.range === undefined ? "" : `${nl ? "laag" : "low"} ${short(completed.range.low)}`,
      high: completed.range === undefined ? "" : `${nl ? "hoog" : "high"} ${short(completed.range.high)}`,
    },
    axis: (month) => axisMonth(month, locale),
    format: short,
    table: {
      columns: nl ? ["Maand", "Verwacht", "9 van de 10 vanaf", "tot"] : ["Month", "Expected", "9 in 10 from", "to"],
      rows: expected.map(({ month, amount, low, high }) => [
        axisMonth(month, locale),
        ...[amount, low, high].map((one) => bareEstimate(one, style)),
      ]),
    },
  });
}

function ladderPicture(forecast: Forecast, ladder: ChainLadder, style: EstimateStyle): Picture {
  const { every, triangle } = forecast.development;
  const { pattern } = ladder;
  const months = Array.from({ length: pattern.columns }, (_, index) => String((index + 1) * every));
  const columns = [style.locale === "nl" ? "Maanden" : "Months", ...months];
  const rows = triangle!.rows.map(({ origin, cells }) => {
    let amount = cells.at(-1)!;
    const completed = pattern.steps.slice(cells.length - 1).map(({ factor }) => (amount *= factor));
    const kindAt = (index: number): TriangleCell["kind"] =>
      index >= cells.length ? "completed" : index === cells.length - 1 ? "latest" : "known";
    return {
      label: origin,
      cells: [...cells, ...completed].map((value, index): TriangleCell => ({
        value,
        shown: bareEstimate(value, style),
        kind: kindAt(index),
      })),
    };
  });
  return trianglePicture({
    ...triangleCaption(forecast, ladder, style),
    columns,
    rows,
    table: { columns, rows: rows.map(({ label, cells }) => [label, ...cells.map(({ shown }) => shown)]) },
    short: (value, size) => shortEstimate(value, size, style),
    note: (size) => sizeNote(size, style),
  });
}
