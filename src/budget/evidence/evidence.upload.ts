import '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { FormRefused } from '../../platform/http/contract';
import { problemsOf, unstorableText } from '../../platform/http/forms';
import { NotAnUpload, NoUpload, UploadTooLarge } from '../../platform/http/upload';
import { evidenceForm, type EvidenceForm } from './evidence.dto';
import { largestEvidence } from './evidence.rules';
import type { Received } from './receiving';
import type { Readable } from 'node:stream';

export interface Uploaded {
  readonly form: EvidenceForm;
  readonly file: { readonly received: Received; readonly name: string; readonly declared: string };
}

const limits = {
  fileSize: largestEvidence + 1,
  files: 1,
  fields: 10,
  fieldSize: 10_000,
  fieldNameSize: 100,
  parts: 12,
  headerPairs: 100,
};

/**
 * The form of a file: its fields in memory, its file on disk as it comes, wherever in the form it stands.
 * @throws NotAnUpload, NoUpload, UploadTooLarge, FormRefused; nothing is left on disk then
 */
export async function readUpload(
  request: FastifyRequest,
  receive: (stream: Readable) => Promise<Received>,
): Promise<Uploaded> {
  if (!request.isMultipart()) throw new NotAnUpload({});
  const fields = new Map<string, unknown>();
  const files: Uploaded['file'][] = [];
  try {
    for await (const part of request.parts({ limits })) {
      if (part.type === 'field') fields.set(part.fieldname, part.value);
      else if (part.fieldname === 'file') {
        files.push({ received: await receive(part.file), name: part.filename, declared: part.mimetype });
      } else part.file.resume();
    }
    const [file] = files;
    if (!file || file.received.size === 0) throw new NoUpload({});
    return { form: readForm(Object.fromEntries(fields)), file };
  } catch (error) {
    await Promise.all(files.map(({ received }) => received.discard()));
    throw refusalOf(error);
  }
}

function readForm(given: Record<string, unknown>): EvidenceForm {
  const unstorable = unstorableText(given);
  const parsed = evidenceForm.safeParse(given);
  if (parsed.success && unstorable.length === 0) return parsed.data;
  const problems = parsed.success ? unstorable : [...unstorable, ...problemsOf(parsed.error)];
  throw new FormRefused({ count: problems.length }, problems);
}

/** A form that is cut short, has no boundary or goes beyond its limits, in our words. */
function refusalOf(error: unknown): unknown {
  const { code = '', statusCode, message = '' } = error as { code?: string; statusCode?: number; message?: string };
  if (statusCode === 413 || /LIMIT|TOO_LARGE/.test(code)) return new UploadTooLarge({ maximum: largestEvidence });
  const broken = /^FST_|ERR_STREAM_PREMATURE_CLOSE|ECONNRESET/.test(code);
  return broken || /unexpected end|malformed|boundary|part header|aborted/i.test(message) ? new NoUpload({}) : error;
}
