// The incentives of the demonstration case: what one admission brings, and where the cliff lies.
import { describe, expect, test } from "vitest";
import { multiply, ratio, toFixed } from "#kernel/exact";
import { incentivesOf, type Incentives } from "#engine/incentives/incentives";
import { togetherOf, visibleCosts } from "#engine/incentives/together";
import { agreementAt, outlookAt, VEENRIJK } from "../support/documents.ts";

const PROVIDER = "zorgaanbieder";
const agreement = (name: string) => agreementAt(`${VEENRIJK}agreements/${name}.yaml`);
const outlook = (name: string) => outlookAt(`${VEENRIJK}outlooks/${name}.yaml`);

function expected(name: string, own = `zilverlinde-${name.slice(0, 2)}`): Incentives {
  const chair = outlook(own);
  const document = agreement(name);
  return incentivesOf(document, {
    outlook: chair,
    costs: visibleCosts(document, [chair], { agreement: document, party: chair.of }),
  });
}

const yearOf = (incentives: Incentives, year: number) => incentives.years.find((other) => other.year === year)!;
function rewardOf(incentives: Incentives, product: string, year = 2027) {
  const found = yearOf(incentives, year).incentives.find(({ observable }) => observable.product === product)!;
  return found.rewards.find((reward) => reward.party === incentives.provider)!;
}
const both = (incentives: Incentives, product: string, year?: number) => {
  const { received } = rewardOf(incentives, product, year);
  return [toFixed(received.more!, 2), toFixed(received.fewer!, 2)];
};

test("under the ceiling one admission brings its price, inside the corridor nothing", () => {
  expect(both(expected("pw-f2"), "HF1")).toEqual(["5517.34", "-5517.34"]);
  expect(both(expected("pw-f1"), "HF1")).toEqual(["0.00", "0.00"]);
});

test("under shared savings an avoided admission loses its price less the share of the saving", () => {
  const { received, cost } = rewardOf(expected("pw-f3"), "HF1");
  const lost = multiply(ratio(551_734, 100), ratio(55, 100));
  expect(toFixed(received.fewer!, 4)).toBe(toFixed(multiply(lost, ratio(-1)), 4));
  expect([toFixed(cost!.more!, 2), cost!.by]).toEqual(["1931.07", "slope"]);
});

describe("the minimum savings rate", () => {
  const f3 = expected("pw-f3");
  const [cliff] = yearOf(f3, 2027).cliffs;

  test("is a cliff of the whole payout at that rate", () => {
    expect(cliff).toMatchObject({ clause: "besparing", kind: "gate", line: "te_delen", way: "up", whole: 8 });
    // 0.45 × 2 % × the benchmark of € 1,608,552.15.
    const payout = multiply(multiply(ratio(45, 100), ratio(2, 100)), ratio(160_855_215, 100));
    expect(toFixed(cliff!.jump, 2)).toBe(`-${toFixed(payout, 2)}`);
    expect(toFixed(cliff!.jump, 2)).toBe("-14476.97");
    expect([cliff!.before, cliff!.after].map((slope) => toFixed(slope, 2))).toEqual(["3034.54", "5517.34"]);
  });

  test("is settled on both sides: seven more admissions keep the payout, the eighth loses it", () => {
    expect(cliff!.firstCents! - cliff!.lastCents!).toBe(-976_768);
  });
});

test("a ceiling bends what is paid, without a jump", () => {
  const [cliff] = yearOf(expected("pw-f2"), 2027).cliffs;
  expect(cliff).toMatchObject({ kind: "tranche", way: "up", whole: 14 });
  expect(toFixed(cliff!.jump, 6)).toBe("0.000000");
  expect(toFixed(cliff!.after, 3)).toBe("1103.468");
});

test("a lump sum leaves every product without effect, and says where automatic payment stops", () => {
  const year = yearOf(expected("pw-f1"), 2027);
  expect(year.still.map((observable) => observable.product)).toEqual(["HF1", "HF2", "HF3", "HF4", "HF5", "HF6"]);
  expect(year.cliffs.filter((cliff) => cliff.kind === "stop").map((cliff) => [cliff.way, cliff.whole])).toEqual([
    ["up", 50],
    ["down", 51],
  ]);
});

test("risks name their kind, the product and the clause that pushes", () => {
  const risks = yearOf(expected("pw-f3"), 2027).risks.map(({ kind, clause, observable, dearer }) =>
    [kind, clause, observable.product ?? observable.fact, dearer?.product].filter(Boolean).join(" "),
  );
  expect(risks).toEqual([
    "over-production zorg HF1",
    "over-production zorg HF2",
    "under-production besparing HF3",
    "under-production besparing HF4",
    "over-production zorg HF5",
    "under-production besparing HF6",
    "upcoding zorg HF4 HF5",
    "upcoding zorg HF3 HF2",
    "upcoding zorg HF2 HF1",
    "patient-selection besparing patienten",
    "cost-shifting besparing HF1",
    "cost-shifting besparing HF2",
    "cost-shifting besparing HF3",
    "cost-shifting besparing HF4",
    "cost-shifting besparing HF5",
    "cost-shifting besparing HF6",
  ]);
});

test("once beds close, an avoided admission pays under shared savings", () => {
  const f3 = expected("pw-f3");
  const margin = (year: number): number => {
    const { received, cost } = rewardOf(f3, "HF1", year);
    return Math.sign(Number(toFixed(received.fewer!, 2)) - Number(toFixed(cost!.fewer!, 2)));
  };
  expect([2027, 2028, 2029].map(margin)).toEqual([-1, -1, 1]);
});

test("insurers that pull a product opposite ways are found", () => {
  const found = togetherOf([expected("pw-f3"), expected("kr-f2"), expected("vv-f1")]);
  expect(found).toEqual([
    { kind: "opposite", year: 2027, products: ["HF1", "HF2", "HF5"], ways: [1, 1, -1] },
    { kind: "opposite", year: 2027, products: ["HF3", "HF4", "HF6"], ways: [-1, 1, -1] },
  ]);
  expect(togetherOf([expected("pw-f3")])).toEqual([]);
});

describe("whose costs a reader sees", () => {
  const document = agreement("pw-f3");
  const hospital = outlook("zilverlinde-pw");
  const insurer = outlook("polderwacht");
  const seen = (party: string, name = "pw-f3") =>
    [...visibleCosts(agreement(name), [hospital, insurer], { agreement: document, party }).keys()].sort();

  test("only its own, in its own agreement", () => {
    expect([...visibleCosts(document, [hospital, insurer], { agreement: document, party: PROVIDER }).keys()]).toEqual([
      PROVIDER,
    ]);
    expect([...visibleCosts(document, [hospital, insurer], undefined).keys()]).toEqual([]);
  });

  test("in another agreement the hospital is the same, the insurer is not", () => {
    expect(seen(PROVIDER, "kr-f3")).toEqual([PROVIDER]);
    expect(seen("verzekeraar", "kr-f3")).toEqual([]);
  });

  test("and what was released", () => {
    const released = { ...insurer, document: { ...insurer.document, released: [PROVIDER] } };
    expect(
      [...visibleCosts(document, [hospital, released], { agreement: document, party: PROVIDER }).keys()].sort(),
    ).toEqual(["verzekeraar", PROVIDER]);
  });
});
