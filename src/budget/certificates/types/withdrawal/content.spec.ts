import { calendarDate } from '../../../../kernel/calendar';
import { entryExample, fullLine, published } from '../../certificate.spec-support';
import type { LineEntry } from '../../line-ledger.rules';
import { sayWithdrawal } from './content';
import { requireWithdrawn, type WithdrawalPapers } from './facts.rules';

const cutoff = calendarDate('2025-12-31');
const letter: WithdrawalPapers = {
  id: 'withdrawal',
  filingNumber: 'R-31',
  withdrawnOn: calendarDate('2025-09-10'),
  sourceCutoff: null,
  reason: 'No hay equipo.',
  payment: 'before',
  reportedPaid: null,
  source: 'oficio del hospital',
  decision: 'approved',
  decidedOn: calendarDate('2025-09-15'),
  annulled: false,
  clarifications: [],
  amendments: [],
};
const bare: Partial<WithdrawalPapers> = {
  filingNumber: null,
  withdrawnOn: null,
  sourceCutoff: calendarDate('2025-11-30'),
  payment: 'unknown',
};

const withdrawn = entryExample(
  'withdraw',
  '2025-09-10',
  [
    ['assigned', '-100'],
    ['released', '100'],
  ],
  { subjectId: 'withdrawal' },
);
const contested = entryExample(
  'contest',
  '2025-11-30',
  [
    ['assigned', '-100'],
    ['contested', '100'],
  ],
  { subjectId: 'withdrawal' },
);
const given = entryExample('reassign', '2025-10-01', [['released', '-30']]);
const held = entryExample('confirm', '2025-08-11', [
  ['assigned', '-100'],
  ['held', '100'],
]);
const returned = entryExample('return', '2025-10-01', [
  ['held', '-30'],
  ['returned', '30'],
]);
const clarified = (place: 'released' | 'transit') =>
  entryExample(
    'clarify',
    '2025-12-01',
    [
      ['contested', '-100'],
      [place, '100'],
    ],
    { subjectId: 'clarification' },
  );
const evidence = (payment: 'before' | 'after') => [{ id: 'clarification', payment, evidence: 'extracto del banco' }];

const read = (entries: LineEntry[], papers: Partial<WithdrawalPapers>) => ({
  ...fullLine,
  ...letter,
  ...papers,
  entries: [published('100'), ...entries],
  laterEntries: 0,
});

function said(entries: LineEntry[], papers: Partial<WithdrawalPapers> = {}): string {
  return sayWithdrawal(requireWithdrawn(read(entries, papers), cutoff), cutoff).facts.join('\n');
}

interface Case {
  entries: LineEntry[];
  papers: Partial<WithdrawalPapers>;
  says: string;
}

describe('the certificate of a withdrawal', () => {
  it.each`
    entries                               | papers                                                                                                | says
    ${[withdrawn]}                        | ${{}}                                                                                                 | ${'mediante comunicación con radicado N.º R-31, del 10 de septiembre de 2025.'}
    ${[withdrawn]}                        | ${{ withdrawnOn: null, sourceCutoff: calendarDate('2025-09-10') }}                                    | ${'con radicado N.º R-31, de fecha por confirmar.'}
    ${[withdrawn]}                        | ${{ filingNumber: null }}                                                                             | ${'Consta en la fuente el desistimiento de la asignación, del 10 de septiembre de 2025; el oficio y su radicado están por confirmar.'}
    ${[contested]}                        | ${bare}                                                                                               | ${'Consta en la fuente, con corte al 30 de noviembre de 2025, el desistimiento de la asignación; el oficio, su radicado y su fecha están por confirmar.'}
    ${[withdrawn]}                        | ${{}}                                                                                                 | ${'no se giró: el desistimiento fue anterior al giro'}
    ${[withdrawn]}                        | ${{}}                                                                                                 | ${'Esa suma quedó liberada y puede reasignarse.'}
    ${[withdrawn, given]}                 | ${{}}                                                                                                 | ${'quedan liberados setenta pesos m/cte ($70), sin reasignar'}
    ${[held]}                             | ${{ payment: 'after' }}                                                                               | ${'no consta reintegro alguno con la consignación verificada, y quedan por reintegrar cien pesos m/cte ($100)'}
    ${[held, returned]}                   | ${{ payment: 'after' }}                                                                               | ${'ha reintegrado treinta pesos m/cte ($30), con la consignación verificada, y quedan por reintegrar setenta pesos m/cte ($70)'}
    ${[contested]}                        | ${bare}                                                                                               | ${'no permiten establecer si la suma desistida, de cien pesos m/cte ($100), alcanzó a girarse ni, en tal caso, si se reintegró'}
    ${[contested]}                        | ${bare}                                                                                               | ${'La fuente no dice si se giró.'}
    ${[contested]}                        | ${{ ...bare, reportedPaid: true }}                                                                    | ${'La fuente la presenta entre los recursos girados y, a la vez, como desistida'}
    ${[contested]}                        | ${{ ...bare, reportedPaid: false }}                                                                   | ${'La fuente la presenta como no girada.'}
    ${[contested]}                        | ${bare}                                                                                               | ${'esta certificación no afirma que se haya girado ni que no se haya girado'}
    ${[contested, clarified('released')]} | ${{ ...bare, clarifications: evidence('before') }}                                                    | ${'con fundamento en «extracto del banco» quedó establecido que los recursos no se giraron, con efecto el 1 de diciembre de 2025'}
    ${[contested, clarified('transit')]}  | ${{ ...bare, clarifications: evidence('after') }}                                                     | ${'quedó establecido que los recursos sí se giraron'}
    ${[contested, clarified('transit')]}  | ${{ ...bare, clarifications: evidence('after') }}                                                     | ${'la E.S.E. no ha confirmado el recibo de cien pesos m/cte ($100)'}
    ${[withdrawn]}                        | ${{}}                                                                                                 | ${'no consta acto que modifique la asignación con motivo del desistimiento'}
    ${[withdrawn, given]}                 | ${{ amendments: [{ id: 'a', label: 'Resolución 9 de 2025', issuedOn: calendarDate('2025-10-01') }] }} | ${'fue modificada después por la Resolución 9 de 2025, del 1 de octubre de 2025.'}
    ${[withdrawn]}                        | ${{}}                                                                                                 | ${'Motivo que consta del desistimiento: «No hay equipo».'}
  `('says: $says', ({ entries, papers, says }: Case) => {
    expect(said(entries, papers)).toContain(says);
  });

  it('says nothing of a payment where it is not known, to a machine either', () => {
    const { data, tables } = sayWithdrawal(requireWithdrawn(read([contested], bare), cutoff), cutoff);
    expect(data).toMatchObject({ withdrawal: { standingPayment: 'unknown', paid: '0.00', contested: '100.00' } });
    expect(JSON.stringify(tables)).not.toContain('Girado');
  });

  it.each`
    entries                              | papers                                         | says
    ${[]}                                | ${{ decision: null, decidedOn: null }}         | ${'está sin aprobar: falta la aprobación'}
    ${[]}                                | ${{ decision: 'refused' }}                     | ${'fue negado'}
    ${[]}                                | ${{}}                                          | ${'fue anulado'}
    ${[{ ...withdrawn, stands: false }]} | ${{}}                                          | ${'fue anulado'}
    ${[held]}                            | ${{ payment: 'after', annulled: true }}        | ${'fue anulado'}
    ${[]}                                | ${{ withdrawnOn: calendarDate('2026-01-01') }} | ${'no había tenido efecto: es del 1 de enero de 2026; pida un corte desde esa fecha'}
  `('is refused: $says', ({ entries, papers, says }: Case) => {
    expect(() => requireWithdrawn(read(entries, papers), cutoff)).toThrow(says);
  });
});
