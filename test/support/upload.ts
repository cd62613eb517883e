import type { TestService } from './service';

export interface UploadReply {
  readonly status: number;
  readonly text: string;
  readonly body: Record<string, unknown>;
  readonly headers: Record<string, unknown>;
}

interface Upload {
  readonly bytes: Buffer;
  readonly field?: string;
  readonly name?: string;
  readonly address?: string;
  readonly headers?: Record<string, string>;
}

/** A file in a form, as a browser sends it. */
export async function upload(service: TestService, url: string, given: Upload): Promise<UploadReply> {
  const { bytes, field = 'file', name = 'certificado.pdf', address, headers = {} } = given;
  const boundary = '----prueba4013';
  const reply = await service.app.inject({
    method: 'POST',
    url,
    headers: { ...headers, 'content-type': `multipart/form-data; boundary=${boundary}` },
    ...(address === undefined ? {} : { remoteAddress: address }),
    payload: Buffer.concat([
      Buffer.from(
        `--${boundary}\r\ncontent-disposition: form-data; name="${field}"; filename="${name}"\r\ncontent-type: application/pdf\r\n\r\n`,
      ),
      bytes,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]),
  });
  const json = /json/.test(String(reply.headers['content-type']));
  return {
    status: reply.statusCode,
    text: reply.body,
    body: json ? (JSON.parse(reply.body) as Record<string, unknown>) : {},
    headers: reply.headers,
  };
}
