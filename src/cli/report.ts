import { Money } from '../kernel/money';
import { moment, momentOf, optionOf, text, type Command, type Run, type Said } from './command';
import { resolutionOf } from './resolutions';
import { tableOf } from './terminal';

const verb = ['informe', 'report'] as const;

/** Reports to be read on a terminal; as files they are exported. */
export const reports: readonly Command[] = [
  {
    verb,
    noun: ['estado', 'execution-status'],
    takes: '<resolución>',
    arity: [1, 1],
    means: 'dónde está cada peso',
    options: moment,
    run: status,
  },
  {
    verb,
    noun: ['pendientes', 'pending'],
    takes: '[resolución]',
    arity: [0, 1],
    means: 'qué falta, a quién le toca y para cuándo; --de hospital o ministry',
    options: { ...moment, de: text },
    run: pending,
  },
  {
    verb,
    noun: ['relato', 'narrative'],
    takes: '<resolución>',
    arity: [1, 1],
    means: 'el bloque del informe nacional',
    options: { corte: text },
    run: narrative,
  },
  {
    verb,
    noun: ['conciliacion', 'reconciliation'],
    takes: '<resolución>',
    arity: [1, 1],
    means: 'qué no concuerda, hoy',
    options: {},
    run: reconciliation,
  },
];

interface Status {
  readonly resolution: { readonly label: string; readonly title: string };
  readonly asOf: string;
  readonly proof: { readonly line: string };
  readonly rows: readonly {
    readonly line: number;
    readonly municipality: string;
    readonly department: { readonly name: string };
    readonly amount: string;
    readonly paid: string;
    readonly received: string;
    readonly places: { readonly executed: string; readonly returned: string };
  }[];
  readonly notes: readonly string[];
}

async function status(run: Run): Promise<Said> {
  const id = await resolutionOf(run.client, run.given[0]);
  const report = await run.client.json<Status>(`/resolutions/${id}/execution-status`, { query: momentOf(run) });
  const { resolution, asOf, proof, rows, notes } = report;
  const table = tableOf(
    ['línea', 'municipio', 'asignado', 'girado', 'recibido', 'ejecutado', 'reintegrado'],
    rows.map(({ line, municipality, department, amount, paid, received, places }) => [
      String(line),
      `${municipality} (${department.name})`,
      ...[amount, paid, received, places.executed, places.returned].map((amount) => Money.of(amount).toSpanish()),
    ]),
  );
  return {
    text: [
      `${resolution.label}, con corte al ${asOf}`,
      resolution.title,
      '',
      proof.line,
      '',
      table,
      ...(notes.length > 0 ? ['', ...notes.map((note) => `· ${note}`)] : []),
    ].join('\n'),
    data: report,
  };
}

interface Pending {
  readonly items: readonly {
    readonly line: { readonly line: number; readonly municipality: string };
    readonly due: {
      readonly what: string;
      readonly who: string;
      readonly dueOn: string | null;
      readonly state: string;
    };
  }[];
}

const parties: Readonly<Record<string, string>> = { hospital: 'hospital', ministry: 'ministerio' };

async function pending(run: Run): Promise<Said> {
  const [named] = run.given;
  const path = named === undefined ? '/pending' : `/resolutions/${await resolutionOf(run.client, named)}/pending`;
  const report = await run.client.json<Pending>(path, { query: { ...momentOf(run), who: optionOf(run, 'de') } });
  const rows = report.items.map(({ line, due }) => [
    String(line.line),
    line.municipality,
    parties[due.who] ?? due.who,
    due.dueOn ?? 'sin plazo',
    due.state === 'overdue' ? 'vencido' : 'a tiempo',
    due.what,
  ]);
  const table = tableOf(['línea', 'municipio', 'a quién le toca', 'para cuándo', 'estado', 'qué falta'], rows);
  return { text: rows.length === 0 ? 'Nada está pendiente.' : table, data: report };
}

async function narrative(run: Run): Promise<Said> {
  const id = await resolutionOf(run.client, run.given[0]);
  const query = { asOf: optionOf(run, 'corte') };
  if (run.isJson) return { text: '', data: await run.client.json(`/resolutions/${id}/narrative`, { query }) };
  const response = await run.client.ask(`/resolutions/${id}/narrative`, { query: { ...query, format: 'text' } });
  return { text: await response.text(), data: null };
}

interface Reconciliation {
  readonly resolution: { readonly label: string };
  readonly proof: { readonly line: string };
  readonly findings: readonly {
    readonly code: string;
    readonly severity: string;
    readonly state: string;
    readonly title: string;
    readonly detail: string;
    readonly subject: { readonly label: string };
  }[];
}

const words: Readonly<Record<string, string>> = {
  critical: 'crítico',
  high: 'alto',
  medium: 'medio',
  low: 'bajo',
  notice: 'aviso',
  open: 'abierto',
  explained: 'explicado',
  waived: 'exento',
};

async function reconciliation(run: Run): Promise<Said> {
  const id = await resolutionOf(run.client, run.given[0]);
  const report = await run.client.json<Reconciliation>(`/resolutions/${id}/reconciliation`);
  const { resolution, proof, findings } = report;
  const lines = findings.map(
    ({ code, severity, state, title, detail, subject }) =>
      `· ${title} — ${subject.label} [${words[severity] ?? severity}, ${words[state] ?? state}; ${code}]\n  ${detail}`,
  );
  return {
    text: [resolution.label, proof.line, '', ...(lines.length === 0 ? ['Nada deja de concordar.'] : lines)].join('\n'),
    data: report,
  };
}
