import { Money } from '../../kernel/money';
import { readAmount } from '../../kernel/money-form';
import { readAmountText } from '../../kernel/money-reading';
import { dayOfSerial } from '../../platform/tables/reading/stored-values.rules';
import type { CellKind } from '../../platform/tables/reading/table-file';
import { tidy } from './columns.rules';
import { issue, issueOf, type Issue, type Place } from './issue.rules';

/*
 * The amounts of a column. `60.431` is sixty thousand where dots group and sixty pesos where they part the decimals: the
 * other cells of the column say which, if one of them can be read in one way only. If none can, or if they contradict
 * each other, it is refused. A number of a workbook is a number: nothing about it is in doubt.
 */

/** What groups the thousands in a column, and a cell that shows it; null where no cell does. */
export interface Writing {
  readonly groups: { readonly dot: string | null; readonly comma: string | null };
}

export function isSameWriting({ groups: a }: Writing, { groups: b }: Writing): boolean {
  return a.dot === b.dot && a.comma === b.comma;
}

/** What the cells of a column show, as they come: the first that shows each mark. */
export class WritingShown {
  #dot: string | null = null;
  #comma: string | null = null;

  /** @param text of a cell that is text */
  look(text: string): void {
    if ((this.#dot !== null && this.#comma !== null) || /^\d*$/.test(text)) return;
    const shown = groupMark(digitsOf(text));
    if (shown === '.') this.#dot ??= tidy(text);
    if (shown === ',') this.#comma ??= tidy(text);
  }

  get writing(): Writing {
    return { groups: { dot: this.#dot, comma: this.#comma } };
  }
}

/** The mark that can only group, because it does so twice, or because the other parts decimals. */
function groupMark(digits: string): '.' | ',' | null {
  if (/^\d{1,3}(\.\d{3}){2,}(,\d+)?$/.test(digits) || /^\d{1,3}(\.\d{3})+,\d+$/.test(digits)) return '.';
  if (/^\d{1,3}(,\d{3}){2,}(\.\d+)?$/.test(digits) || /^\d{1,3}(,\d{3})+\.\d+$/.test(digits)) return ',';
  if (/^\d+,\d{1,2}$/.test(digits)) return '.';
  return /^\d+\.\d{1,2}$/.test(digits) ? ',' : null;
}

export interface AmountCell {
  readonly text: string;
  readonly kind: CellKind;
  readonly formula: boolean;
}

export interface AmountRead {
  /** Pesos, more than zero; null where the cell is refused. */
  readonly amount: Money | null;
  readonly issues: readonly Issue[];
  /** Only what the rest of the column shows could say how it is read. */
  readonly byColumn?: true;
}

/** The amount of a cell, and what was repaired or refused. */
export function readAmountCell(cell: AmountCell, writing: Writing, at: Place, date1904 = false): AmountRead {
  if (isPlain(cell)) return { amount: Money.of(cell.text), issues: [] };
  const refused = cannotBe(cell, at, date1904);
  if (refused) return { amount: null, issues: [refused] };
  const read = cell.kind === 'n' ? readNumber(cell.text, at) : readText(cell.text, writing, at);
  if (!read.amount || !cell.formula) return read;
  const repaired = read.amount.toString();
  return { ...read, issues: [...read.issues, issue('amount.from-formula', at, { original: cell.text, repaired })] };
}

/** Whole pesos or with two decimals, as every other program writes them: what most cells are. */
function isPlain({ text, kind, formula }: AmountCell): boolean {
  return !formula && (kind === 't' || kind === 'n') && /^[1-9]\d{0,12}(?:\.\d\d)?$/.test(text);
}

function cannotBe({ text, kind, formula }: AmountCell, at: Place, date1904: boolean): Issue | null {
  const original = tidy(text);
  if (kind === 'e' || /^#[A-ZÁÉÍÓÚ¡¿/0-9]{2,20}[!?]?$/.test(original))
    return issue('cell.formula-error', at, { original });
  if (original === '') return issue(formula ? 'cell.formula-without-value' : 'amount.missing', at);
  if (kind === 'd') return issue('amount.shown-as-date', at, { original, day: dayOfSerial(text, date1904) ?? '' });
  if (isDateText(original)) return issue('amount.looks-like-date', at, { original });
  return /\b(mil|miles|millon|millones|mm)\b/i.test(original.normalize('NFD').replace(/\p{Mark}/gu, ''))
    ? issue('amount.rounded-words', at, { original })
    : null;
}

export function isDateText(text: string): boolean {
  return /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}([T ].*)?$/.test(text) || /^\d{1,2}[-/]\d{1,2}[-/]\d{2,4}$/.test(text);
}

function readNumber(text: string, at: Place): AmountRead {
  if (text.replace(/\D/g, '').length > 15) {
    return { amount: null, issues: [issue('amount.beyond-precision', at, { original: text })] };
  }
  // Plainly written: it has a dot at most, which parts the decimals. A third decimal is none of a peso.
  const [whole = '', decimals = ''] = text.split('.');
  return refusedOr(decimals.length > 2 ? `${whole}.${decimals}0` : `${whole}.${decimals.padEnd(2, '0')}`, text, at, []);
}

function readText(text: string, { groups: { dot, comma } }: Writing, at: Place): AmountRead {
  const original = tidy(text);
  const digits = digitsOf(text);
  const reading = readAmountText(digits);
  if (!reading.ok && reading.why === 'ambiguous') {
    if (dot === null && comma === null) return { ...refusedOr(digits, original, at, []), byColumn: true };
    if (dot !== null && comma !== null) {
      const evidence = `«${dot}», «${comma}»`;
      const issues = [issue('amount.column-contradicts', at, { original, evidence })];
      return { amount: null, issues, byColumn: true };
    }
    const [mark, evidence] = dot === null ? [',', comma ?? ''] : ['.', dot];
    const sign = digits.replace(/[\d.,]/g, '');
    const written = digits.replace(/[^\d.,]/g, '');
    const plain = written.includes(mark) ? written.replaceAll(mark, '') : `${written.replace(',', '.')}0`;
    const read = refusedOr(sign + plain, original, at, []);
    if (!read.amount) return { ...read, byColumn: true };
    const repaired = read.amount.toString();
    const issues = [issue('amount.read-by-column', at, { original, repaired, evidence })];
    return { ...read, issues, byColumn: true };
  }
  const read = refusedOr(digits, original, at, []);
  if (!read.amount || /^\d+(\.\d\d)?$/.test(original)) return read;
  return { ...read, issues: [issue('amount.formatted', at, { original, repaired: read.amount.toString() })] };
}

function refusedOr(digits: string, original: string, at: Place, issues: readonly Issue[]): AmountRead {
  const read = readAmount(digits);
  if ('amount' in read) return { amount: read.amount, issues };
  const refused =
    read.problem.code === 'amount.too-many-decimals'
      ? issue('amount.too-many-decimals', at, { original })
      : issueOf(read.problem, at, original);
  return { amount: null, issues: [...issues, refused] };
}

/**
 * The digits with their marks: without the sign of pesos and its words, the blanks of a typesetter, the apostrophe that
 * makes a cell text, and the one that Colombia puts after the millions (`1'998.207.910`). Accountants write a negative
 * in parentheses.
 */
export function digitsOf(text: string): string {
  const bare = withoutWords(
    tidy(text)
      .replace(/^['’]/, '')
      .replace(
        /(?<=\d)['’´`](?=\d{3}[.,])/g,
        (_, at: number, whole: string) => /[.,]/.exec(whole.slice(at))?.[0] ?? '',
      ),
  );
  const negative = /^\(([^()]*)\)$/.exec(bare)?.[1];
  return negative === undefined ? bare.replace(/^([-−]) ?\$ ?/, '$1') : `-${withoutWords(negative.trim())}`;
}

/** Tidy text has single blanks. */
function withoutWords(text: string): string {
  const after = /^(?:(?:cop|col|pesos|\$) ?)*/i.exec(text)?.[0].length ?? 0;
  let rest = text.slice(after);
  while (wordAfter.test(rest)) rest = rest.replace(wordAfter, '');
  return rest;
}

const wordAfter = /(?: |cop|pesos|m\/cte\.?|m\/l|,-|\.-)$/i;
