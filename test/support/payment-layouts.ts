import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let folder: string | null = null;
let files = 0;

/** A file with this layout, or with this text; its path. */
export function layoutFile(content: unknown): string {
  folder ??= mkdtempSync(join(tmpdir(), 'layouts-'));
  files += 1;
  const path = join(folder, `${files}.json`);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

/** An invented bank's file of fixed width, with its first and its last record. */
export const fixedLayout = {
  name: 'EJEMPLO — ancho fijo',
  out: {
    format: 'fixed',
    encoding: 'windows-1252',
    extension: 'txt',
    headings: false,
    dates: 'YYYYMMDD',
    amounts: 'centavos',
    header: [
      { field: 'constant', value: '1', width: 1 },
      { field: 'madeOn', width: 8 },
      { field: 'count', width: 6, align: 'right', pad: '0' },
      { field: 'total', width: 20, align: 'right', pad: '0' },
    ],
    columns: [
      { field: 'constant', value: '6', width: 1 },
      { field: 'paymentOrder', width: 12 },
      { field: 'amount', width: 18, align: 'right', pad: '0' },
      { field: 'hospital', width: 12, cut: true },
    ],
    trailer: [
      { field: 'constant', value: '9', width: 1 },
      { field: 'batch', width: 16 },
    ],
  },
};
