import type { Command } from './command';
import { exports } from './export';
import { imports } from './import';
import { reports } from './report';
import { verifications } from './verify';

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [...imports, ...exports, ...reports, ...verifications];

/** How a command is written, or all of them. */
export function helpOf(one: Command | null): string {
  const shown = one ? [one] : commands;
  const lines = shown.map((command) => [
    `  trazagiro ${command.verb[0]} ${command.noun[0]} ${command.takes}`.trimEnd(),
    `      ${command.means}`,
    ...(one ? Object.keys(one.options).map((name) => `      --${name}`) : []),
  ]);
  return [
    'trazagiro: las órdenes del servicio, para hacerlas por lotes',
    '',
    ...lines.flat(),
    '',
    '  --servidor URL        el servicio (o TRAZAGIRO_URL; si no, http://localhost:3000)',
    '  --archivo-token RUTA  de dónde leer el token de servicio (o TRAZAGIRO_TOKEN)',
    '  --json                una respuesta para programas',
    '  --silencio            sin barras de avance',
    '',
    'Las resoluciones se nombran «1409/2025» o por su identificador. Termina en 0 si se hizo, 1 si se negó, 2 si la orden',
    'está mal escrita, 3 si falta entrar, 4 si no hay respuesta y 5 si lo que se verifica no concuerda.',
  ].join('\n');
}
