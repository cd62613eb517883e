import { contractOf } from '../../src/platform/http/openapi';
import type { TestService } from '../support/service';
import type { Visitor } from '../support/visitor';

/** A part of a form, as whoever attacks writes it: nothing is escaped. */
export interface Part {
  readonly field: string;
  readonly content: string | Buffer;
  /** With a name it is a file. */
  readonly name?: string;
  readonly type?: string;
  /** Instead of `filename="…"`, as it stands. */
  readonly disposition?: string;
}

export interface FormReply {
  readonly status: number;
  readonly code: string;
  readonly body: Record<string, unknown>;
}

interface Form {
  readonly by?: Visitor;
  readonly parts: readonly Part[];
  /** How many bytes of the body are sent; all of it unless said. */
  readonly sent?: number;
}

export const boundary = '----ataque';

export function bodyOf(parts: readonly Part[]): Buffer {
  const written = parts.map(({ field, content, name, type = 'application/pdf', disposition }) => {
    const file = disposition ?? (name === undefined ? '' : `; filename="${name}"`);
    const head = `--${boundary}\r\ncontent-disposition: form-data; name="${field}"${file}`;
    return Buffer.concat([
      Buffer.from(file === '' ? `${head}\r\n\r\n` : `${head}\r\ncontent-type: ${type}\r\n\r\n`),
      Buffer.from(content),
      Buffer.from('\r\n'),
    ]);
  });
  return Buffer.concat([...written, Buffer.from(`--${boundary}--\r\n`)]);
}

let senders = 0;

/** Sends a form to a route; each from an address of its own, for what is asked here is not the pace. */
export async function sendForm(service: TestService, path: string, { by, parts, sent }: Form): Promise<FormReply> {
  senders += 1;
  const reply = await service.app.inject({
    method: 'POST',
    url: `/api/v1${path}`,
    remoteAddress: `10.33.${Math.floor(senders / 250)}.${1 + (senders % 250)}`,
    headers: {
      'content-type': `multipart/form-data; boundary=${boundary}`,
      ...(by ? { authorization: `Bearer ${by.token ?? ''}` } : {}),
    },
    payload: bodyOf(parts).subarray(0, sent),
  });
  const body = JSON.parse(reply.body) as Record<string, unknown> & { code?: string };
  return { status: reply.statusCode, code: body.code ?? '', body };
}

/** The routes of the contract that take a file, with the fields that each asks for besides. */
export function fileRoutes(service: TestService): { path: string; fields: string[] }[] {
  interface Operation {
    readonly requestBody?: {
      readonly content?: Record<string, { schema?: { properties?: Record<string, unknown> } } | undefined>;
    };
  }
  return Object.entries(contractOf(service.app).paths).flatMap(([path, operations]) =>
    Object.values(operations as Record<string, Operation>).flatMap(({ requestBody }) => {
      const form = requestBody?.content?.['multipart/form-data'];
      if (!form) return [];
      const fields = Object.keys(form.schema?.properties ?? {}).filter((field) => field !== 'file');
      return [{ path: path.replace('/api/v1', ''), fields }];
    }),
  );
}
