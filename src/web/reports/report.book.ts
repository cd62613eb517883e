import type { EntryView } from '../client/views';
import type { RecordBook } from '../parts/records/record-book';
import { ReportPage } from './report.page';
import { reportRoom } from './report.room';
import type { IncorporationView, Reported, ReportFile, ReportView } from './report.views';
import { reportList } from './report.words';

type Beside = Pick<ReportFile, 'previous' | 'incorporations' | 'entries'>;

/** «Informes» of execution: the list by state, and one beside the report before it. */
export const reportBook: RecordBook<Reported, Beside> = {
  list: reportList,
  room: reportRoom,
  subject: ({ report }) => ({ kind: 'execution-report', id: report.id }),
  more: async (desk, { report, line }) => {
    const [previous, incorporations, entries] = await Promise.all([
      report.previousId === null ? null : desk.get<ReportView>(`/execution-reports/${report.previousId}`),
      desk.all<IncorporationView>(`/allocations/${line.id}/incorporations`),
      desk.all<EntryView>('/ledger/entries', { allocation: line.id }),
    ]);
    return { previous, incorporations, entries: entries.filter(({ subjectId }) => subjectId === report.id) };
  },
  page: ({ person, of, more, evidence, done }) => ReportPage({ person, of: { ...of, ...more, evidence }, done }),
};
