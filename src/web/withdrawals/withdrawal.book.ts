import type { EntryView } from '../client/views';
import type { RecordBook } from '../parts/records/record-book';
import { WithdrawalPage } from './withdrawal.page';
import { withdrawalRoom } from './withdrawal.room';
import type { Withdrawn } from './withdrawal.views';
import { withdrawalList } from './withdrawals.list';

/** «Desistimientos»: the list by state, and one with its acts and what it moved. */
export const withdrawalBook: RecordBook<Withdrawn, readonly EntryView[]> = {
  list: withdrawalList,
  room: withdrawalRoom,
  subject: ({ withdrawal }) => ({ kind: 'withdrawal', id: withdrawal.id }),
  more: async (desk, { withdrawal, line }) => {
    const entries = await desk.all<EntryView>('/ledger/entries', { allocation: line.id });
    const subjects = [withdrawal.id, ...withdrawal.clarifications.map(({ id }) => id)];
    return entries.filter(({ subjectId }) => subjects.includes(subjectId));
  },
  page: ({ person, of, more, evidence, done }) =>
    WithdrawalPage({ person, of: { ...of, entries: more, evidence }, done }),
};
