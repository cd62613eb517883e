import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestService } from './service';
import type { Visitor } from './visitor';

export interface Issued extends Record<string, unknown> {
  readonly id: string;
  readonly code: string;
  readonly number: number;
  readonly sha256: string;
}

/** The document, as whoever may read it gets it. */
export async function pdfOf(service: TestService, by: Visitor, id: string): Promise<Buffer> {
  const reply = await service.app.inject({
    url: `/api/v1/certificates/${id}/pdf`,
    headers: { authorization: `Bearer ${by.token}` },
  });
  if (reply.statusCode !== 200) throw new Error(reply.body);
  return reply.rawPayload;
}

/** What a program of another house says of a PDF; its path is put where `PDF` stands. */
export function saysOf(pdf: Buffer, program: string, ...args: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'trazagiro-pdf-'));
  try {
    const path = join(folder, 'papel.pdf');
    writeFileSync(path, pdf);
    return execFileSync(
      program,
      args.map((each) => each.replace('PDF', path)),
      { encoding: 'utf8', cwd: folder },
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The words of a paper, each run of blanks one. */
export function textOf(pdf: Buffer): string {
  return saysOf(pdf, 'pdftotext', '-layout', 'PDF', '-').replace(/\s+/g, ' ');
}
