// What every page that the product makes is held to, in a browser.
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "./chromium.ts";

let shared: Browser | undefined;

/** Starts a browser before the tests of a file and closes it after them; gives the way to reach it. */
export function browserForTests(): () => Browser {
  beforeAll(async () => void (shared = await launchBrowser()));
  afterAll(() => shared?.close());
  return () => shared!;
}

/** Declares the tests of a page: complete, legible on every screen, accessible in light and dark. */
export function testPage(html: () => string, browser: () => Browser): void {
  test("stands alone, and holds nothing that went wrong", () => {
    const text = html();
    expect(text).not.toMatch(/<script|<link|\ssrc=|https?:\/\/|undefined|NaN|Infinity|\[object/);
    expect(text.match(/<h1/g)).toHaveLength(1);
    expect(text).toMatch(/^<!doctype html>\n<html lang="(nl|en)">/);
  });

  test.each([360, 1280, 2560])("fits a screen of %i pixels without scrolling sideways", async (width) => {
    const page = await browser().newPage({ viewport: { width, height: 900 } });
    await page.setContent(html());
    expect(await page.evaluate("document.documentElement.scrollWidth - window.innerWidth")).toBeLessThanOrEqual(0);
    await page.close();
  });

  test.each(["light", "dark"] as const)(
    "has nothing against it from the accessibility checker, %s",
    async (colorScheme) => {
      const context = await browser().newContext({ colorScheme });
      const page = await context.newPage();
      await page.setContent(html());
      await page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })");
      const { violations } = await new AxeBuilder({ page })
        .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
        .analyze();
      expect(violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`)).toEqual([]);
      await context.close();
    },
  );
}
