// Measures what Handslag does for a user against what they would use instead: `npm run bench`, or one part of it by name.
import { machine, say } from "./measure.mjs";
import { measureSettling } from "./settle.mjs";
import { measureLong, measureSimulation } from "./simulate.mjs";

/** The long part takes minutes: only by name. */
const PARTS = { settle: measureSettling, simulate: measureSimulation, long: measureLong };
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(PARTS, name));
if (unknown.length > 0) {
  say(`${unknown.join(", ")}: no such part; there are ${Object.keys(PARTS).join(", ")}`);
  process.exit(2);
}

say(machine());
for (const name of asked.length === 0 ? ["settle", "simulate"] : asked) {
  say();
  await PARTS[name]();
}
