import { dateInBogota, dateInSpanish } from '../../kernel/calendar';
import type { Money } from '../../kernel/money';
import { fileNameOf } from '../../platform/tables/table';
import type { Part, Writing } from '../../platform/tables/writing';
import type { Moment } from '../ledger/moment.rules';
import { places } from '../ledger/places';
import { viewDifference } from './execution-difference.dto';
import type { ExecutionDifference } from './execution-difference.contents';

/** The difference in words, for people. */
export function differenceWriting(difference: ExecutionDifference): Writing {
  const { resolution, from, to } = difference;
  return {
    file: fileNameOf(resolution.label, 'diferencia', from.asOf, to.asOf),
    title: 'Qué cambió entre dos informes',
    subtitle: resolution.label,
    issuer: resolution.issuer,
    moment: to,
    parts: [
      { kind: 'paragraph', text: `Primer informe: ${momentInWords(from)}.` },
      { kind: 'paragraph', text: `Segundo informe: ${momentInWords(to)}.` },
      ...scopeParts(difference),
      ...correctionParts(difference),
      ...totalParts(difference),
      ...changeParts(difference),
      ...otherParts(difference),
      { kind: 'paragraph', text: proofInWords(difference) },
    ],
    foot: 'Qué cambió entre dos informes',
    data: viewDifference(difference),
  };
}

function momentInWords({ asOf, knownAt }: Moment): string {
  const recorded = `${dateInSpanish(dateInBogota(knownAt))} (${knownAt})`;
  return `con corte a ${dateInSpanish(asOf)}, según lo registrado hasta el ${recorded}`;
}

function scopeParts({ scope }: ExecutionDifference): Part[] {
  return scope === 'own-lines' ? [{ kind: 'paragraph', text: 'Se muestran solo las líneas de su hospital.' }] : [];
}

function correctionParts({ entries }: ExecutionDifference): Part[] {
  const corrections = entries.filter(({ kind }) => kind === 'correction').length;
  if (corrections === 0) return [];
  const many = corrections === 1 ? 'Un asiento corrige' : `${corrections} asientos corrigen`;
  const text = `${many} lo que el primer informe decía: se registró después de él con una fecha que él ya cubría.`;
  return [
    {
      kind: 'notice',
      title: 'Hay correcciones al pasado',
      text: many === 'Un asiento corrige' ? text : text.replace('se registró', 'se registraron'),
    },
  ];
}

function totalParts({ totals, lines }: ExecutionDifference): Part[] {
  if (totals.length === 0)
    return lines.length > 0
      ? []
      : [{ kind: 'paragraph', text: 'Entre los dos momentos no cambió ninguna cifra de las líneas.' }];
  return [
    { kind: 'heading', text: 'Por lugar, en todas las líneas' },
    {
      kind: 'table',
      head: ['Lugar', 'Antes', 'Después', 'Diferencia'],
      rows: totals.map(({ place, before, after, difference }) => [
        places[place].spanish,
        before.toSpanish(),
        after.toSpanish(),
        signed(difference),
      ]),
    },
  ];
}

function changeParts({ ofResolution, lines }: ExecutionDifference): Part[] {
  const own = ofResolution.map(({ inWords }) => inWords);
  return [
    ...(own.length > 0
      ? ([
          { kind: 'heading', text: 'De la resolución' },
          { kind: 'list', items: own },
        ] satisfies Part[])
      : []),
    ...lines.flatMap(({ line, municipality, changes }): Part[] => [
      { kind: 'heading', text: `Línea ${line}, ${municipality}` },
      { kind: 'list', items: changes.map(({ inWords }) => inWords) },
    ]),
  ];
}

function otherParts({ otherChanges }: ExecutionDifference): Part[] {
  if (otherChanges.length === 0) return [];
  return [
    { kind: 'heading', text: 'Lo que cambió sin mover dinero' },
    { kind: 'list', items: [...otherChanges] },
  ];
}

function proofInWords({ proof }: ExecutionDifference): string {
  return proof.holds
    ? `Prueba: en cada una de las ${proof.figures} cifras comparadas, la diferencia es la suma de sus asientos.`
    : 'La prueba no cuadra: alguna diferencia no es la suma de sus asientos. Avise a quien administra el servicio.';
}

function signed(amount: Money): string {
  return amount.isPositive() ? `+${amount.toSpanish()}` : amount.toSpanish();
}
