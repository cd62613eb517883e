import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { refusal, type Language } from '../../kernel/errors';
import { languageOf } from '../http/problems';

/** The forms of a report, the first being the usual one. */
export const formats = ['json', 'csv', 'xlsx', 'pdf'] as const;

export type Format = (typeof formats)[number];

export const mediaTypes: Record<Format, string> = {
  json: 'application/json',
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
};

/** What every report may be asked besides its own questions: spread it in the form of the query. */
export const formatQuestion = {
  format: z.enum(formats).optional(),
  /** CSV alone: with the mark that some spreadsheets need to read UTF-8. */
  bom: z.enum(['true', 'false']).optional(),
};

export const NotAcceptable = refusal<{ accepted: string; formats: string }>(
  'report.not-acceptable',
  'unacceptable',
  { es: 'Este formato no existe', en: 'There is no such format' },
  {
    es: ({ accepted, formats }) => `Este informe se da como ${accepted}; pida uno en Accept o con ?format=${formats}.`,
    en: ({ accepted }) =>
      `This report is given as ${accepted}: ask for one in Accept or with ?format=json|csv|xlsx|pdf.`,
  },
);

/** What the request says besides its query, and where the answer goes. */
export interface Asking {
  readonly accept: string | undefined;
  readonly language: Language;
  readonly reply: FastifyReply;
}

/** Who asks for a report, and in which form and language: for `Exports.answer`. */
export const InWhichForm = createParamDecorator((_: unknown, context: ExecutionContext): Asking => {
  const http = context.switchToHttp();
  const { headers } = http.getRequest<FastifyRequest>();
  return {
    accept: headers.accept,
    language: languageOf(headers['accept-language']),
    reply: http.getResponse<FastifyReply>(),
  };
});

/**
 * The form that is asked for by name, else the one that `Accept` prefers (RFC 9110, 12.5.1): the most specific range
 * gives a form its quality; of equals, the first in our order.
 * @throws NotAcceptable when `Accept` names none of them
 */
export function formatOf(named: Format | undefined, accept: string | undefined): Format {
  return formatAmong(mediaTypes, named, accept);
}

/** The same among other forms. @throws NotAcceptable */
export function formatAmong<Name extends string>(
  types: Readonly<Record<Name, string>>,
  named: Name | undefined,
  accept: string | undefined,
): Name {
  if (named) return named;
  const ranges = rangesOf(accept ?? '*/*');
  const [best] = (Object.keys(types) as Name[])
    .map((name) => ({ name, quality: qualityOf(types[name], ranges) }))
    .sort((a, b) => b.quality - a.quality);
  if (!best || best.quality === 0) {
    throw new NotAcceptable({ accepted: Object.values(types).join(', '), formats: Object.keys(types).join('|') });
  }
  return best.name;
}

interface Range {
  readonly type: string;
  readonly quality: number;
}

function rangesOf(accept: string): Range[] {
  const ranges = accept
    .split(',')
    .map((each) => each.trim().toLowerCase())
    .filter((each) => each !== '')
    .map((each) => ({
      type: (each.split(';')[0] ?? '').trim(),
      quality: Math.min(1, Number(/;\s*q=([\d.]+)/.exec(each)?.[1] ?? 1) || 0),
    }));
  return ranges.length > 0 ? ranges : [{ type: '*/*', quality: 1 }];
}

function qualityOf(type: string, ranges: readonly Range[]): number {
  const asked = [type, `${type.split('/')[0]}/*`, '*/*'];
  const range = asked.map((each) => ranges.find((range) => range.type === each)).find((each) => each !== undefined);
  return range?.quality ?? 0;
}
