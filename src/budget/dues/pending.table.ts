import { dateInSpanish } from '../../kernel/calendar';
import type { Block } from '../../platform/paper/blocks';
import { fileNameOf, type Column, type Table } from '../../platform/tables/table';
import { rolesInSpanish } from '../../platform/access/person';
import { lineColumns } from '../allocations/line-columns';
import { steps, type Due, type DueState } from './due';
import { viewPending } from './pending.dto';
import type { AgeSpan, Pending, PendingItem } from './pending.rules';

const sides = { hospital: 'hospital', ministry: 'ministerio' } as const;

const states: Record<DueState, string> = {
  overdue: 'vencido',
  'in-time': 'en plazo',
  'no-term': 'sin plazo',
  upcoming: 'por empezar',
};

/** What is overdue and pending, as a table: one row a step. */
export function pendingTable(
  pending: Pending,
  of: { readonly name: string; readonly issuer: string },
): Table<PendingItem> {
  const { moment, items, counts, unconfirmed, endedTerms, notes } = pending;
  const count = ({ overdue, inTime, noTerm }: (typeof counts)['hospital']) =>
    `${overdue} vencidos, ${inTime} en plazo, ${noTerm} sin plazo`;
  return {
    file: fileNameOf(of.name, 'pendientes', moment.asOf),
    title: 'Vencido y pendiente',
    subtitle: of.name,
    issuer: of.issuer,
    moment,
    facts: [
      ...(endedTerms.length === 1 && endedTerms[0]
        ? [{ label: 'Plazo de ejecución', value: `terminó el ${dateInSpanish(endedTerms[0].executeBy)}` }]
        : []),
      { label: 'Del hospital', value: count(counts.hospital) },
      { label: 'Del ministerio', value: count(counts.ministry) },
      { label: 'Giros sin confirmar', value: `${unconfirmed.giros.length}, ${unconfirmed.total.toSpanish()}` },
    ],
    columns,
    lines: items,
    notes,
    paper: agesOnPaper(unconfirmed.spans),
    data: viewPending(pending),
  };
}

const columns: Column<PendingItem>[] = [
  ...lineColumns<PendingItem>(({ line }) => line, ['line', 'municipality']),
  {
    kind: 'text',
    name: 'department',
    header: { es: 'departamento', en: 'department' },
    onPaper: false,
    of: ({ line }) => line.department.name,
  },
  {
    kind: 'text',
    name: 'who',
    header: { es: 'a quién le toca', en: 'who' },
    width: 12,
    of: ({ who }, language) => (language === 'es' ? sides[who] : who),
  },
  {
    kind: 'text',
    name: 'role',
    header: { es: 'quién lo hace', en: 'role' },
    onPaper: false,
    of: ({ code }, language) =>
      steps[code].roles.map((role) => (language === 'es' ? rolesInSpanish[role] : role)).join(', '),
  },
  { kind: 'text', name: 'step', header: { es: 'paso', en: 'step' }, onPaper: false, of: stepOf },
  { kind: 'text', name: 'what', header: { es: 'qué falta', en: 'what' }, width: 34, of: ({ what }) => what },
  {
    kind: 'money',
    name: 'amount',
    header: { es: 'valor', en: 'amount' },
    total: 'own',
    of: ({ amount }) => amount,
    entries: ({ entries }) => entries,
  },
  { kind: 'date', name: 'since', header: { es: 'desde', en: 'since' }, of: ({ since }) => since },
  {
    kind: 'text',
    name: 'term',
    header: { es: 'plazo', en: 'term' },
    onPaper: false,
    of: ({ term }) => term && termInWords(term),
  },
  { kind: 'date', name: 'dueOn', header: { es: 'vence', en: 'dueOn' }, of: ({ dueOn }) => dueOn },
  {
    kind: 'text',
    name: 'state',
    header: { es: 'estado', en: 'state' },
    width: 10,
    of: ({ state }, language) => (language === 'es' ? states[state] : state),
  },
  {
    kind: 'integer',
    name: 'daysOverdue',
    header: { es: 'días de mora', en: 'daysOverdue' },
    of: ({ daysOverdue }) => daysOverdue,
  },
  {
    kind: 'text',
    name: 'overdueUnit',
    header: { es: 'unidad de la mora', en: 'overdueUnit' },
    shortHeader: 'unidad',
    width: 10,
    of: ({ daysOverdue, term }) => (daysOverdue === null ? null : unitInWords(term)),
  },
  {
    kind: 'integer',
    name: 'daysWaiting',
    header: { es: 'días de espera', en: 'daysWaiting' },
    of: ({ daysWaiting }) => daysWaiting,
  },
  {
    kind: 'text',
    name: 'because',
    header: { es: 'por qué', en: 'because' },
    onPaper: false,
    of: ({ because }) => because,
  },
];

/** «10 días hábiles» */
export function termInWords({ days, unit }: NonNullable<Due['term']>): string {
  const one = unit === 'business-days' ? 'día hábil' : 'día calendario';
  const many = unit === 'business-days' ? 'días hábiles' : 'días calendario';
  return `${days} ${days === 1 ? one : many}`;
}

function unitInWords(term: Due['term']): string {
  return term?.unit === 'business-days' ? 'hábiles' : 'calendario';
}

function stepOf({ code }: PendingItem, language: 'es' | 'en'): string {
  return language === 'es' ? steps[code].noun : code;
}

function agesOnPaper(spans: readonly AgeSpan[]): Block[] {
  if (spans.every(({ giros }) => giros === 0)) return [];
  return [
    {
      kind: 'table',
      caption: 'Giros sin confirmar, por edad',
      columns: [
        { header: 'Días desde el giro' },
        { header: 'Giros', align: 'right' },
        { header: 'Valor', align: 'right' },
      ],
      rows: spans.map(({ from, to, giros, amount }) => ({
        cells: [to === null ? `${from} o más` : `${from} a ${to}`, String(giros), amount.toSpanish()],
      })),
    },
  ];
}
