import { parseArgs } from 'node:util';

export const help = `npm run bench -- [opciones]
  --quick          tamaños mínimos: que funciona, no cuán rápido; no se juzga ninguna meta
  --full           los tamaños de las metas (10 millones de asientos): horas, no minutos
  --growth         en vez de la tabla: cómo crece el costo con la historia
  --only B1,B4     solo estas
  --rounds N       rondas de cada una (3; con --quick, 1)
  --soak           al doble de la capacidad por unos minutos; deja docs/performance/soak.md y soak.svg
  --minutes N      cuántos (10)
  --compare A,B    de dos tablas guardadas en docs/performance/runs (2026-11-26T2200-default), qué metas cambiaron de juicio
  --only SETTINGS  un parámetro de PostgreSQL o del servicio a la vez; no es una meta, y solo corre si se pide
  --profile carpeta  deja ahí un perfil de procesador de cada servicio (tools/flame.mjs lo dibuja)
  --out carpeta    dónde dejar la tabla (docs/performance/runs; con --quick, en ninguna parte)

Compara con lo que haya instalado; lo que falte se omite y se dice. Para instalarlo: bench/README.md.`;

const options = {
  quick: { type: 'boolean', default: false },
  full: { type: 'boolean', default: false },
  growth: { type: 'boolean', default: false },
  only: { type: 'string' },
  rounds: { type: 'string' },
  soak: { type: 'boolean', default: false },
  minutes: { type: 'string', default: '10' },
  compare: { type: 'string' },
  profile: { type: 'string' },
  out: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

/** What was asked cannot be run; its message says in a line of Spanish what can. */
export class BadOption extends Error {}

/** What the command line asks. @throws BadOption */
export function readOptions(args: readonly string[]) {
  const { values } = parsed(args);
  const { rounds, minutes, compare } = values;
  return {
    ...values,
    compare: compare === undefined ? undefined : twoOf(compare),
    rounds: rounds === undefined ? undefined : amountOf('--rounds', rounds, Number.isInteger),
    minutes: amountOf('--minutes', minutes, Number.isFinite),
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options });
  } catch (error) {
    throw new BadOption(inSpanish(error));
  }
}

/** Node says it in English, with the option in quotes. */
function inSpanish(error: unknown): string {
  const { code, message } = error as { code?: string; message: string };
  const said = /'([^' ]+)/.exec(message)?.[1] ?? '';
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `No hay «${said}»; --help dice las opciones que hay.`;
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') return `«${said}» no va así; --help dice con qué va cada opción.`;
  if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL') return `«${said}» sobra; --help dice las opciones que hay.`;
  throw error;
}

function twoOf(text: string): readonly [string, string] {
  const [before, after, ...more] = text.split(',');
  if (before && after && more.length === 0) return [before, after];
  throw new BadOption(`--compare espera dos tablas separadas por una coma, no «${text}».`);
}

function amountOf(option: string, text: string, isOne: (value: number) => boolean): number {
  const value = Number(text);
  if (isOne(value) && value > 0) return value;
  throw new BadOption(`${option} espera un número mayor que cero, no «${text}».`);
}
