import { z } from 'zod';
import { date, id, instant } from '../../platform/http/forms';
import { pageView, paging } from '../../platform/http/paging';
import { isId } from '../../platform/ids';
import { certificateTypes, readCode } from './certificate.rules';
import { flagView } from './flag.dto';

const malformed = {
  code: 'cursor.malformed',
  detail: { es: 'El cursor no es de esta lista.', en: 'Not a cursor of this list.' },
};

const unreadable = {
  code: 'certificate.code-unreadable',
  detail: {
    es: 'El código tiene doce letras y cifras, en tres grupos: 7Q4K-M2XD-P9RT.',
    en: 'A code has twelve letters and digits, in three groups: 7Q4K-M2XD-P9RT.',
  },
};

export const certificatesAsked = z.strictObject({
  type: z.enum(certificateTypes).optional(),
  subject: id().optional(),
  resolution: id().optional(),
  code: z
    .string()
    .max(40)
    .refine((typed) => readCode(typed) !== null, { params: { problem: unreadable } })
    .optional()
    .meta({ description: 'Como se escriba: no cuentan las mayúsculas, los blancos ni los guiones' }),
  year: z.coerce.number().int().min(2000).max(9999).optional(),
  number: z.coerce.number().int().min(1).max(999_999_999).optional(),
  state: z.enum(['valid', 'superseded', 'annulled']).optional(),
  q: z
    .string()
    .trim()
    .max(100)
    .optional()
    .meta({ description: 'Parte del hospital o del municipio, como los nombra el certificado o como se llaman hoy' }),
  flagged: z
    .stringbool()
    .default(false)
    .meta({ description: 'Solo las vigentes cuyos hechos hoy no son los que dicen; cada página puede venir corta' }),
  limit: paging.limit,
  cursor: paging.cursor.refine((keys) => keys === undefined || (keys.length === 1 && isId(keys[0] ?? '')), {
    params: { problem: malformed },
  }),
});

export type CertificatesAsked = z.output<typeof certificatesAsked>;

export const listedCertificateView = z.object({
  id: z.string(),
  type: z.enum(certificateTypes),
  year: z.number().int(),
  number: z.number().int(),
  code: z.string(),
  sha256: z.string(),
  subjectId: z.string(),
  resolutionId: z.string(),
  allocationId: z.string().nullable(),
  title: z.string(),
  subtitle: z.string(),
  cutoff: date(),
  issuedOn: date(),
  issuedAt: instant(),
  state: z.enum(['valid', 'superseded', 'annulled']),
  /** What changed of its facts; asked for with `flagged`, else null. */
  flag: flagView.nullable(),
});

export type ListedCertificateView = z.output<typeof listedCertificateView>;

export const certificatesPage = pageView(listedCertificateView);
