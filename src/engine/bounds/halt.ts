// Where some facts within ranges stop a settlement, whatever it would have come to.
import { ONE, ZERO } from "#kernel/exact";
import { issue, type Issue } from "#kernel/issue";
import { buildNode } from "../graph/build.ts";
import type { Elaboration } from "../graph/elaborate.ts";
import { clausesIn } from "../graph/payment.ts";
import { Reading } from "./reading.ts";
import type { Residue } from "./residue.ts";
import { meet, point } from "#kernel/span";

/** The conditions of clauses that may fail in a year, and the signals that block which may fire. */
export function haltsIn(
  elaboration: Elaboration,
  year: number,
  residue: Residue,
): { readonly year: number; readonly clause: string; readonly reason: Issue }[] {
  const box = residue.ranges.figures.map(({ low, high }) => ({ low, high }));
  return clausesIn(elaboration, year).flatMap((use) => {
    const site = elaboration.site(use.id, year);
    const reading = new Reading(residue, box);
    const mayBe = (expression: Parameters<typeof buildNode>[0], answer: typeof ONE): boolean => {
      const { truth } = reading.read(buildNode(expression, site, elaboration));
      return truth !== undefined && meet(truth, point(answer)) !== undefined;
    };
    const broken = use.form.requires
      .filter(({ that }) => mayBe(that, ZERO))
      .map(({ text }) =>
        issue("requirement-not-met", use.path, { requirement: text.nl, requirementEn: text.en ?? text.nl }),
      );
    const fired = [...use.form.signals]
      .filter(([, signal]) => signal.blocks && mayBe(signal.when, ONE))
      .map(([name, { text }]) =>
        issue("blocked-by-signal", use.path, { signal: name, text: text.nl, textEn: text.en ?? text.nl }),
      );
    return [...broken, ...fired].map((reason) => ({ year, clause: use.id, reason }));
  });
}
