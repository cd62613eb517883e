import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { spanish } from './rounds';

/** The machine in a line; absolute times say something only beside it. */
export function describeMachine(postgres: string): string {
  const processors = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return [
    `${processors.length} procesadores (${processors[0]?.model.trim() ?? 'modelo desconocido'})`,
    `${memory} GiB`,
    `${type()} ${release()}`,
    `Node ${process.version}`,
    `PostgreSQL ${postgres}`,
    `carga al empezar ${spanish(loadavg()[0] ?? 0)}`,
  ].join(' · ');
}
