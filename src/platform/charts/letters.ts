/**
 * About how wide words are, in the size of their letters: the web does not say which font it will draw with. A little
 * more than Noto Sans, so that nothing runs into its neighbour.
 */
export function widthAbout(text: string, size: number): number {
  return Array.from(text).reduce((sum, letter) => sum + classOf(letter), 0) * size;
}

function classOf(letter: string): number {
  if (/[iíjlI.,;:'|!¡()[\]]/.test(letter)) return 0.32;
  if (/[ftr\- ]/.test(letter)) return 0.39;
  if (/[mwMW%@—]/.test(letter)) return 0.93;
  if (/[A-ZÁÉÍÓÚÑÜ]/.test(letter)) return 0.68;
  return 0.59;
}

/** The words in at most two lines of the width; what does not fit ends in «…», for the table has it whole. */
export function twoLines(text: string, { width, size }: { width: number; size: number }): string[] {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const longer = lines.at(-1) === '' ? word : `${lines.at(-1) ?? ''} ${word}`;
    if (widthAbout(longer, size) <= width || lines.at(-1) === '') lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  const kept = lines.length <= 2 ? lines : [lines[0] ?? '', lines.slice(1).join(' ')];
  return kept.map((line) => shortened(line, { width, size }));
}

function shortened(line: string, { width, size }: { width: number; size: number }): string {
  if (widthAbout(line, size) <= width) return line;
  const letters = Array.from(line);
  while (letters.length > 1 && widthAbout(`${letters.join('')}…`, size) > width) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}
