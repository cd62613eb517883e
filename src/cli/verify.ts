import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command, Run, Said } from './command';
import { formWith } from './form-with';
import { exitCodes, usage } from './outcome';

const verb = ['verificar', 'verify'] as const;

interface Verified {
  readonly state: 'valid' | 'superseded' | 'annulled' | 'altered' | 'several' | 'unknown';
  readonly detail: string;
  readonly file: { readonly comparison: string | null } | null;
  readonly certificate: { readonly title: string; readonly code: string; readonly facts: readonly string[] } | null;
}

interface Verdict {
  readonly sound: boolean;
  readonly events: number;
  readonly entries: number;
  readonly certificates: number;
  readonly sealed: { readonly size: number; readonly root: string };
  readonly breaks: readonly { readonly code: string; readonly detail: string }[];
}

/** Nothing here is believed because it was brought: what does not hold ends with its own exit code. */
export const verifications: readonly Command[] = [
  {
    verb,
    noun: ['certificado', 'certificate'],
    takes: '<código o archivo.pdf>',
    arity: [1, 1],
    means: 'si es el que se expidió y si sigue vigente (sin token)',
    options: {},
    run: certificate,
  },
  {
    verb,
    noun: ['registro', 'record'],
    takes: '',
    arity: [0, 0],
    means: 'la cadena de eventos, el libro y los sellos, por el propio servicio (auditoría)',
    options: {},
    run: record,
  },
  {
    verb,
    noun: ['paquete', 'kit'],
    takes: '<carpeta o archivo.zip>',
    arity: [1, 1],
    means: 'un paquete de auditoría, en esta máquina y sin red; --raiz la que diga un papel',
    options: { raiz: { type: 'string', multiple: true } },
    run: kit,
  },
];

async function certificate({ client, given: [named = ''] }: Run): Promise<Said> {
  const isFile = existsSync(named);
  if (!isFile && /[./\\]/.test(named)) throw usage(`No se encuentra ${named}.`);
  const verified = isFile
    ? await client.json<Verified>('/verification', { method: 'POST', form: await formWith(named) })
    : await client.json<Verified>(`/verification/${encodeURIComponent(named)}`);
  const { state, detail, certificate: found, file } = verified;
  const holds = state === 'valid' && (file?.comparison ?? 'identical') !== 'data-changed';
  const facts = found ? [`${found.title} — código ${found.code}`, ...found.facts.map((fact) => `  ${fact}`)] : [];
  return {
    text: [detail, ...facts].join('\n'),
    data: verified,
    exitCode: holds ? exitCodes.done : exitCodes.notVerified,
  };
}

async function record({ client }: Run): Promise<Said> {
  const verdict = await client.json<Verdict>('/audit/verification');
  const { sound, events, entries, certificates, sealed, breaks } = verdict;
  const counted = `${events} eventos, ${entries} asientos, ${certificates} certificados; sellados ${sealed.size}, raíz ${sealed.root}`;
  return {
    text: sound
      ? `El registro está íntegro: ${counted}.`
      : ['El registro NO está íntegro.', ...breaks.map(({ detail }) => `  ${detail}`)].join('\n'),
    data: verdict,
    exitCode: sound ? exitCodes.done : exitCodes.notVerified,
  };
}

/** The verifier that travels in every kit, as it stands beside this program; the kit's own is not run. */
async function kit({ given: [path = ''], options }: Run): Promise<Said> {
  if (!existsSync(path)) throw usage(`No se encuentra ${path}.`);
  const roots = [options.raiz ?? []].flat().flatMap((root) => ['--raiz', String(root)]);
  const program = join(__dirname, '..', '..', 'tools', 'verifier', 'cli.mjs');
  const { status, said } = await finished(process.execPath, [program, path, ...roots]);
  if (status !== 0 && status !== 1) throw usage(said.trim());
  return {
    text: said.trimEnd(),
    data: { sound: status === 0, says: said.trimEnd().split('\n') },
    exitCode: status === 0 ? exitCodes.done : exitCodes.notVerified,
  };
}

function finished(program: string, args: readonly string[]): Promise<{ status: number | null; said: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', reject);
    child.on('close', (status) => {
      resolve({ status, said: Buffer.concat(chunks).toString('utf8') });
    });
  });
}
