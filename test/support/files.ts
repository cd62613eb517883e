import { crc32, deflateRawSync } from 'node:zlib';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Reply, Visitor } from './visitor';

/** Files as people send them, made byte by byte: nothing here is read from anywhere. */

export const pdf = (said = 'EJEMPLO'): Buffer =>
  Buffer.from(`%PDF-1.7\n% ${said}\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n`);

export const png: Buffer = Buffer.from(
  '89504e470d0a1a0a0000000d4948445200000001000000010806000000' +
    '1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082',
  'hex',
);

export const jpeg: Buffer = Buffer.concat([
  Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
  Buffer.alloc(64),
  Buffer.from('ffd9', 'hex'),
]);

export const webp: Buffer = (() => {
  const body = Buffer.concat([Buffer.from('WEBPVP8L'), Buffer.from('0600000000000000000000', 'hex')]);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(body.length);
  return Buffer.concat([Buffer.from('RIFF'), size, body]);
})();

const sheetTypes =
  '<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>';

export function xlsx(parts: Record<string, string | Buffer> = {}, types = sheetTypes): Buffer {
  return zip({ '[Content_Types].xml': types, 'xl/workbook.xml': '<workbook/>', ...parts });
}

/** A ZIP, with the sizes that its parts truly have unless a part is said to claim others. */
export function zip(parts: Record<string, string | Buffer>, claims: Record<string, number> = {}): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const raw = Buffer.from(content);
    const deflated = deflateRawSync(raw);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(0x800, 2);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(crc32(raw), 10);
    head.writeUInt32LE(deflated.length, 14);
    head.writeUInt32LE(claims[name] ?? raw.length, 18);
    head.writeUInt16LE(Buffer.byteLength(name), 22);
    local.push(Buffer.from('504b0304', 'hex'), head, Buffer.from(name), deflated);
    const tail = Buffer.alloc(16);
    tail.writeUInt32LE(offset, 12);
    central.push(
      Buffer.from('504b01021400', 'hex'),
      head.subarray(0, 24),
      Buffer.alloc(2),
      tail.subarray(2),
      Buffer.from(name),
    );
    offset += 4 + 26 + Buffer.byteLength(name) + deflated.length;
  }
  const index = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(Object.keys(parts).length, 4);
  end.writeUInt16LE(Object.keys(parts).length, 6);
  end.writeUInt32LE(index.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...local, index, Buffer.from('504b0506', 'hex'), end]);
}

export interface Sent {
  readonly bytes: Buffer;
  readonly name?: string;
  readonly type?: string;
  /** The form ends here, as when the network goes. */
  readonly cut?: number;
}

/** A form with a file, as a browser writes it. */
export async function sendFile<T = Record<string, unknown>>(
  app: NestFastifyApplication,
  by: Visitor,
  fields: Record<string, string>,
  { bytes, name = 'documento.pdf', type = 'application/pdf', cut }: Sent,
  headers: Record<string, string> = {},
): Promise<Reply<T>> {
  const boundary = '----ejemplo';
  const written = Object.entries(fields).map(
    ([field, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`,
  );
  const payload = Buffer.concat([
    Buffer.from(written.join('')),
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`,
    ),
    bytes,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]).subarray(0, cut);
  const reply = await app.inject({
    method: 'POST',
    url: '/api/v1/evidence',
    headers: {
      authorization: `Bearer ${by.token ?? ''}`,
      'content-type': `multipart/form-data; boundary=${boundary}`,
      ...headers,
    },
    payload,
  });
  return {
    status: reply.statusCode,
    body: JSON.parse(reply.body) as T,
    text: reply.body,
    bytes: reply.rawPayload,
    headers: reply.headers,
  };
}
