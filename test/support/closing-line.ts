// The very last line of a test run: how many tests passed, failed and were skipped.
import type { Reporter, TestModule } from "vitest/node";

/** A file that cannot be loaded, and an error outside any test, each count as one failure. */
export default class ClosingLine implements Reporter {
  #line = "0 passed, 1 failed";
  #waiting = false;

  onInit(): void {
    if (this.#waiting) return;
    this.#waiting = true;
    process.once("exit", () => process.stdout.write(`\n${this.#line}\n`));
  }

  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const count = { passed: 0, failed: errors.length, skipped: 0 };
    for (const module of modules) {
      let failedHere = 0;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === "failed") failedHere += 1;
        count[state === "pending" ? "failed" : state] += 1;
      }
      if (!module.ok() && failedHere === 0) count.failed += 1;
    }
    const skipped = count.skipped === 0 ? "" : `, ${count.skipped} skipped`;
    this.#line = `${count.passed} passed, ${count.failed} failed${skipped}`;
  }
}
