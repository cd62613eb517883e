import { z } from 'zod';
import { amount, date, instant } from '../../platform/http/forms';
import { writingQuestion } from '../../platform/tables/writing';
import { momentQuestion } from '../ledger/moment.dto';
import type { Figure, LinesFigure, Narrative, NarrativeLine, ToldAct } from './narrative.contents';

export const narrativeQuestion = z.strictObject({ ...momentQuestion, ...writingQuestion });

export type NarrativeQuestion = z.output<typeof narrativeQuestion>;

const pesos = () => amount({ zero: true });
const figureView = z.object({ amount: pesos(), entries: z.array(z.string()) });
const linesView = figureView.extend({ lines: z.number().int() });

const actView = z.object({
  id: z.string(),
  label: z.string(),
  issuer: z.string(),
  issuedOn: date(),
  title: z.string(),
  disburseFrom: date().nullable(),
  executeBy: date().nullable(),
  source: z.string().nullable(),
});

export const narrativeView = z.object({
  asOf: date(),
  knownAt: instant(),
  strategy: actView.nullable(),
  resolution: actView,
  announced: z.array(z.object({ amount: pesos(), text: z.string(), source: z.string() })),
  figures: z.object({
    all: linesView,
    standing: linesView,
    withdrawn: linesView,
    paid: figureView,
    executed: figureView,
    returned: figureView,
  }),
  paragraphs: z.array(z.string()),
  lines: z.array(
    z.object({
      allocationId: z.string(),
      line: z.number().int(),
      divipola: z.string(),
      municipality: z.string(),
      department: z.object({ code: z.string(), name: z.string() }),
      hospital: z.object({ id: z.string(), name: z.string(), nit: z.string().nullable() }).nullable(),
      amount: pesos(),
      entries: z.array(z.string()),
      withdrawal: z
        .object({
          payment: z.enum(['before', 'after', 'unknown']),
          reportedPaid: z.boolean().nullable(),
          entries: z.array(z.string()),
        })
        .nullable(),
      notes: z.array(z.number().int()),
      inWords: z.string(),
    }),
  ),
  notes: z.array(
    z.object({
      number: z.number().int(),
      kind: z.enum(['contradiction', 'unknown']),
      text: z.string(),
      sources: z.array(z.string()),
    }),
  ),
});

export type NarrativeView = z.output<typeof narrativeView>;

/** The block on the wire. */
export function viewNarrative(narrative: Narrative): NarrativeView {
  const { status, strategy, resolution, announced, figures, paragraphs, lines, notes } = narrative;
  return {
    asOf: status.asOf,
    knownAt: status.knownAt,
    strategy: strategy && viewAct(strategy),
    resolution: viewAct(resolution),
    announced: announced.map(({ amount: announcedAmount, text, source }) => ({
      amount: announcedAmount,
      text,
      source,
    })),
    figures: {
      all: viewLines(figures.all),
      standing: viewLines(figures.standing),
      withdrawn: viewLines(figures.withdrawn),
      paid: viewFigure(figures.paid),
      executed: viewFigure(figures.executed),
      returned: viewFigure(figures.returned),
    },
    paragraphs: [...paragraphs],
    lines: lines.map(viewLine),
    notes: notes.map(({ number, kind, text, sources }) => ({ number, kind, text, sources: [...sources] })),
  };
}

function viewLine({
  row,
  amount: own,
  entries,
  withdrawal,
  notes,
  inWords,
}: NarrativeLine): NarrativeView['lines'][number] {
  return {
    allocationId: row.allocationId,
    line: row.line,
    divipola: row.divipola,
    municipality: row.municipality,
    department: row.department,
    hospital: row.hospital,
    amount: own,
    entries: [...entries],
    withdrawal: withdrawal && {
      payment: withdrawal.payment,
      reportedPaid: row.reportedPaid,
      entries: [...withdrawal.entries],
    },
    notes: [...notes],
    inWords,
  };
}

function viewAct({ id, label, issuer, issuedOn, title, disburseFrom, executeBy, source }: ToldAct) {
  return { id, label, issuer, issuedOn, title, disburseFrom, executeBy, source };
}

function viewFigure({ amount: own, entries }: Figure) {
  return { amount: own, entries: [...entries] };
}

function viewLines({ lines, ...figure }: LinesFigure) {
  return { lines, ...viewFigure(figure) };
}
