// Units of measure: products of powers of base units, so that EUR and EUR per year can't be added.

/** Base unit → power, without zero powers. A ratio has no entries. */
export type Unit = ReadonlyMap<string, number>;

/** The base units of the agreement language. */
export const BASE_UNITS = ["EUR", "stuk", "persoon", "jaar", "dag"] as const;

export const RATIO: Unit = new Map();
export const EUR: Unit = new Map([["EUR", 1]]);
export const COUNT: Unit = new Map([["stuk", 1]]);
export const YEAR: Unit = new Map([["jaar", 1]]);
export const PRICE: Unit = new Map([
  ["EUR", 1],
  ["stuk", -1],
]);
export const PERSON_YEAR: Unit = new Map([
  ["persoon", 1],
  ["jaar", 1],
]);

/**
 * Reads `EUR/persoon/jaar`, `persoon·jaar`, `stuk` or `ratio`. Undefined when a part is no base unit.
 */
export function parseUnit(text: string): Unit | undefined {
  if (text === "ratio") return RATIO;
  const powers = new Map<string, number>();
  const [above = "", ...below] = text.split("/");
  const add = (name: string, power: number): boolean => {
    powers.set(name, (powers.get(name) ?? 0) + power);
    return (BASE_UNITS as readonly string[]).includes(name);
  };
  const known =
    above.split(/[·*]/).every((name) => name === "1" || add(name, 1)) && below.every((name) => add(name, -1));
  return known ? withoutZeros(powers) : undefined;
}

/** A unit that stands for "whatever this indicator is measured in". */
export const abstractUnit = (name: string): Unit => new Map([[`'${name}`, 1]]);

const withoutZeros = (powers: Map<string, number>): Unit =>
  new Map([...powers].filter(([, power]) => power !== 0).sort(byName));
const byName = ([a]: [string, number], [b]: [string, number]): number => (a < b ? -1 : a > b ? 1 : 0);

/** The unit of a product; with `power` −1, of a quotient. */
export function multiplyUnits(a: Unit, b: Unit, power: 1 | -1 = 1): Unit {
  const powers = new Map(a);
  for (const [name, exponent] of b) powers.set(name, (powers.get(name) ?? 0) + power * exponent);
  return withoutZeros(powers);
}

/** Whether two units are the same. */
export const sameUnit = (a: Unit, b: Unit): boolean =>
  a.size === b.size && [...a].every(([name, power]) => b.get(name) === power);

/** The unit as it is written in a form: `EUR/persoon/jaar`, `persoon·jaar`, `ratio`. */
export function printUnit(unit: Unit): string {
  const order = (name: string): number => (BASE_UNITS as readonly string[]).indexOf(name);
  const parts = [...unit].sort(([a], [b]) => order(a) - order(b));
  const above = parts.flatMap(([name, power]) => Array<string>(Math.max(0, power)).fill(name));
  const below = parts.flatMap(([name, power]) => Array<string>(Math.max(0, -power)).fill(name));
  if (above.length === 0 && below.length === 0) return "ratio";
  return [above.join("·") || "1", ...below].join("/");
}
