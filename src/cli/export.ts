import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { flag, moment, momentOf, optionOf, text, type Command, type Run, type Said } from './command';
import { Ended, exitCodes } from './outcome';
import { everyOne, lineOf, resolutionOf } from './resolutions';
import { save, type Saved } from './saving';
import { bytesInWords, progressOf, tell } from './terminal';

const verb = ['exportar', 'export'] as const;
const output = { salida: { ...text, short: 'o' } } as const;

/** A file that is asked for and saved; what the service refuses is said and nothing is written. */
export const exports: readonly Command[] = [
  {
    verb,
    noun: ['datos-abiertos', 'open-data'],
    takes: '[archivo]',
    arity: [0, 1],
    means: 'los datos abiertos: package.zip, lineas.csv, movimientos.json… (sin token)',
    options: { ...moment, ...output },
    run: (run) => saved(run, `/open-data/${encodeURIComponent(run.given[0] ?? 'package.zip')}`, momentOf(run)),
  },
  {
    verb,
    noun: ['anexo', 'annex'],
    takes: '<resolución>',
    arity: [1, 1],
    means: 'el anexo, --formato csv o xlsx: vuelto a importar es el mismo',
    options: { ...moment, ...output, formato: text },
    run: async (run) => {
      const id = await resolutionOf(run.client, run.given[0]);
      const format = optionOf(run, 'formato') ?? 'csv';
      return saved(run, `/resolutions/${id}/annex`, { ...momentOf(run), format }, `anexo.${format}`);
    },
  },
  {
    verb,
    noun: ['plantilla', 'template'],
    takes: '',
    arity: [0, 0],
    means: 'un anexo vacío, con los encabezados que mejor se entienden; --formato csv o xlsx',
    options: { ...output, formato: text },
    run: (run) => {
      const format = optionOf(run, 'formato') ?? 'xlsx';
      return saved(run, '/annex-template', { format }, `plantilla-anexo.${format}`);
    },
  },
  {
    verb,
    noun: ['estado', 'execution-status'],
    takes: '<resolución>',
    arity: [1, 1],
    means: 'el estado de ejecución, con --formato csv, xlsx, pdf o json',
    options: { ...moment, ...output, formato: text },
    run: async (run) => {
      const id = await resolutionOf(run.client, run.given[0]);
      const format = optionOf(run, 'formato') ?? 'csv';
      return saved(run, `/resolutions/${id}/execution-status`, { ...momentOf(run), format }, `estado.${format}`);
    },
  },
  {
    verb,
    noun: ['diario', 'journal'],
    takes: '[resolución]',
    arity: [0, 1],
    means: 'el libro para hledger, ledger o beancount (--formato)',
    options: { corte: text, ...output, formato: text },
    run: async (run) => {
      const [named] = run.given;
      const resolution = named === undefined ? undefined : await resolutionOf(run.client, named);
      const query = { resolution, asOf: optionOf(run, 'corte'), format: optionOf(run, 'formato') };
      return saved(run, '/ledger/journal', query);
    },
  },
  {
    verb,
    noun: ['libro', 'postings'],
    takes: '[resolución]',
    arity: [0, 1],
    means: 'el libro auxiliar, cada asiento con su saldo: --formato csv, xlsx o json',
    options: { ...moment, ...output, formato: text },
    run: async (run) => {
      const [named] = run.given;
      const resolution = named === undefined ? undefined : await resolutionOf(run.client, named);
      return saved(run, '/ledger/postings', { resolution, ...momentOf(run), format: optionOf(run, 'formato') });
    },
  },
  {
    verb,
    noun: ['paquete', 'kit'],
    takes: '[resolución]',
    arity: [0, 1],
    means: 'el paquete que prueba el libro donde sea (auditoría)',
    options: output,
    run: async (run) => {
      const [named] = run.given;
      const resolution = named === undefined ? undefined : await resolutionOf(run.client, named);
      return saved(run, '/audit/kit', { resolution });
    },
  },
  {
    verb,
    noun: ['certificados', 'certificates'],
    takes: '<resolución>',
    arity: [1, 1],
    means: 'expide los de toda una resolución, --tipo allocation, disbursement…, y guarda el archivo',
    options: { corte: text, tipo: text, unidos: flag, ...output },
    run: certificates,
  },
  {
    verb,
    noun: ['pagos', 'payments'],
    takes: '<resolución>',
    arity: [0, 1],
    means:
      'las órdenes aprobadas que esperan pago, en un lote con su archivo para el banco; --lote ID, uno que ya existe',
    options: { lote: text, ...output },
    run: payments,
  },
  {
    verb,
    noun: ['pisis', 'pisis'],
    takes: '<línea>',
    arity: [1, 1],
    means: 'el archivo SER124DREC de una línea, escrito desde los registros',
    options: { corte: text, ...output },
    run: async (run) => {
      const id = await lineOf(run.client, run.given[0]);
      return saved(run, `/allocations/${id}/pisis`, { cutoff: optionOf(run, 'corte') });
    },
  },
];

type Query = Readonly<Record<string, string | undefined>>;

/** @param named what it is called when the service gives it no name */
async function saved(run: Run, path: string, query: Query, named?: string): Promise<Said | null> {
  const response = await run.client.ask(path, { query });
  const to = optionOf(run, 'salida') ?? (response.headers.has('content-disposition') ? undefined : named);
  return said(await save(response, { to, isQuiet: run.isQuiet || run.isJson }));
}

function said({ file, size, sha256 }: Saved): Said | null {
  if (file === '-') return null;
  return { text: `${file}: ${bytesInWords(size)}, SHA-256 ${sha256}`, data: { file, size, sha256 } };
}

interface Batch {
  readonly id: string;
  readonly state: 'waiting' | 'running' | 'done' | 'failed';
  readonly total: number;
  readonly done: number;
  readonly issued: number;
  readonly taken: number;
  readonly refused: readonly { readonly label: string; readonly detail: string }[];
  readonly failure: string | null;
  readonly fileSize: number | null;
}

/** Milliseconds between two looks at a batch. */
const look = 500;

async function certificates(run: Run): Promise<Said | null> {
  const resolutionId = await resolutionOf(run.client, run.given[0]);
  const asked = {
    resolutionId,
    type: optionOf(run, 'tipo') ?? 'allocation',
    form: run.options.unidos === true ? 'merged' : 'zip',
    cutoff: optionOf(run, 'corte'),
  };
  let batch = await run.client.json<Batch>('/certificate-batches', { method: 'POST', json: asked });
  const progress = progressOf('Certificados', String, run.isQuiet || run.isJson);
  while (batch.state === 'waiting' || batch.state === 'running') {
    await pause(look);
    batch = await run.client.json<Batch>(`/certificate-batches/${batch.id}`);
    progress.at(batch.done, batch.total);
  }
  progress.end();
  const { issued, taken, refused, failure } = batch;
  if (failure !== null) throw new Ended(exitCodes.refused, failure, batch);
  const told = [
    `Expedidos ${issued}, ya expedidos ${taken}, negados ${refused.length}.`,
    ...refused.map(({ label, detail }) => `  ${label}: ${detail}`),
  ].join('\n');
  // Some were refused: what there is is saved, and a script is told that it is not all.
  const exitCode = refused.length > 0 ? exitCodes.refused : exitCodes.done;
  if (batch.fileSize === null) return { text: told, data: batch, exitCode };
  const response = await run.client.ask(`/certificate-batches/${batch.id}/file`);
  const kept = await save(response, { to: optionOf(run, 'salida'), isQuiet: run.isQuiet || run.isJson });
  const file = said(kept);
  if (file === null) return null;
  return { text: `${told}\n${file.text}`, data: { ...batch, file: file.data }, exitCode };
}

/** All of them in one batch, as the service makes it: all or none, each refusal with its line. */
async function payments(run: Run): Promise<Said | null> {
  const existing = optionOf(run, 'lote');
  if (existing !== undefined) return saved(run, `/payment-batches/${encodeURIComponent(existing)}/file`, {});
  const resolution = await resolutionOf(run.client, run.given[0]);
  const ready = await everyOne<{ id: string }>(run.client, '/payment-batches/ready', { resolution });
  const disbursements = ready.map(({ id }) => ({ id }));
  if (disbursements.length === 0) throw new Ended(exitCodes.refused, 'Ninguna orden aprobada espera pago.');
  const made = await run.client.json<{ id: string; name: string }>('/payment-batches', {
    method: 'POST',
    json: { disbursements },
    headers: { 'idempotency-key': randomUUID() },
  });
  tell(`${made.name}: ${disbursements.length} órdenes (lote ${made.id}).`);
  return saved(run, `/payment-batches/${made.id}/file`, {});
}
