import { pesos } from '../parts/amounts';
import { nothingMore, type RecordBook } from '../parts/records/record-book';
import { chaptersOf, type Chapter } from '../parts/story';
import { RecordPage } from './record.page';
import { lapseRoom, restitutionRoom, restorationRoom, type Lapsed } from './restitution.room';
import type { LapseView, Restituted, Restored } from './restitution.views';
import { lapseList, restitutionList, restorationList } from './restitution.words';

const placeOf = ({ line }: Pick<Restituted, 'line'>) =>
  `${line.municipality}, ${line.department.name}. ${line.resolution}, línea ${line.line}.`;

/** «Reintegros»: what hospitals say they deposited. */
export const restitutionBook: RecordBook<Restituted> = {
  list: restitutionList,
  room: restitutionRoom,
  subject: ({ record }) => ({ kind: 'restitution', id: record.id }),
  more: nothingMore,
  page: ({ of, ...shown }) =>
    RecordPage({
      ...{ ...shown, of, room: restitutionRoom, subject: restitutionBook.subject(of) },
      title: `Consignación de ${pesos(of.record.amount)}`,
      lead: placeOf(of),
      story: chaptersOf(of.record, {
        recorded: 'El hospital registró la consignación',
        outcomes: { verified: 'Se verificó', refused: 'Se negó', returned: 'Se devolvió' },
      }),
    }),
};

/** «Restablecimientos»: what came back within the year and can be assigned again. */
export const restorationBook: RecordBook<Restored> = {
  list: restorationList,
  room: restorationRoom,
  subject: ({ record }) => ({ kind: 'restoration', id: record.id }),
  more: nothingMore,
  page: ({ of, ...shown }) =>
    RecordPage({
      ...{ ...shown, of, room: restorationRoom, subject: restorationBook.subject(of) },
      title: `Restablecimiento de ${pesos(of.record.amount)}`,
      lead: placeOf(of),
      story: chaptersOf(of.record, {
        recorded: 'Se registró el restablecimiento',
        outcomes: { approved: 'Se aprobó', refused: 'Se negó', returned: 'Se devolvió' },
      }),
    }),
};

/** «Pérdidas de apropiación»: recorded of a resolution, decided by another person. */
export const lapseBook: RecordBook<Lapsed> = {
  list: lapseList,
  room: lapseRoom,
  subject: ({ record }) => ({ kind: 'lapse', id: record.id }),
  more: nothingMore,
  page: ({ of, ...shown }) =>
    RecordPage({
      ...{ ...shown, of, room: lapseRoom, subject: lapseBook.subject(of) },
      title: of.record.amount === null ? 'Pérdida de apropiación' : `Pérdida de ${pesos(of.record.amount)}`,
      lead: `${of.resolution.label}, vigencia ${of.resolution.fiscalYear}.`,
      story: lapseStory(of.record),
    }),
};

const decisions: Record<string, string> = {
  approved: 'Se aprobó',
  reversed: 'Se aprobó',
  refused: 'Se negó',
  returned: 'Se devolvió',
};

function lapseStory(record: LapseView): Chapter[] {
  const { recordedAt, recordedBy, decidedAt, decidedBy, byDelegationOf, decisionReason, state } = record;
  const recorded = { at: recordedAt, what: 'Se registró la pérdida', who: recordedBy };
  if (decidedAt === null) return [recorded];
  const what = decisions[state] ?? 'Se decidió';
  return [recorded, { at: decidedAt, what, who: decidedBy, byDelegationOf, why: decisionReason }];
}
