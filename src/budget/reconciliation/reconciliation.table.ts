import { Money } from '../../kernel/money';
import { fileNameOf, type Column, type Table } from '../../platform/tables/table';
import type { FindingView } from './finding.dto';
import { statesInSpanish } from './life.rules';
import type { ReconciliationView } from './reconciliation.dto';
import { severitiesInSpanish } from './rule';

/** The reconciliation as an act to be signed: every difference that stands, with both figures and what is behind them. */
export function reconciliationTable(view: ReconciliationView): Table<FindingView> {
  const { resolution, asOf, knownAt, proof, ranges, counts, findings } = view;
  const { minimum, reported, maximum } = ranges.paid;
  const range = [minimum, reported, maximum].map((amount) => amount?.toSpanish() ?? 'por confirmar');
  return {
    file: fileNameOf(resolution.label, 'acta-de-conciliacion', asOf),
    title: 'Acta de conciliación',
    subtitle: resolution.label,
    issuer: resolution.issuer,
    moment: { asOf, knownAt },
    facts: [
      { label: proof.holds ? 'Prueba: cuadra' : 'Prueba: no cuadra', value: proof.line },
      {
        label: 'Hallazgos',
        value: `${counts.open} abiertos, ${counts.explained} explicados, ${counts.waived} eximidos`,
      },
      {
        label: 'Girado',
        value: minimum.equals(maximum)
          ? minimum.toSpanish()
          : `mínimo ${range[0]}, según la fuente ${range[1]}, máximo ${range[2]}`,
      },
    ],
    columns,
    nameOf: ({ subject, title }) => `${title}: ${subject.label}`,
    lines: findings,
    notes: [
      ...groundsOf(findings),
      'Cada diferencia es exacta; los asientos y los documentos de cada una van en los datos dentro de este archivo.',
    ],
    closing: [
      {
        kind: 'fields',
        fields: ['Quien concilia: nombre, cargo y firma', 'Quien revisa: nombre, cargo y firma'].map((label) => ({
          label,
          value: '_'.repeat(36),
        })),
      },
    ],
    data: view,
  };
}

/** The rule behind each kind of difference, once. */
function groundsOf(findings: readonly FindingView[]): string[] {
  const rules = new Map(findings.map(({ title, ground }) => [title, ground]));
  return [...rules].map(([title, ground]) => {
    const count = findings.filter((each) => each.title === title).length;
    return `${title} (${count}). ${ground}`;
  });
}

const columns: Column<FindingView>[] = [
  {
    kind: 'text',
    name: 'severity',
    header: { es: 'gravedad', en: 'severity' },
    width: 8,
    of: ({ severity }, language) => (language === 'es' ? severitiesInSpanish[severity] : severity),
  },
  { kind: 'text', name: 'code', header: { es: 'código', en: 'code' }, onPaper: false, of: ({ code }) => code },
  { kind: 'text', name: 'title', header: { es: 'diferencia', en: 'title' }, width: 26, of: ({ title }) => title },
  { kind: 'text', name: 'subject', header: { es: 'de', en: 'subject' }, width: 24, of: ({ subject }) => subject.label },
  figure('expected', 'debería ser'),
  figure('actual', 'es'),
  figure('difference', 'diferencia exacta'),
  pesos('expectedAmount', 'debería ser, en pesos', ({ expected }) => expected),
  pesos('actualAmount', 'es, en pesos', ({ actual }) => actual),
  pesos('differenceAmount', 'diferencia, en pesos', ({ difference }) => difference),
  {
    kind: 'text',
    name: 'state',
    header: { es: 'estado', en: 'state' },
    width: 9,
    of: ({ state }, language) => (language === 'es' ? statesInSpanish[state] : state),
  },
  {
    kind: 'date',
    name: 'openSince',
    header: { es: 'desde', en: 'openSince' },
    onPaper: false,
    of: ({ openSince }) => openSince,
  },
  { kind: 'integer', name: 'ageDays', header: { es: 'días', en: 'ageDays' }, of: ({ ageDays }) => ageDays },
  { kind: 'text', name: 'detail', header: { es: 'detalle', en: 'detail' }, onPaper: false, of: ({ detail }) => detail },
  { kind: 'text', name: 'ground', header: { es: 'regla', en: 'ground' }, onPaper: false, of: ({ ground }) => ground },
  {
    kind: 'text',
    name: 'documents',
    header: { es: 'documentos', en: 'documents' },
    onPaper: false,
    of: ({ documents }) => documents.join('; '),
  },
  {
    kind: 'text',
    name: 'explanation',
    header: { es: 'explicación', en: 'explanation' },
    onPaper: false,
    of: ({ explanation }) => explanation && `${explanation.explanation} (${explanation.document})`,
  },
  {
    kind: 'text',
    name: 'entries',
    header: { es: 'asientos', en: 'entries' },
    onPaper: false,
    inWorkbook: false,
    of: ({ entries }) => entries.join(' '),
  },
];

/** As people read it: pesos in the Spanish way, the rest as the rule says it. */
function figure(name: 'expected' | 'actual' | 'difference', spanish: string): Column<FindingView> {
  return {
    kind: 'text',
    name,
    header: { es: spanish, en: name },
    width: 14,
    of: (finding) => inWords(finding, finding[name]),
  };
}

/** As a spreadsheet adds it up; empty where the figures are not pesos. */
function pesos(name: string, spanish: string, of: (finding: FindingView) => string | null): Column<FindingView> {
  return {
    kind: 'money',
    name,
    header: { es: spanish, en: name },
    total: 'own',
    onPaper: false,
    of: (finding) => {
      const text = of(finding);
      return finding.measure === 'amount' && text !== null ? Money.of(text) : null;
    },
    entries: ({ entries }) => entries,
  };
}

function inWords({ measure }: FindingView, text: string | null): string | null {
  if (text === null) return null;
  return measure === 'amount' ? Money.of(text).toSpanish() : text;
}
