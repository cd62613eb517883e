import { calendarDate } from '../../kernel/calendar';
import { Refusal } from '../../kernel/errors';
import { Money } from '../../kernel/money';
import {
  difference,
  reportLife,
  reportState,
  reportStates,
  requireDecidable,
  requireFiling,
  requireReportable,
  type AcceptedReport,
  type ReportAct,
  type ReportBounds,
  type ReportedFigures,
  type ReportState,
} from './execution-report.rules';

const on = calendarDate;
const pesos = (text: string) => Money.of(text);

// A line of 100, all of it incorporated; 80 received on 10 August, of which 20 was deposited back.
const bounds: ReportBounds = {
  today: on('2025-12-01'),
  firstReceiptOn: on('2025-08-10'),
  lastAccepted: null,
  undecidedCutoff: null,
  incorporated: pesos('100'),
  amount: pesos('100'),
  received: pesos('80'),
  payable: pesos('60'),
  executed: Money.zero,
  yieldsRecorded: Money.zero,
  yieldsAdjustable: Money.zero,
};

const september: AcceptedReport = {
  cutoff: on('2025-09-30'),
  contracted: pesos('50'),
  obligated: pesos('40'),
  final: false,
};
const afterSeptember: Partial<ReportBounds> = {
  lastAccepted: september,
  executed: pesos('30'),
  yieldsRecorded: pesos('2'),
  yieldsAdjustable: pesos('1'),
};

interface Chained {
  figures: string;
  given: Partial<ReportBounds>;
  code: string;
  limit?: Record<string, string>;
}

interface Compared {
  figures: string;
  correction: boolean;
  code: string;
  minimum?: string;
}

interface Cut {
  cutoff: string;
  correction: boolean;
  given: Partial<ReportBounds>;
  code: string;
}

interface Decided {
  decision: 'accepted' | 'observed' | null;
  annulled: boolean;
  state: ReportState;
}

interface Deciding {
  state: ReportState;
  act: ReportAct;
  by: string;
  code: string;
}

/** contracted / obligated / paid / yields, as a report says them. */
function report(figures: string, cutoff = '2025-10-31', correction = false): ReportedFigures {
  const [contracted = '0', obligated = '0', paid = '0', yields = '0'] = figures.split('/').map((each) => each.trim());
  return {
    cutoff: on(cutoff),
    contracted: pesos(contracted),
    obligated: pesos(obligated),
    paid: pesos(paid),
    yieldsEarned: pesos(yields),
    correction,
  };
}

function judged(decide: () => void): { code: string; params: Record<string, unknown> } {
  try {
    decide();
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, params: error.params };
    throw error;
  }
  return { code: 'ok', params: {} };
}

describe('the chain of I10', () => {
  test.each`
    figures                  | given                           | code                                           | limit
    ${'60 / 50 / 40 / 0'}    | ${{}}                           | ${'ok'}                                        | ${undefined}
    ${'0 / 0 / 0 / 0'}       | ${{}}                           | ${'ok'}                                        | ${undefined}
    ${'60 / 60 / 60 / 0'}    | ${{}}                           | ${'ok'}                                        | ${undefined}
    ${'1 / 0 / 0 / 0'}       | ${{ incorporated: Money.zero }} | ${'execution.contracted-exceeds-incorporated'} | ${{ reported: '1.00', limit: '0.00', maximum: '0.00' }}
    ${'100.01 / 0 / 0 / 0'}  | ${{}}                           | ${'execution.contracted-exceeds-incorporated'} | ${{ reported: '100.01', limit: '100.00', maximum: '100.00' }}
    ${'110 / 0 / 0 / 0'}     | ${{ amount: pesos('70') }}      | ${'execution.contracted-exceeds-incorporated'} | ${{ reported: '110.00', limit: '100.00', maximum: '70.00' }}
    ${'90 / 0 / 0 / 0'}      | ${{ amount: pesos('70') }}      | ${'execution.contracted-exceeds-amount'}       | ${{ reported: '90.00', limit: '70.00', maximum: '70.00' }}
    ${'50 / 50.01 / 0 / 0'}  | ${{}}                           | ${'execution.obligated-exceeds-contracted'}    | ${{ reported: '50.01', limit: '50.00', maximum: '50.00' }}
    ${'50 / 40 / 41 / 0'}    | ${{}}                           | ${'execution.paid-exceeds-obligated'}          | ${{ reported: '41.00', limit: '40.00', maximum: '40.00' }}
    ${'90 / 70 / 80 / 0'}    | ${{}}                           | ${'execution.paid-exceeds-obligated'}          | ${{ reported: '80.00', limit: '70.00', maximum: '60.00' }}
    ${'90 / 80 / 60.01 / 0'} | ${{}}                           | ${'execution.paid-exceeds-received'}           | ${{ reported: '60.01', limit: '60.00', maximum: '60.00' }}
  `('$figures is $code', ({ figures, given, code, limit }: Chained) => {
    const { code: said, params } = judged(() => {
      requireReportable(report(figures), { ...bounds, ...given });
    });
    expect(said).toBe(code);
    if (limit) expect(JSON.parse(JSON.stringify(params))).toMatchObject(limit);
  });

  it('tells who has not incorporated anything to record the act first', () => {
    expect(() => {
      requireReportable(report('1/0/0/0'), { ...bounds, incorporated: Money.zero });
    }).toThrow(
      'Lo contratado ($1) supera lo incorporado al presupuesto ($0). Registre primero el acto de incorporación.',
    );
  });
});

describe('against the last accepted report (50 / 40 / 30, yields 2, to 30 September)', () => {
  test.each`
    figures               | correction | code                                 | minimum
    ${'50 / 40 / 30 / 2'} | ${false}   | ${'ok'}                              | ${undefined}
    ${'60 / 50 / 35 / 3'} | ${false}   | ${'ok'}                              | ${undefined}
    ${'49 / 40 / 30 / 2'} | ${false}   | ${'execution.figure-decreased'}      | ${'50.00'}
    ${'50 / 39 / 30 / 2'} | ${false}   | ${'execution.figure-decreased'}      | ${'40.00'}
    ${'50 / 40 / 29 / 2'} | ${false}   | ${'execution.figure-decreased'}      | ${'30.00'}
    ${'49 / 39 / 29 / 2'} | ${true}    | ${'ok'}                              | ${undefined}
    ${'50 / 40 / 30 / 1'} | ${false}   | ${'execution.yields-below-recorded'} | ${'2.00'}
    ${'50 / 40 / 30 / 1'} | ${true}    | ${'ok'}                              | ${undefined}
    ${'50 / 40 / 30 / 0'} | ${true}    | ${'execution.yields-below-recorded'} | ${'1.00'}
  `('$figures, correction $correction: $code', ({ figures, correction, code, minimum }: Compared) => {
    const { code: said, params } = judged(() => {
      requireReportable(report(figures, '2025-10-31', correction), { ...bounds, ...afterSeptember });
    });
    expect(said).toBe(code);
    if (minimum) expect(String(params.minimum)).toBe(minimum);
  });

  it('holds what is paid against the ledger, where one entry of an annulled report may still stand', () => {
    const given = { ...bounds, executed: pesos('30') };
    expect(
      judged(() => {
        requireReportable(report('50/40/29/0'), given);
      }).code,
    ).toBe('execution.figure-decreased');
  });
});

describe('the cutoff and the turn', () => {
  const final = { lastAccepted: { ...september, final: true }, executed: pesos('30') };
  test.each`
    cutoff          | correction | given                                    | code
    ${'2025-12-01'} | ${false}   | ${{}}                                    | ${'ok'}
    ${'2025-12-02'} | ${false}   | ${{}}                                    | ${'date.in-the-future'}
    ${'2025-08-10'} | ${false}   | ${{}}                                    | ${'ok'}
    ${'2025-08-09'} | ${false}   | ${{}}                                    | ${'date.too-early'}
    ${'2025-10-31'} | ${false}   | ${{ firstReceiptOn: null }}              | ${'execution.nothing-received'}
    ${'2025-10-01'} | ${false}   | ${afterSeptember}                        | ${'ok'}
    ${'2025-09-30'} | ${false}   | ${afterSeptember}                        | ${'execution.cutoff-not-after-last'}
    ${'2025-09-30'} | ${true}    | ${afterSeptember}                        | ${'ok'}
    ${'2025-09-29'} | ${true}    | ${afterSeptember}                        | ${'execution.cutoff-not-after-last'}
    ${'2025-10-31'} | ${false}   | ${{ undecidedCutoff: on('2025-09-30') }} | ${'execution.report-undecided'}
    ${'2025-10-31'} | ${true}    | ${{ undecidedCutoff: on('2025-09-30') }} | ${'execution.report-undecided'}
    ${'2025-10-31'} | ${true}    | ${{}}                                    | ${'execution.nothing-to-correct'}
    ${'2025-10-31'} | ${false}   | ${final}                                 | ${'execution.already-final'}
    ${'2025-10-31'} | ${true}    | ${final}                                 | ${'ok'}
  `('to $cutoff, correction $correction: $code', ({ cutoff, correction, given, code }: Cut) => {
    const sent = report('50/40/30/2', cutoff, correction);
    expect(
      judged(() => {
        requireReportable(sent, { ...bounds, ...given });
      }).code,
    ).toBe(code);
  });

  it('says both dates', () => {
    expect(() => {
      requireReportable(report('0/0/0/0', '2025-08-09'), bounds);
    }).toThrow(
      'El 9 de agosto de 2025 es anterior a la primera confirmación de recibo, que es del 10 de agosto de 2025.',
    );
  });
});

describe('the life of a report', () => {
  test.each`
    decision      | annulled | state
    ${null}       | ${false} | ${'submitted'}
    ${'accepted'} | ${false} | ${'accepted'}
    ${'observed'} | ${false} | ${'observed'}
    ${'accepted'} | ${true}  | ${'annulled'}
  `('decision $decision, annulled $annulled: $state', ({ decision, annulled, state }: Decided) => {
    expect(reportState({ decision, annulled })).toBe(state);
  });

  it('reaches every state', () => {
    expect([...reportLife.reachable('submitted')].sort()).toEqual([...reportStates].sort());
  });

  test.each`
    state          | act          | by       | code
    ${'submitted'} | ${'accept'}  | ${'ana'} | ${'ok'}
    ${'submitted'} | ${'observe'} | ${'ana'} | ${'ok'}
    ${'submitted'} | ${'accept'}  | ${'eva'} | ${'execution.maker-is-checker'}
    ${'submitted'} | ${'observe'} | ${'eva'} | ${'execution.maker-is-checker'}
    ${'accepted'}  | ${'accept'}  | ${'ana'} | ${'execution.already-decided'}
    ${'accepted'}  | ${'observe'} | ${'eva'} | ${'execution.already-decided'}
    ${'observed'}  | ${'accept'}  | ${'ana'} | ${'execution.already-decided'}
    ${'annulled'}  | ${'accept'}  | ${'ana'} | ${'execution.already-decided'}
  `('$state, $by would $act: $code', ({ state, act, by, code }: Deciding) => {
    expect(
      judged(() => {
        requireDecidable({ state, recordedBy: 'eva' }, { act, by });
      }).code,
    ).toBe(code);
  });
});

describe('the day of filing', () => {
  test.each`
    filedOn         | filingNumber | code
    ${'2025-07-10'} | ${null}      | ${'ok'}
    ${'2025-07-10'} | ${'R-1'}     | ${'ok'}
    ${'2025-07-09'} | ${'R-1'}     | ${'ok'}
    ${'2025-07-09'} | ${null}      | ${'execution.filed-earlier-without-number'}
    ${'2025-06-29'} | ${'R-1'}     | ${'date.too-early'}
    ${'2025-07-11'} | ${'R-1'}     | ${'date.in-the-future'}
  `(
    'filed on $filedOn under $filingNumber: $code',
    ({ filedOn, filingNumber, code }: { filedOn: string; filingNumber: string | null; code: string }) => {
      const filed = { cutoff: calendarDate('2025-06-30'), filedOn: calendarDate(filedOn), filingNumber };
      expect(
        judged(() => {
          requireFiling(filed, calendarDate('2025-07-10'));
        }).code,
      ).toBe(code);
    },
  );
});

describe('what acceptance moves', () => {
  test.each`
    paid    | yields | executed | recorded | moved      | earned
    ${'30'} | ${'2'} | ${'0'}   | ${'0'}   | ${'30.00'} | ${'2.00'}
    ${'30'} | ${'2'} | ${'30'}  | ${'2'}   | ${'0.00'}  | ${'0.00'}
    ${'25'} | ${'3'} | ${'30'}  | ${'2'}   | ${'-5.00'} | ${'1.00'}
    ${'30'} | ${'1'} | ${'30'}  | ${'2'}   | ${'0.00'}  | ${'-1.00'}
  `(
    'paid $paid over $executed moves $moved',
    ({ paid, yields, executed, recorded, moved, earned }: Record<string, string>) => {
      const said = { paid: pesos(paid!), yieldsEarned: pesos(yields!) };
      const standing = { executed: pesos(executed!), yieldsRecorded: pesos(recorded!) };
      expect(JSON.parse(JSON.stringify(difference(said, standing)))).toEqual({ paid: moved, yields: earned });
    },
  );
});
