import type { MultipartFile } from '@fastify/multipart';
import { applyDecorators, SetMetadata, UnsupportedMediaTypeException, type ExecutionContext } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { createHash } from 'node:crypto';
import { Refusal, refusal } from '../../kernel/errors';
import { namelessFile } from '../nameless-file';

export interface UploadedFile {
  /** As whoever sent it calls it; never a path to be opened. */
  readonly name: string;
  readonly bytes: Buffer;
}

/** The same, in a file without a name, open for whoever reads it. */
export interface UploadOnDisk {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
  readonly fd: number;
  /** Lets the disk go. */
  readonly discard: () => Promise<void>;
}

export const NoUpload = refusal(
  'upload.missing',
  'form',
  { es: 'Falta el archivo', en: 'The file is missing' },
  {
    es: () => 'Se espera un archivo, en el campo «file» de un formulario multipart/form-data.',
    en: () => 'A file is expected, in the field "file" of a multipart/form-data form.',
  },
);

export const UploadTooLarge = refusal<{ maximum: number }>(
  'upload.too-large',
  'too-large',
  { es: 'El archivo es demasiado grande', en: 'The file is too large' },
  {
    es: ({ maximum }) => `El archivo pasa de ${Math.floor(maximum / 1_000_000)} MB, lo más que se recibe.`,
    en: ({ maximum }) => `The file is larger than ${Math.floor(maximum / 1_000_000)} MB, the most that is taken.`,
  },
);

export const NotAnUpload = refusal(
  'upload.unsupported-type',
  'unsupported',
  { es: 'Se espera un formulario con un archivo', en: 'A form with a file is expected' },
  {
    es: () => 'Envíe multipart/form-data con el archivo en el campo «file».',
    en: () => 'Send multipart/form-data with the file in the field "file".',
  },
);

const metadata = 'trazagiro:takes-file';

/** The route takes a file; the others refuse a form that carries one, as any body that is not JSON. */
export function TakesFile(description: string): MethodDecorator {
  return applyDecorators(
    SetMetadata(metadata, true),
    ApiConsumes('multipart/form-data'),
    ApiBody({
      schema: {
        type: 'object',
        required: ['file'],
        properties: { file: { type: 'string', format: 'binary', description } },
      },
    }),
  );
}

/** @throws UnsupportedMediaTypeException (415) where a form with a file is sent to a route that takes none */
export function requireFileExpected(context: ExecutionContext): void {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  if (!request.isMultipart() || Reflect.getMetadata(metadata, context.getHandler()) === true) return;
  throw new UnsupportedMediaTypeException();
}

/**
 * The one file of a form, in memory.
 * @param maximum bytes
 * @throws NotAnUpload, NoUpload, UploadTooLarge
 */
export function uploadedFile(request: FastifyRequest, maximum: number): Promise<UploadedFile> {
  return taken(request, maximum, async (file) => {
    const bytes = await file.toBuffer();
    if (bytes.length === 0) throw new NoUpload({});
    return { name: file.filename, bytes };
  });
}

/**
 * The one file of a form, written to the disk as it comes: a few kilobytes of it are in memory.
 * @param maximum bytes
 * @throws NotAnUpload, NoUpload, UploadTooLarge; nothing is left on disk then
 */
export function uploadOnDisk(request: FastifyRequest, maximum: number): Promise<UploadOnDisk> {
  return taken(request, maximum, async ({ filename: name, file }) => {
    const handle = await namelessFile();
    try {
      const hash = createHash('sha256');
      let size = 0;
      for await (const chunk of file as AsyncIterable<Buffer>) {
        hash.update(chunk);
        await handle.write(chunk, 0, chunk.length, size);
        size += chunk.length;
      }
      if (file.truncated) throw new UploadTooLarge({ maximum });
      if (size === 0) throw new NoUpload({});
      return { name, size, sha256: hash.digest('hex'), fd: handle.fd, discard: () => handle.close() };
    } catch (error) {
      await handle.close();
      throw error;
    }
  });
}

async function taken<T>(
  request: FastifyRequest,
  maximum: number,
  take: (file: MultipartFile) => Promise<T>,
): Promise<T> {
  if (!request.isMultipart()) throw new NotAnUpload({});
  const limits = { fileSize: maximum, files: 1, fields: 10, fieldSize: 10_000, parts: 12, headerPairs: 100 };
  try {
    const file = await request.file({ limits, throwFileSizeLimit: true });
    if (file?.fieldname !== 'file') throw new NoUpload({});
    return await take(file);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const { code = '', statusCode } = error as { code?: string; statusCode?: number };
    if (statusCode === 413 || /LIMIT|TOO_LARGE/.test(code)) throw new UploadTooLarge({ maximum });
    // A form that is cut short or has no boundary: what came is no file.
    if (/^FST_/.test(code) || isBrokenForm(error)) throw new NoUpload({});
    throw error;
  }
}

function isBrokenForm(error: unknown): boolean {
  return error instanceof Error && /unexpected end|malformed|boundary|part header/i.test(error.message);
}
