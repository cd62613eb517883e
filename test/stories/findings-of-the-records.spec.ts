import { FindingRefresh } from '../../src/budget/reconciliation/refresh.service';
import { readConfig } from '../../src/platform/config';
import { prepareAccounts } from '../../src/records/accounts';
import { seeing } from '../../src/platform/database/scope';
import { expectLedgerSound } from '../support/expect-ledger-sound';
import { expectLinesFoundAlone } from '../support/findings-of-lines';
import { expectStatusesAgree } from '../support/line-statuses';
import { startTestService, type TestService } from '../support/service';
import { Visitor } from '../support/visitor';

interface Finding {
  readonly code: string;
  readonly severity: string;
  readonly state: string;
  readonly expected: string | null;
  readonly actual: string | null;
  readonly difference: string | null;
  readonly detail: string;
  readonly roundingExplains: boolean | null;
  readonly entries: string[];
  readonly documents: string[];
  readonly openSince: string;
}

interface Reconciliation {
  readonly proof: { holds: boolean; line: string };
  readonly ranges: Record<string, Record<'minimum' | 'reported' | 'maximum', string>>;
  readonly counts: { open: number; severities: Record<string, number> };
  readonly findings: Finding[];
}

/** «(Riohacha)»: the place that the sentence names. */
const placeOf = ({ detail }: Finding): string => /\(([^)]+)\)/.exec(detail)?.[1] ?? '';
const byText = (a: string, b: string): number => (a < b ? -1 : 1);

/**
 * What the rules find in the records, unasked: the exact list. Whoever adds a rule sees here what it says of resolution
 * 1409, and whether it is true.
 */
describe('the findings of the records', () => {
  const config = readConfig({ DEMO_PASSWORD: 'demostración 1409', TRAZAGIRO_RECORDS: 'load' });
  const found: Record<string, Reconciliation> = {};
  let service: TestService;
  let auditor: Visitor;

  beforeAll(async () => {
    service = await startTestService();
    await prepareAccounts(service.app, config);
    auditor = await Visitor.signIn(service.app, 'auditoria@demo.localhost', 'demostración 1409');
    const { body } = await auditor.get<{ items: { id: string; number: number; kind: string }[] }>('/resolutions');
    for (const { id, number } of body.items.filter(({ kind }) => kind !== 'amendment')) {
      found[number] = (await auditor.get<Reconciliation>(`/resolutions/${id}/reconciliation`)).body;
    }
  });
  afterAll(async () => {
    await expectStatusesAgree(auditor);
    await service.close();
  });

  const of = (number: number, code: string): Finding[] => found[number]!.findings.filter((each) => each.code === code);
  const figures = (number: number, code: string): string[] =>
    of(number, code)
      .map((each) => `${placeOf(each)}: ${each.expected ?? '—'} / ${each.actual ?? '—'} / ${each.difference ?? '—'}`)
      .sort(byText);
  const counted = (number: number): Record<string, number> => {
    const counts: Record<string, number> = {};
    for (const { code } of found[number]!.findings) counts[code] = (counts[code] ?? 0) + 1;
    return counts;
  };

  describe('resolution 1409', () => {
    const giros = [
      'Arauca 137021330.00',
      'Bucaramanga 126248980.00',
      'Ipiales 60431400.00',
      'Necoclí 60431400.00',
      'Puerto Carreño 76358920.00',
      'San José de Cúcuta 441640400.00',
      'Santiago de Cali 378515920.00',
      'Soacha 84438180.00',
      'Tibú 60431400.00',
      'Turbo 60431400.00',
      'Villa del Rosario 102473210.00',
    ].map((each) => each.split(/ (?=\d)/) as [string, string]);
    const withdrawn: [string, string][] = [
      ['Maicao', '183987290.00'],
      ['Riohacha', '225798080.00'],
    ];

    it('are these and no others', () => {
      expect(counted(1409)).toEqual({
        'resolution.announced-total': 1,
        'receipt.unconfirmed': 11,
        'withdrawal.payment-unknown': 2,
        'withdrawal.listed-as-paid': 2,
        'withdrawal.no-amending-act': 2,
        'execution.none-after-term': 11,
        'hospital.unknown': 13,
      });
      expect(found[1409]!.counts).toMatchObject({ open: 42, severities: { critical: 0, high: 29, medium: 13 } });
    });

    it('say that rounding cannot explain what is missing from the annex', () => {
      expect(of(1409, 'resolution.announced-total')).toMatchObject([
        {
          severity: 'high',
          state: 'open',
          expected: '2000000000.00',
          actual: '1998207910.00',
          difference: '1792090.00',
          roundingExplains: false,
          openSince: '2025-07-07',
        },
      ]);
      expect(of(1409, 'resolution.announced-total')[0]!.detail).toContain('±$500.000');
    });

    it('name the two withdrawn lines: payment unknown, listed as paid, and no act that amends', () => {
      const nothingExpected = withdrawn.map(([place, amount]) => `${place}: 0.00 / ${amount} / ${amount}`);
      expect(figures(1409, 'withdrawal.payment-unknown')).toEqual(nothingExpected);
      expect(figures(1409, 'withdrawal.listed-as-paid')).toEqual(nothingExpected);
      expect(figures(1409, 'withdrawal.no-amending-act')).toEqual(
        withdrawn.map(([place, amount]) => `${place}: ${amount} / 0.00 / ${amount}`),
      );
    });

    it('name the eleven giros that nobody confirmed, and that none reported an execution', () => {
      const all = giros.map(([place, amount]) => `${place}: ${amount} / 0.00 / ${amount}`);
      expect(figures(1409, 'receipt.unconfirmed')).toEqual(all);
      expect(figures(1409, 'execution.none-after-term')).toEqual(all);
      expect(new Set(of(1409, 'receipt.unconfirmed').map(({ openSince }) => openSince))).toEqual(
        new Set(['2025-08-19']),
      );
      expect(new Set(of(1409, 'execution.none-after-term').map(({ openSince }) => openSince))).toEqual(
        new Set(['2025-12-30']),
      );
    });

    it('name the thirteen hospitals that no source names', () => {
      const lines = [...giros, ...withdrawn].map(([place, amount]) => `${place}: 0.00 / ${amount} / ${amount}`);
      expect(figures(1409, 'hospital.unknown')).toEqual(lines.sort(byText));
    });

    it('have their entries and their documents behind them', () => {
      for (const { entries, documents, code } of found[1409]!.findings) {
        expect([code, entries.length]).toEqual([code, 1]);
        expect(documents.some((document) => document.includes('CNIM'))).toBe(true);
      }
    });

    it('stand beside the proof and the ranges of what is contested', () => {
      expect(found[1409]!.proof).toMatchObject({
        holds: true,
        line: '2.000.000.000 = 1.792.090 por distribuir + 1.588.422.540 girado sin confirmar + 409.785.370 desistido, giro por establecer',
      });
      expect(found[1409]!.ranges).toEqual({
        paid: { minimum: '1588422540.00', reported: '1998207910.00', maximum: '1998207910.00' },
        released: { minimum: '0.00', reported: '0.00', maximum: '409785370.00' },
        dueBack: { minimum: '0.00', reported: '409785370.00', maximum: '409785370.00' },
      });
    });
  });

  it('of the example are these, each checked by hand', () => {
    expect(counted(9002)).toEqual({
      'resolution.announced-total': 1,
      'receipt.disputed': 1,
      'return.capital-overdue': 3,
      'report.final-missing': 2,
      // The months to May were reported together in June, with its own filing number.
      'report.monthly-late': 1,
      'report.monthly-missing': 3,
      'incorporation.missing': 2,
      'hospital.without-nit': 3,
      'released.not-reassigned': 1,
    });
    // 450 announced and 440 on the lines; the printed total and the CDP agree with the lines.
    expect(of(9002, 'resolution.announced-total')[0]).toMatchObject({ difference: '10000000.00' });
    expect(figures(9002, 'receipt.disputed')).toEqual(['Quibdó: 54000000.00 / 50000000.00 / 4000000.00']);
    // Line 5 gave back 30 of 50 million; lines 2 and 4 have what they received.
    expect(figures(9002, 'return.capital-overdue')).toEqual([
      'Inírida: 0.00 / 125000000.00 / 125000000.00',
      'Mitú: 0.00 / 20000000.00 / 20000000.00',
      'Quibdó: 0.00 / 50000000.00 / 50000000.00',
    ]);
    expect(figures(9002, 'report.final-missing')).toEqual([
      'Inírida: 2025-12-29 / — / —',
      'Quibdó: 2025-12-29 / — / —',
    ]);
    // Received in May, in March until the withdrawal of June, and in March.
    expect(figures(9002, 'report.monthly-missing')).toEqual([
      'Inírida: 6 / 0 / 6',
      'Mitú: 3 / 0 / 3',
      'Quibdó: 8 / 0 / 8',
    ]);
    expect(figures(9002, 'incorporation.missing')).toEqual([
      'Inírida: 125000000.00 / 0.00 / 125000000.00',
      'Quibdó: 50000000.00 / 0.00 / 50000000.00',
    ]);
    expect(of(9002, 'hospital.without-nit').map(placeOf).sort(byText)).toEqual(['Inírida', 'Mitú', 'Puerto Carreño']);
    // 60 released, 45 reassigned to line 4.
    expect(figures(9002, 'released.not-reassigned')).toEqual(['Mocoa: 0.00 / 15000000.00 / 15000000.00']);
  });

  it('are none of the strategies, which move no money', async () => {
    expect(found[401]!.findings).toEqual([]);
    expect(found[9001]!.findings).toEqual([]);
    await expectLedgerSound(service.database);
  });

  it('are found once: asking again opens nothing', async () => {
    const events = () => service.database.query<{ n: number }[]>('select count(*)::int as n from finding_event');
    const before = await events();
    const list = await auditor.get<{ items: Finding[] }>('/findings?state=open&limit=200');
    expect(list.body.items).toHaveLength(42 + 17);
    expect(await events()).toEqual(before);
  });

  it('are the same of a line alone as of its whole resolution', async () => {
    expect(await expectLinesFoundAlone(service)).toBeGreaterThan(40);
  });

  it('after an act of any kind are those of the resolution or of the lines behind it', async () => {
    const acts = await service.database.query<{ act: string; subject_id: string }[]>(
      `select distinct on (act) act, subject_id
       from audit_event
       where subject_kind not in ('finding', 'reconciliation', 'certificate', 'person', 'request', 'service', 'records')
       order by act, id`,
    );
    const silent: string[] = [];
    for (const { act, subject_id: id } of acts) {
      await service.database.query('update finding_refresh set computed_on = current_date');
      await service.database.query('delete from finding_refresh_line');
      await service.database.query('insert into finding_request (subject_id) values ($1)', [id]);
      await seeing('everything', () => service.app.get(FindingRefresh).markAsked('wait'));
      const marked = await service.database.query<unknown[]>(
        `select resolution_id from finding_refresh where computed_on is null
         union all select resolution_id from finding_refresh_line`,
      );
      if (marked.length === 0) silent.push(act);
    }
    expect(acts.length).toBeGreaterThan(20);
    expect(silent).toEqual([]);
  });
});
