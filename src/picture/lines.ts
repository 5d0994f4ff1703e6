// Text broken at spaces into lines, for a drawing has no paragraphs.

/** Lines of at most so many signs, unless one word is longer. */
export function brokenLines(text: string, signs: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < signs) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
