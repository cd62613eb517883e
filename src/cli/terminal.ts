import { stderr, stdout } from 'node:process';

/** What is told to the person goes to standard error; what was asked for, and nothing else, to standard output. */
export function tell(line: string): void {
  stderr.write(`${line}\n`);
}

export function print(text: string): void {
  stdout.write(text.endsWith('\n') ? text : `${text}\n`);
}

export interface Progress {
  /** How far: of the total, or of nobody knows how much. */
  at(done: number, total: number | null): void;
  end(): void;
}

const width = 30;

/** A bar on a terminal; nothing where standard error goes to a file or to another program. */
export function progressOf(what: string, words: (count: number) => string, isQuiet: boolean): Progress {
  if (isQuiet || !stderr.isTTY) return { at: () => undefined, end: () => undefined };
  let drawnAt = 0;
  const draw = (text: string): void => {
    stderr.write(`\r\u001b[2K${what} ${text}`);
  };
  return {
    at(done, total) {
      const now = performance.now();
      if (now - drawnAt < 100 && done !== total) return;
      drawnAt = now;
      draw(total === null || total === 0 ? words(done) : `${barOf(done / total)} ${words(done)} de ${words(total)}`);
    },
    end() {
      stderr.write('\r\u001b[2K');
    },
  };
}

export function barOf(part: number): string {
  const full = Math.round(Math.min(1, Math.max(0, part)) * width);
  return `${'█'.repeat(full)}${'░'.repeat(width - full)} ${Math.floor(Math.min(1, part) * 100)
    .toString()
    .padStart(3)} %`;
}

/** Bytes as a person reads them: «1,4 MB». */
export function bytesInWords(count: number): string {
  const units = ['B', 'kB', 'MB', 'GB'];
  const power = count < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(count) / 3));
  const scaled = count / 1000 ** power;
  return `${scaled.toLocaleString('es-CO', { maximumFractionDigits: power === 0 ? 0 : 1 })} ${units[power] ?? ''}`;
}

/** Columns of equal width, the amounts to the right. */
export function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => (row[column] ?? '').length)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) =>
        /^-?\$/.test(cell) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  return [line(head), widths.map((each) => '─'.repeat(each)).join('  '), ...rows.map(line)].join('\n');
}
