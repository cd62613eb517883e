import { z } from 'zod';
import { id, instant, text } from '../../platform/http/forms';
import { pageView, paging } from '../../platform/http/paging';
import { personView } from '../allocations/allocation.dto';
import { evidenceTypeNames } from './evidence.rules';
import { evidenceSubjectKinds } from './evidence.subjects';

const subject = { subjectKind: z.enum(evidenceSubjectKinds), subjectId: id() };

export const evidenceForm = z.strictObject({ ...subject, title: text(200) });

export const evidenceAsked = z.strictObject({
  subjectKind: subject.subjectKind.optional(),
  subject: id().optional().meta({ description: 'El acto' }),
  allocation: id().optional(),
  resolution: id().optional(),
  ...paging,
});

export const evidenceView = z.object({
  id: z.string(),
  ...subject,
  resolutionId: z.string().nullable(),
  allocationId: z.string().nullable(),
  title: z.string(),
  fileName: z.string(),
  mediaType: z.enum(evidenceTypeNames),
  size: z.number().int().meta({ description: 'Bytes' }),
  sha256: z.string(),
  recordedBy: personView,
  recordedAt: instant(),
});

export const evidencePage = pageView(evidenceView);

export const evidenceVerdictView = z.object({
  sound: z.boolean(),
  checked: z.number().int(),
  problems: z.array(
    z.object({
      evidenceId: z.string(),
      code: z.enum([
        'evidence.missing',
        'evidence.altered',
        'evidence.rewritten',
        'evidence.unrecorded',
        'evidence.deleted',
      ]),
      title: z.string(),
      fileName: z.string(),
      detail: z.string(),
    }),
  ),
});

export type EvidenceForm = z.output<typeof evidenceForm>;
export type EvidenceAsked = z.output<typeof evidenceAsked>;
export type EvidenceView = z.output<typeof evidenceView>;
export type EvidenceVerdict = z.output<typeof evidenceVerdictView>;
