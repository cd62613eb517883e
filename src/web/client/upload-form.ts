import { randomUUID } from 'node:crypto';

/** The one file of a form, as a browser sends it. */
export function formWith({ name, bytes }: { name: string; bytes: Buffer }): { type: string; payload: Buffer } {
  const boundary = randomUUID();
  const named = name.replaceAll(/["\r\n]/g, ' ');
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${named}"\r\n\r\n`;
  const payload = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  return { type: `multipart/form-data; boundary=${boundary}`, payload };
}
