import { randomUUID } from 'node:crypto';
import { flag, optionOf, text, type Command, type Run, type Said } from './command';
import { formWith } from './form-with';
import { exitCodes } from './outcome';
import { lineOf, resolutionOf } from './resolutions';

const verb = ['importar', 'import'] as const;

/** Files that become acts: whole, or nothing. With `--ensayo` the service says what it would do, and keeps nothing. */
export const imports: readonly Command[] = [
  {
    verb,
    noun: ['anexo', 'annex'],
    takes: '<resolución> <archivo>',
    arity: [2, 2],
    means: 'el anexo de una resolución en proyecto, CSV o XLSX; --ensayo, solo cómo se entiende; --hoja, de un libro',
    options: { ensayo: flag, hoja: text },
    run: annex,
  },
  {
    verb,
    noun: ['pisis', 'pisis'],
    takes: '<línea> <archivo>',
    arity: [2, 2],
    means: 'el archivo SER124DREC de un hospital: incorporación, informe y reintegros; --ensayo, solo qué haría',
    options: { ensayo: flag },
    run: pisis,
  },
  {
    verb,
    noun: ['pagos', 'payments'],
    takes: '<archivo>',
    arity: [1, 1],
    means: 'lo que respondió el banco o SIIF: paga cada orden o la devuelve; --ensayo, solo qué haría y qué difiere',
    options: { ensayo: flag, lote: text, diferencias: text },
    run: payments,
  },
];

interface Understood {
  readonly kept: boolean;
  readonly count: number;
  readonly total: string;
  readonly counts: { readonly errors: number; readonly warnings: number; readonly repairs: number };
  readonly issues: readonly {
    readonly cell: string | null;
    readonly severity: 'repair' | 'warning' | 'error';
    readonly detail: string;
  }[];
}

const severities = { repair: 'reparado', warning: 'aviso', error: 'error' } as const;

/** A trial that finds errors ends as a refusal does: a script must not go on with such a file. */
async function annex(run: Run): Promise<Said> {
  const [named, path = ''] = run.given;
  const form = await formWith(path);
  const id = await resolutionOf(run.client, named);
  const query = { dryRun: run.options.ensayo === true ? 'true' : undefined, sheet: optionOf(run, 'hoja') };
  const read = await run.client.json<Understood>(`/resolutions/${id}/annex`, {
    method: 'POST',
    form,
    query,
  });
  const { count, total, counts, issues, kept } = read;
  const told = [
    `${kept ? 'Guardado' : 'Ensayo: nada se guardó'}. ${count} líneas, ${total} en total; ` +
      `${counts.errors} errores, ${counts.warnings} avisos, ${counts.repairs} reparaciones.`,
    ...issues.map(
      ({ cell, severity, detail }) => `  ${severities[severity]}${cell === null ? '' : ` en ${cell}`}: ${detail}`,
    ),
  ];
  return { text: told.join('\n'), data: read, exitCode: counts.errors > 0 ? exitCodes.refused : exitCodes.done };
}

interface Taken {
  readonly name: string;
  readonly cutoff: string;
  readonly repeated: boolean;
  readonly outcome: {
    readonly warnings: readonly { readonly line: number | null; readonly detail: string }[];
    readonly acts: readonly { readonly kind: string; readonly amount: string | null; readonly recorded: boolean }[];
  };
}

const kinds: Readonly<Record<string, string>> = {
  incorporation: 'incorporación',
  'execution-report': 'informe de ejecución',
  'yield-record': 'rendimientos',
  restitution: 'reintegro',
};

async function pisis(run: Run): Promise<Said> {
  const [line, path = ''] = run.given;
  const form = await formWith(path);
  const id = await lineOf(run.client, line);
  const taken = await run.client.json<Taken>(`/allocations/${id}/pisis-files`, {
    method: 'POST',
    form,
    ...acting(run),
  });
  const { name, cutoff, repeated, outcome } = taken;
  const acts = outcome.acts.map(({ kind, amount, recorded }) => {
    const known = recorded ? '' : ' (ya estaba registrado)';
    return `  ${kinds[kind] ?? kind}${amount === null ? '' : ` por ${amount}`}${known}`;
  });
  const warnings = outcome.warnings.map(
    ({ line: at, detail }) => `  aviso${at === null ? '' : `, línea ${at}`}: ${detail}`,
  );
  return { text: [said(run, `${name}, corte ${cutoff}`, repeated), ...acts, ...warnings].join('\n'), data: taken };
}

interface Applied {
  readonly fileName: string;
  readonly repeated: boolean;
  readonly tag: string | null;
  readonly counts: Readonly<Record<'settled' | 'rejected' | 'already' | 'pending' | 'leftover', number>>;
  readonly rows: readonly { readonly line: number; readonly verdict: string; readonly detail: string | null }[];
}

/** What differs is applied to nothing. To apply the rest, its tag (of the trial) says that it was seen. */
async function payments(run: Run): Promise<Said> {
  const form = await formWith(run.given[0] ?? '');
  const query = { batch: optionOf(run, 'lote'), leftovers: optionOf(run, 'diferencias') };
  const applied = await run.client.json<Applied>('/payment-answers', { method: 'POST', form, query, ...acting(run) });
  const { fileName, repeated, tag, counts, rows } = applied;
  const differing = rows.filter(({ verdict }) => verdict === 'leftover');
  const lines = differing.map(({ line, detail }) => `  difiere, línea ${line}: ${detail ?? ''}`);
  const how = tag === null || run.options.ensayo !== true ? [] : [`Para aplicar lo demás: --diferencias ${tag}`];
  const counted =
    `  pagadas ${counts.settled}, devueltas ${counts.rejected}, ya constaban ${counts.already}, ` +
    `en trámite ${counts.pending}, difieren ${counts.leftover}`;
  return { text: [said(run, fileName, repeated), counted, ...lines, ...how].join('\n'), data: applied };
}

/** Each run is one act, however often the network loses its answer; a trial keeps no key. */
function acting({ options }: Run): { headers: Record<string, string> } {
  return options.ensayo === true
    ? { headers: { 'dry-run': 'true' } }
    : { headers: { 'idempotency-key': randomUUID() } };
}

function said({ options }: Run, what: string, isRepeated: boolean): string {
  if (options.ensayo === true) return `Ensayo: nada se guardó. ${what} haría:`;
  return isRepeated ? `${what}: ya se había recibido, y nada cambió.` : `${what}: recibido.`;
}
