// Linear scales for pictures.

/** Maps a range of values to a range of pixels. */
export function linear(from: readonly [number, number], to: readonly [number, number]): (value: number) => number {
  const span = from[1] - from[0] || 1;
  return (value) => rounded(to[0] + ((value - from[0]) / span) * (to[1] - to[0]));
}

/** Two decimals of a pixel are enough, and keep files small and the same everywhere. */
export const rounded = (pixels: number): number => Math.round(pixels * 100) / 100;

/** The lowest and highest of some values, zero included. */
export const aroundZero = (values: readonly number[]): readonly [number, number] => [
  Math.min(0, ...values),
  Math.max(0, ...values),
];
