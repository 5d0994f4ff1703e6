// `handslag forecast` on the command line: its exit codes, what it refuses and where, and its page.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { handslag, veenrijk } from "../support/command.ts";
import { ROOT } from "../support/documents.ts";

const folder = mkdtempSync(join(tmpdir(), "handslag-forecast-"));
afterAll(() => rmSync(folder, { recursive: true }));
const DEMO = veenrijk("developments", "pw-hartfalen");
const forecast = (...given: readonly string[]) => handslag("forecast", ...given);

test("without a development, or with two, it says how it is used", () => {
  for (const given of [[], [DEMO, DEMO]]) {
    const { code, err } = forecast(...given);
    expect(code).toBe(2);
    expect(err).toContain("handslag forecast ONTWIKKELING");
  }
});

test("a file that is not there is another matter than one that is wrong", () => {
  expect(forecast(join(folder, "nergens.yaml")).code).toBe(2);
  const bad = `${ROOT}cases/bad/maand-zonder-kolom/development.yaml`;
  const { code, err } = forecast(bad);
  expect(code).toBe(1);
  expect(err).toContain(`${bad}:7`);
  const { issues } = JSON.parse(forecast(bad, "--json", "--locale", "en").out) as {
    issues: { code: string; place: { line: number }; sentence: string }[];
  };
  expect(issues).toHaveLength(1);
  expect(issues[0]).toMatchObject({ code: "month-not-in-development", place: { line: 7 } });
  expect(issues[0]!.sentence).toContain("month 6, 12, 18");
});

test("the figures of text, JSON and page are the same", () => {
  const html = join(folder, "forecast.html");
  const json = JSON.parse(forecast(DEMO, "--json", "--html", html).out) as { running: { completed: string } };
  expect(Math.round(Number(json.running.completed))).toBe(1_539_435);
  for (const text of [forecast(DEMO).out, readFileSync(html, "utf8")]) expect(text).toContain("€\u00a01.539.435");
});
