import { z } from 'zod';
import { amount, date, instant } from '../../platform/http/forms';
import { formatQuestion } from '../../platform/tables/formats';
import { lineView, viewLine } from '../allocations/line-at.dto';
import { momentQuestion } from '../ledger/moment.dto';
import type { GiveBack, GiveBackLine, GiveBackReport, GiveBacks } from './give-back.rules';

export const giveBackQuestion = z.strictObject({ ...momentQuestion, ...formatQuestion });

export type GiveBackQuestion = z.output<typeof giveBackQuestion>;

const pesos = () => amount({ zero: true });
const ids = z.array(z.string());

const kindView = z.object({
  base: pesos().meta({ description: 'Recibido, si es capital; generado, si son rendimientos' }),
  dueBack: pesos(),
  reported: pesos().meta({ description: 'Consignado y sin verificar' }),
  pending: pesos().meta({ description: 'Lo exigible que falta por consignar' }),
  verified: pesos(),
});

const kinds = { capital: kindView, yields: kindView, restored: pesos() };
const behind = z.object({ base: ids, dueBack: ids, verified: ids });

export const giveBackView = z.object({
  asOf: date(),
  knownAt: instant(),
  totals: z.object(kinds),
  departments: z.array(z.object({ code: z.string(), name: z.string(), ...kinds })),
  lines: z.array(
    z.object({
      line: lineView,
      ...kinds,
      dueOn: z.object({ capital: date().nullable(), yields: date().nullable() }),
      overdue: z.object({ capital: z.boolean(), yields: z.boolean() }),
      deposits: z.array(
        z.object({
          id: z.string(),
          kind: z.enum(['principal', 'yields']),
          amount: pesos(),
          depositedOn: date(),
          portfolio: z.string(),
          reference: z.string(),
          state: z.enum(['reported', 'verified', 'refused', 'returned']),
        }),
      ),
      entries: z.object({ capital: behind, yields: behind, restored: ids }),
    }),
  ),
  notes: z.array(z.string()),
});

export type GiveBackView = z.output<typeof giveBackView>;

/** The report on the wire. */
export function viewGiveBack({ moment, totals, departments, lines, notes }: GiveBackReport): GiveBackView {
  return {
    asOf: moment.asOf,
    knownAt: moment.knownAt,
    totals: viewKinds(totals),
    departments: departments.map(({ code, name, ...kindsOf }) => ({ code, name, ...viewKinds(kindsOf) })),
    lines: lines.map(viewGiveBackLine),
    notes: [...notes],
  };
}

function viewGiveBackLine(line: GiveBackLine): GiveBackView['lines'][number] {
  const { capital, yields, restored } = line.entries;
  const view = ({ base, dueBack, verified }: typeof capital) => ({
    base: [...base],
    dueBack: [...dueBack],
    verified: [...verified],
  });
  return {
    line: viewLine(line.line),
    ...viewKinds(line),
    dueOn: { ...line.dueOn },
    overdue: { ...line.overdue },
    deposits: line.deposits.map(({ id, kind, amount: deposited, on, portfolio, reference, decision }) => ({
      id,
      kind,
      amount: deposited,
      depositedOn: on,
      portfolio,
      reference,
      state: decision ?? 'reported',
    })),
    entries: { capital: view(capital), yields: view(yields), restored: [...restored] },
  };
}

function viewKinds({ capital, yields, restored }: GiveBacks) {
  return { capital: viewKind(capital), yields: viewKind(yields), restored };
}

function viewKind({ base, dueBack, reported, pending, verified }: GiveBack) {
  return { base, dueBack, reported, pending, verified };
}
