import { dateInBogota, dateInSpanish } from '../../kernel/calendar';
import type { DocumentPlan } from '../../platform/paper/blocks';
import type { StandingView } from './link.dto';

/** One sheet for the hospital: what it is asked, by when, and how, with a code that a telephone reads. */
export function linkPlan(standing: StandingView, address: string): DocumentPlan {
  const { hospital, resolution, line, amount, expiresAt } = standing;
  // It ends at midnight: its last day is the one before.
  const lastDay = dateInSpanish(dateInBogota(new Date(Date.parse(expiresAt) - 1).toISOString()));
  const title = 'Confirme el recibo de un giro';
  return {
    title,
    author: 'Trazagiro',
    subject: `${resolution}, línea ${line}`,
    createdAt: new Date(expiresAt),
    page: { size: 'letter' },
    head: { left: 'Enlace de un solo uso', right: `Sirve hasta el ${lastDay}` },
    foot: 'SIN FIRMA — documento informativo. Prototipo: no es un sitio oficial.',
    blocks: [
      paragraph(`Para: ${hospital}`),
      { kind: 'heading', level: 1, text: title },
      paragraph(
        `El ministerio giró ${amount.toSpanish()} por la ${resolution}, línea ${line} del anexo. Diga si llegaron: todo, menos, o nada.`,
      ),
      {
        kind: 'seal',
        qr: address,
        alternative: 'Código QR con la dirección que está escrita al lado',
        fields: [
          { label: 'Lea el código con el teléfono, o escriba esta dirección', value: address },
          { label: 'Sirve una sola vez, hasta el', value: lastDay },
        ],
      },
      paragraph('No hace falta tener cuenta. Se le pide su nombre y su cargo, que quedan con lo que diga.'),
      paragraph(
        'Quien tenga este papel puede responder por su hospital: guárdelo como guarda un cheque. Si se perdió o lo vio quien no debía, pida otro al ministerio: este deja de servir.',
      ),
      paragraph(
        'Antes de escribir, mire que la dirección sea la que está en este papel. La página no pide contraseñas, ni claves del banco, ni números de cuenta.',
      ),
    ],
  };
}

function paragraph(text: string): DocumentPlan['blocks'][number] {
  return { kind: 'paragraph', style: 'plain', text: [text] };
}
