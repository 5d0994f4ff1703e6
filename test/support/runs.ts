// How many examples a property tries: more in a long run.
const LONG = process.env["HANDSLAG_LONG"] === "1";
export const runs = (short: number, long: number): number => (LONG ? long : short);
