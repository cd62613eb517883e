import { calendarDate } from '../../../../kernel/calendar';
import { Money } from '../../../../kernel/money';
import { entryExample, fullLine, published } from '../../certificate.spec-support';
import type { LineEntry } from '../../line-ledger.rules';
import { sayExecution } from './content';
import { leftOf, requireExecuted, type ExecutionPapers, type ReportPaper } from './facts.rules';

const cutoff = calendarDate('2025-12-31');
const report: ReportPaper = {
  id: 'report',
  cutoff: calendarDate('2025-10-31'),
  filedOn: calendarDate('2025-11-10'),
  filingNumber: 'R-14',
  contracted: Money.of('90'),
  obligated: Money.of('80'),
  paid: Money.of('70'),
  yieldsEarned: Money.zero,
  final: false,
  correction: false,
  decision: 'accepted',
  decidedOn: calendarDate('2025-11-20'),
  decisionReason: null,
  annulled: false,
};
const later: ReportPaper = { ...report, id: 'later', cutoff: calendarDate('2025-11-30'), final: true };
const nothing = { contracted: Money.zero, obligated: Money.zero, paid: Money.zero };
const act = { actKind: 'Acuerdo', actNumber: '7', actOn: calendarDate('2025-09-01'), amount: Money.of('100') };

const received = entryExample('confirm', '2025-08-11', [
  ['transit', '-100'],
  ['held', '100'],
]);
const paid = entryExample('execute', '2025-10-31', [
  ['held', '-70'],
  ['executed', '70'],
]);
const returned = entryExample('return', '2025-10-20', [
  ['held', '-10'],
  ['returned', '10'],
]);
const afterwards = entryExample('return', '2025-12-01', [
  ['held', '-20'],
  ['returned', '20'],
]);

const read = (papers: Partial<ExecutionPapers & { asked: string | null; entries: LineEntry[] }>) => ({
  ...fullLine,
  reports: [report],
  incorporations: [],
  asked: null,
  laterEntries: 0,
  ...papers,
  entries: [published('100'), ...(papers.entries ?? [received, paid])],
});

function said(papers: Parameters<typeof read>[0]): string {
  return sayExecution(requireExecuted(read(papers), cutoff)).facts.join('\n');
}

interface Case {
  papers: Parameters<typeof read>[0];
  says: string;
}

describe('the certificate of execution', () => {
  it.each`
    papers                                                                | says
    ${{}}                                                                 | ${'Con corte al 31 de octubre de 2025, la E.S.E. había confirmado el recibo de cien pesos m/cte ($100).'}
    ${{}}                                                                 | ${'no consta acto que incorpore los recursos al presupuesto de la E.S.E.'}
    ${{ incorporations: [act] }}                                          | ${'incorporó a su presupuesto la suma de cien pesos m/cte ($100), por Acuerdo N.º 7, del 1 de septiembre de 2025.'}
    ${{}}                                                                 | ${'La ejecución es la del informe de ejecución con corte al 31 de octubre de 2025, con radicado N.º R-14, presentado el 10 de noviembre de 2025 y aceptado el 20 de noviembre de 2025.'}
    ${{ reports: [{ ...report, filingNumber: null, correction: true }] }} | ${'informe de ejecución, que corrige el anterior, con corte al 31 de octubre de 2025, cuyo radicado está por confirmar'}
    ${{ reports: [{ ...report, final: true }] }}                          | ${'la del informe final de ejecución con corte'}
    ${{}}                                                                 | ${'contrató noventa pesos m/cte ($90), obligó ochenta pesos m/cte ($80) y pagó setenta pesos m/cte ($70).'}
    ${{}}                                                                 | ${'es el 70,00 % de lo recibido ($70 de $100) y el 70,00 % de lo asignado ($70 de $100).'}
    ${{}}                                                                 | ${'tenía en su caja, sin ejecutar ni reintegrar, treinta pesos m/cte ($30).'}
    ${{ entries: [received, returned, paid] }}                            | ${'veinte pesos m/cte ($20) y había reintegrado diez pesos m/cte ($10).'}
    ${{ entries: [received, paid, afterwards] }}                          | ${'sin ejecutar ni reintegrar, treinta pesos m/cte ($30).'}
    ${{ reports: [{ ...report, yieldsEarned: Money.of('3') }] }}          | ${'rendimientos financieros por tres pesos m/cte ($3), que no hacen parte de lo asignado ni de lo ejecutado.'}
    ${{ reports: [{ ...report, ...nothing }] }}                           | ${'no ha contratado, obligado ni pagado suma alguna'}
    ${{ reports: [report, later] }}                                       | ${'la del informe final de ejecución con corte al 30 de noviembre de 2025'}
    ${{ reports: [report, later], asked: 'report' }}                      | ${'Después de ese informe se aceptó otro, con corte al 30 de noviembre de 2025.'}
    ${{ reports: [report, { ...later, decision: 'observed' }] }}          | ${'con corte al 31 de octubre de 2025, con radicado'}
  `('says: $says', ({ papers, says }: Case) => {
    expect(said(papers)).toContain(says);
  });

  it('is as of the cut-off of its report, and brings its percentages with what they are of', () => {
    const { data } = sayExecution(requireExecuted(read({ entries: [received, paid, afterwards] }), cutoff));
    expect(data).toMatchObject({
      returned: '0.00',
      unspent: '30.00',
      percentages: { paidOfReceived: '70.00', paidOfAssigned: '70.00' },
      entries: { paid: [paid.id], received: [received.id], returned: [] },
    });
  });

  const corrected: ReportPaper = { ...report, id: 'corrected', filingNumber: 'R-15', correction: true };

  it('is refused of a report that a later accepted one corrects for the same cut-off, and names that one', () => {
    const reports = [report, corrected];
    expect(() => requireExecuted(read({ reports, asked: 'report' }), cutoff)).toThrow(
      'lo corrige el informe R-15, presentado el 10 de noviembre de 2025: pida el certificado de ese.',
    );
    expect(requireExecuted(read({ reports, asked: 'corrected' }), cutoff).report.id).toBe('corrected');
    expect(requireExecuted(read({ reports }), cutoff).report.id).toBe('corrected');
  });

  it.each`
    what                | correction
    ${'is annulled'}    | ${{ annulled: true }}
    ${'is undecided'}   | ${{ decision: null }}
    ${'is of later on'} | ${{ cutoff: calendarDate('2025-11-30') }}
  `('is not refused where the correction $what', ({ correction }: { correction: Partial<ReportPaper> }) => {
    const reports = [report, { ...corrected, ...correction }];
    expect(requireExecuted(read({ reports, asked: 'report' }), cutoff).report.id).toBe('report');
  });

  it.each`
    reports                                                                                       | paid
    ${[report, { ...corrected, paid: Money.of('60') }]}                                           | ${'60'}
    ${[{ ...report, annulled: true }]}                                                            | ${'0'}
    ${[{ ...later, cutoff: report.cutoff, paid: Money.of('40') }, { ...report, annulled: true }]} | ${'40'}
  `(
    'what is left of it is what stands by its cut-off: $paid',
    ({ reports, paid: figure }: { reports: ReportPaper[]; paid: string }) => {
      expect(leftOf(read({ reports, asked: 'report' }), cutoff)?.report.paid.equals(Money.of(figure))).toBe(true);
    },
  );

  it.each`
    papers                                                                              | says
    ${{ reports: [], entries: [] }}                                                     | ${'la E.S.E. no ha presentado informe de ejecución.'}
    ${{ reports: [] }}                                                                  | ${'no ha presentado informe de ejecución, y confirmó el recibo de $100.'}
    ${{ reports: [{ ...report, decision: null }] }}                                     | ${'el informe con corte al 31 de octubre de 2025 está sin decidir: falta su aceptación'}
    ${{ reports: [{ ...report, decision: 'observed', decisionReason: 'falta mayo' }] }} | ${'fue devuelto con observaciones (falta mayo): falta otro que se acepte'}
    ${{ reports: [{ ...report, annulled: true }] }}                                     | ${'la aceptación del informe con corte al 31 de octubre de 2025 fue anulada'}
    ${{ reports: [{ ...report, cutoff: calendarDate('2026-01-31') }] }}                 | ${'el informe con corte al 31 de enero de 2026 es posterior: pida un corte desde esa fecha'}
  `('is refused: $says', ({ papers, says }: Case) => {
    expect(() => requireExecuted(read(papers), cutoff)).toThrow(says);
  });
});
