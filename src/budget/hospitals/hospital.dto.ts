import { z } from 'zod';
import { instant, printedText, refuse, text } from '../../platform/http/forms';
import { pageView, paging } from '../../platform/http/paging';
import { departmentView } from '../territories/territory.dto';
import { unknownView } from '../unknowns/unknown.dto';

const described = {
  name: printedText(200),
  nit: z.string().trim().max(40).nullable().meta({
    description: 'Nueve cifras, con o sin puntos y dígito: 900.474.727-4. Nulo si se desconoce.',
  }),
  checkDigit: z.number().int().min(0).max(9).nullable().meta({
    description:
      'Si falta se calcula: es aritmética sobre el NIT, no un dato. Si está mal se rechaza diciendo el correcto.',
  }),
  divipola: text(60),
  reps: z
    .string()
    .trim()
    .transform((written, context): string => {
      if (/^\d{10}(\d{2})?$/.test(written)) return written;
      return refuse(context, {
        code: 'hospital.reps-malformed',
        detail: {
          es: 'El código REPS tiene diez cifras, o doce con la sede.',
          en: 'A REPS code has ten digits, or twelve with the site.',
        },
      });
    })
    .meta({ type: 'string', pattern: '^[0-9]{10}([0-9]{2})?$' })
    .nullable()
    .meta({ description: 'Diez cifras, o doce con la sede; las dos primeras son las del departamento.' }),
};

export const hospitalForm = z.strictObject({
  ...described,
  nit: described.nit.optional(),
  checkDigit: described.checkDigit.optional(),
  reps: described.reps.optional(),
});

export const correctionForm = z
  .strictObject(described)
  .partial()
  .extend({
    reason: text(1000).optional().meta({ description: 'Obligatorio si cambia un dato ya conocido.' }),
  });

export const hospitalsAsked = z.strictObject({
  q: z.string().trim().max(100).optional().meta({ description: 'Parte del nombre o del NIT' }),
  divipola: z.string().trim().max(10).optional(),
  ...paging,
});

export const hospitalView = z.object({
  id: z.string(),
  name: z.string(),
  nit: z.string().nullable(),
  checkDigit: z.number().int().nullable(),
  divipola: z.string(),
  municipality: z.string(),
  department: departmentView,
  reps: z.string().nullable(),
  recordedAt: instant(),
  unknown: z.array(unknownView),
});

export const hospitalsView = pageView(hospitalView);

export type HospitalForm = z.output<typeof hospitalForm>;
export type CorrectionForm = z.output<typeof correctionForm>;
export type HospitalsAsked = z.output<typeof hospitalsAsked>;
export type HospitalView = z.output<typeof hospitalView>;
