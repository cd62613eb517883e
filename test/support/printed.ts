import { execFileSync } from 'node:child_process';

// Of the Debian package poppler-utils: a reader of PDF that is not ours.
const reader = 'pdftotext';

export function hasReaderOfPdf(): boolean {
  try {
    execFileSync('sh', ['-c', `command -v ${reader}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** The words of a PDF, as they lie on its pages; a form feed ends each page. */
export function printedIn(pdf: Buffer): string {
  return execFileSync(reader, ['-layout', '-', '-'], { input: pdf, maxBuffer: 64 * 1024 * 1024 }).toString();
}
