import { z } from 'zod';
import type { Problem } from '../../kernel/errors';
import { Money } from '../../kernel/money';
import { amount, date, id, instant, text } from '../../platform/http/forms';
import { pageOf, paging } from '../../platform/http/paging';
import type { PlacedLine, WrittenLine } from './annex-problems.rules';
import type { AnnexRow } from './annex.queries';
import { readList } from './list-form';

/** Lines beyond this are no annex: Colombia has 1.122 municipalities and areas. */
const mostLines = 5000;

const lineForm = z.strictObject({
  divipola: text(60),
  hospitalId: id().nullish(),
  amount: amount(),
  department: text(100).nullish(),
  municipality: text(100).nullish(),
  line: z.int().min(1).max(99_999).nullish(),
  source: text(500).nullish(),
});

/** The lines that could be read, and what is wrong with the form of the others. */
export interface LinesForm {
  readonly lines: readonly PlacedLine[];
  readonly problems: readonly Problem[];
}

/** Each line is read apart: what is wrong with its form is said together with what is wrong with what it says. */
export const linesForm = z
  .array(z.unknown())
  .max(mostLines)
  .meta({ items: z.toJSONSchema(lineForm, { io: 'input', unrepresentable: 'any' }) })
  .transform((items): LinesForm => readLines(items));

function readLines(list: readonly unknown[]): LinesForm {
  const { items, problems } = readList(list, () => lineForm);
  return { lines: items.map(({ at, item }) => ({ at, written: writtenOf(item) })), problems };
}

function writtenOf(item: z.output<typeof lineForm>): WrittenLine {
  return {
    divipola: item.divipola,
    hospitalId: item.hospitalId ?? null,
    amount: item.amount,
    department: item.department ?? null,
    municipality: item.municipality ?? null,
    line: item.line ?? null,
    source: item.source ?? null,
  };
}

const pesos = z.string().meta({ description: 'Pesos', examples: ['60431400.00'] });
const hospital = z.object({ id: z.string(), name: z.string() });

const place = {
  line: z.int(),
  divipola: z.string(),
  municipality: z.string(),
  department: z.string(),
  hospital: hospital.nullable(),
};

/** The annex as the act fixed it: what amendments changed since stands in the consolidated annex. */
export const linesView = z.object({
  lines: z.int(),
  total: pesos,
  /** Authorised and on no line; null for those who see only their own lines. */
  undistributed: pesos.nullable(),
  items: z.array(z.object({ id: z.string(), ...place, amount: pesos, source: z.string().nullable() })),
  /** Where the rest is, of an annex that no page holds. */
  nextCursor: z.string().nullable(),
});

/** A page holds every annex that is written by hand; the total and the number of lines are of all of them. */
export const linesAsked = z.strictObject({
  limit: z.coerce.number().int().min(1).max(mostLines).default(mostLines),
  cursor: paging.cursor.refine((keys) => keys === undefined || (keys.length === 1 && /^\d{1,7}$/.test(keys[0] ?? '')), {
    params: {
      problem: {
        code: 'cursor.malformed',
        detail: { es: 'El cursor no es de esta lista.', en: 'Not a cursor of this list.' },
      },
    },
  }),
});

export type LinesAsked = z.output<typeof linesAsked>;
export const wholeAnnex: LinesAsked = { limit: mostLines, cursor: undefined };

export const momentAsked = z.strictObject({ asOf: date().optional(), knownAt: instant().optional() });

export const consolidatedView = z.object({
  resolutionId: z.string(),
  label: z.string(),
  asOf: z.string(),
  knownAt: instant(),
  items: z.array(
    z.object({
      allocationId: z.string(),
      ...place,
      addedBy: z.object({ id: z.string(), label: z.string() }),
      published: pesos,
      changes: z.array(
        z.object({
          entryId: z.string(),
          act: z.string(),
          subjectId: z.string(),
          document: z.string(),
          effectiveOn: z.string(),
          amount: pesos,
        }),
      ),
      amount: pesos,
    }),
  ),
  total: pesos,
  authorized: pesos.nullable(),
  undistributed: pesos.nullable(),
});

export type LinesView = z.output<typeof linesView>;
export type MomentAsked = z.output<typeof momentAsked>;
export type ConsolidatedView = z.output<typeof consolidatedView>;

/**
 * @param rows one more than the limit, where there are more
 * @param of all the lines: how many and how much; what the act authorises, pesos, or null where the reader sees only their own
 */
export function viewLines(
  rows: AnnexRow[],
  limit: number,
  of: { lines: number; total: Money; authorized: Money | null },
): LinesView {
  const { items, nextCursor } = pageOf(rows, limit, ({ line }) => [String(line)]);
  return {
    lines: of.lines,
    total: of.total.toString(),
    undistributed: of.authorized?.minus(of.total).toString() ?? null,
    nextCursor,
    items: items.map((row) => ({
      id: row.id,
      ...viewPlace(row),
      amount: row.amount,
      source: row.source,
    })),
  };
}

export function viewPlace(row: Pick<AnnexRow, 'line' | 'divipola' | 'municipality' | 'department' | 'hospital'>) {
  return {
    line: row.line,
    divipola: row.divipola,
    municipality: row.municipality,
    department: row.department,
    hospital: row.hospital,
  };
}
