// Finds a browser for tests: the one that is named, else the system's, else the one that comes with the packages.
import { accessSync, constants, existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { delimiter, join } from "node:path";
import chromiumPackage from "@sparticuz/chromium";
import { chromium, type Browser, type LaunchOptions } from "playwright-core";
import { read } from "./repository.ts";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"] as const;
const MAC = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
] as const;
const ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--font-render-hinting=none"] as const;

/** What playwright-core needs to start a browser here. */
async function launchOptions(): Promise<LaunchOptions> {
  const own = process.env["CHROMIUM_PATH"] ?? systemBrowser();
  if (own !== undefined) return { executablePath: own, args: [...ARGUMENTS], headless: true };
  const folder = await unpacked();
  return {
    executablePath: join(folder, "chromium"),
    args: [...ARGUMENTS, "--no-zygote", "--headless=shell"],
    headless: true,
    env: { ...process.env, FONTCONFIG_FILE: join(folder, "fonts.conf") },
  };
}

/** The folder of the unpacked browser. Made aside and renamed: test files that start at once never see half of it. */
async function unpacked(): Promise<string> {
  const { version } = JSON.parse(read("node_modules/@sparticuz/chromium/package.json")) as { version: string };
  const folder = join(tmpdir(), `handslag-chromium-${version}-${userInfo().uid}`);
  if (existsSync(folder)) return folder;
  const before = process.env["TMPDIR"];
  const aside = mkdtempSync(`${folder}-`);
  try {
    process.env["TMPDIR"] = aside;
    await chromiumPackage.executablePath();
    writeFileSync(join(aside, "fonts.conf"), fontSettings(folder));
    renameSync(aside, folder);
  } catch (error) {
    rmSync(aside, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  } finally {
    if (before === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = before;
  }
  return folder;
}

/** The fonts that come with the browser, so that a page looks the same on every machine. */
const fontSettings = (folder: string): string =>
  `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${folder}/fonts</dir><cachedir>${folder}/cache</cachedir></fontconfig>`;

/** A browser, started; the caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch(await launchOptions());
}

function systemBrowser(): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  const places = [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), ...MAC];
  return places.find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
