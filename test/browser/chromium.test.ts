// A browser starts from what npm ci installed, lays out a page, and axe can judge it.
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "../support/chromium.ts";

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser?.close());

const page = (body: string): string =>
  `<!doctype html><html lang="nl"><head><title>Afrekening</title></head><body><main>${body}</main></body></html>`;

test("a page is laid out and drawn", async () => {
  const tab = await browser.newPage({ viewport: { width: 400, height: 300 } });
  await tab.setContent(page("<h1 style='width:50%;height:40px'>Afrekening 2026</h1>"));
  const box = await tab.locator("h1").boundingBox();
  expect(box?.height).toBe(40);
  expect((await tab.screenshot()).subarray(1, 4).toString()).toBe("PNG");
  await tab.close();
});

test("axe finds nothing on a good page, and the fault on a bad one", async () => {
  const tab = await (await browser.newContext()).newPage();
  const faults = async (body: string): Promise<readonly string[]> => {
    await tab.setContent(page(body));
    return (await new AxeBuilder({ page: tab }).analyze()).violations.map(({ id }) => id);
  };
  expect(await faults("<h1>Afrekening</h1>")).toEqual([]);
  expect(await faults("<h1>Afrekening</h1><img src='data:,'>")).toEqual(["image-alt"]);
});
