import { z } from 'zod';
import type { Problem } from '../../kernel/errors';
import { amount, id, text } from '../../platform/http/forms';
import { changeKinds, type Change, type ChangeKind } from './amendment.rules';
import type { ChangeRow } from './amendment.queries';
import { readList } from './list-form';

const place = { divipola: text(60), hospitalId: id().nullish() };

const forms = {
  'authorize-more': z.strictObject({ change: z.literal('authorize-more'), amount: amount() }),
  'authorize-less': z.strictObject({ change: z.literal('authorize-less'), amount: amount() }),
  increase: z.strictObject({ change: z.literal('increase'), allocationId: id(), amount: amount() }),
  reduce: z.strictObject({ change: z.literal('reduce'), allocationId: id(), amount: amount() }),
  'add-line': z.strictObject({ change: z.literal('add-line'), ...place, amount: amount() }),
  reassign: z
    .strictObject({
      change: z.literal('reassign'),
      fromAllocationId: id(),
      toAllocationId: id().optional(),
      to: z.strictObject(place).optional(),
      amount: amount(),
    })
    .refine(({ toAllocationId, to }) => (toAllocationId === undefined) !== (to === undefined), {
      path: ['to'],
      params: { problem: oneOfTwo() },
    }),
} as const satisfies Record<ChangeKind, z.ZodType>;

const anyForm = z.union(Object.values(forms));
const kindForm = z.looseObject({ change: z.enum(changeKinds) });

export interface ChangesForm {
  readonly changes: readonly Change[];
  readonly problems: readonly Problem[];
}

export const changesForm = z
  .array(z.unknown())
  .max(5000)
  .meta({ items: z.toJSONSchema(anyForm, { io: 'input', unrepresentable: 'any' }) })
  .transform((list): ChangesForm => {
    const { items, problems } = readList(list, formOf);
    return { changes: items.map(({ at, item }) => changeOf(at, item)), problems };
  });

type WrittenChange = z.output<(typeof forms)[ChangeKind]>;

/** The form of the kind that the change says it is; of an unknown kind, only that is said. */
function formOf(item: unknown): z.ZodType<WrittenChange> {
  const kind = kindForm.safeParse(item);
  return (kind.success ? forms[kind.data.change] : kindForm) as z.ZodType<WrittenChange>;
}

function changeOf(position: number, written: WrittenChange): Change {
  const none = { from_allocation_id: null, to_allocation_id: null, municipality_code: null, hospital_id: null };
  const said = { ...none, position, change: written.change, amount: written.amount };
  switch (written.change) {
    case 'authorize-more':
    case 'authorize-less':
      return said;
    case 'increase':
      return { ...said, to_allocation_id: written.allocationId };
    case 'reduce':
      return { ...said, from_allocation_id: written.allocationId };
    case 'add-line':
      return { ...said, ...placeOf(written) };
    case 'reassign':
      return {
        ...said,
        from_allocation_id: written.fromAllocationId,
        to_allocation_id: written.toAllocationId ?? null,
        ...(written.to ? placeOf(written.to) : {}),
      };
  }
}

function placeOf({ divipola, hospitalId }: { divipola: string; hospitalId?: string | null | undefined }) {
  return { municipality_code: divipola, hospital_id: hospitalId ?? null };
}

function oneOfTwo(): Problem {
  return {
    code: 'amendment.one-destination',
    detail: {
      es: 'Se reasigna a una línea (toAllocationId) o a un lugar nuevo (to): uno de los dos.',
      en: 'Money is reassigned to a line (toAllocationId) or to a new place (to): one of the two.',
    },
  };
}

const pesos = z.string().meta({ description: 'Pesos', examples: ['60431400.00'] });
const line = z.object({ allocationId: z.string(), line: z.int(), divipola: z.string(), municipality: z.string() });
const hospital = z.object({ id: z.string(), name: z.string() }).nullable();

export const changesView = z.object({
  changes: z.int(),
  items: z.array(
    z.object({
      position: z.int(),
      change: z.enum(changeKinds),
      from: line.nullable(),
      to: line.nullable(),
      /** The new line, where the change makes one. */
      added: z.object({ divipola: z.string(), municipality: z.string(), department: z.string(), hospital }).nullable(),
      amount: pesos,
    }),
  ),
});

const figures = z.object({ before: pesos, change: pesos, after: pesos });

export const differenceView = z.object({
  amendment: z.object({ id: z.string(), label: z.string() }),
  amends: z.object({ id: z.string(), label: z.string() }),
  /** Planned: what the draft would do to what stands now. Done: what it did to what stood then. */
  state: z.enum(['planned', 'done']),
  effectiveOn: z.string(),
  authorized: figures.nullable(),
  undistributed: figures.nullable(),
  /** All the lines, changed or not, that the reader sees. */
  total: figures,
  lines: z.array(
    figures.extend({
      allocationId: z.string().nullable(),
      line: z.int(),
      divipola: z.string(),
      municipality: z.string(),
      department: z.string(),
      hospital,
    }),
  ),
});

export type ChangesView = z.output<typeof changesView>;
export type DifferenceView = z.output<typeof differenceView>;

export function viewChanges(rows: readonly ChangeRow[]): ChangesView {
  return {
    changes: rows.length,
    items: rows.map((row) => ({
      position: row.position,
      change: row.change,
      from: row.from,
      to: row.to,
      added: row.added,
      amount: row.amount,
    })),
  };
}
