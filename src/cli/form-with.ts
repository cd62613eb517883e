import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { usage } from './outcome';

/** A file as a form of the contract carries it, under the name that it has. @throws Ended (usage) */
export async function formWith(path: string): Promise<FormData> {
  const bytes = await readFile(path).catch(() => {
    throw usage(`No se puede leer ${path}.`);
  });
  const form = new FormData();
  form.set('file', new Blob([bytes]), basename(path));
  return form;
}
