import { calendarDate } from '../../kernel/calendar';
import { Money } from '../../kernel/money';
import { fold, nothingDeclared, type Entry, type Folded } from './declared.rules';
import { figuresOf } from './figures.rules';
import { fileOf } from './pisis.spec-support';
import { planOf, type Books } from './plan.rules';
import { reportOf, type ReportedBefore } from './report.rules';
import { said } from './pisis.spec-support';

const on = calendarDate;
const pesos = (text: string) => Money.of(text);

function entries(short: string, cutoff: string, act: string | null = null): Entry[] {
  return fileOf([short], cutoff).details.map(({ line, kind, indicator, key, values }) => ({
    line,
    kind,
    indicator,
    key,
    values,
    period: on(cutoff),
    act,
  }));
}

/** One record after another, each in a file of its own: «cut-off: record». */
function after(...files: readonly string[]): Folded {
  return files.reduce<Folded>(
    ({ state }, file) => {
      const [cutoff = '', short = ''] = file.split(': ');
      return fold(state, entries(short, cutoff));
    },
    { state: nothingDeclared, changes: [], notes: [] },
  );
}

const told = ({ changes, notes }: Folded) =>
  [changes.map(({ what }) => what).join(), said(notes).join()].filter(Boolean).join(' ');

const contract = (indicator: string, amount: string, number = '1') =>
  `3|${indicator}|1|${number}|2025-06-05||COSA|${amount}||||||`;
const record = (indicator: string, paid: string, day = '2025-06-10') =>
  `5|${indicator}|1|1|1|9|${day}|${paid}|${paid}||`;
const june = '2025-06-30';
const july = '2025-07-31';
const august = '2025-08-31';

describe('a record, told by its natural key', () => {
  test.each`
    files                                                                                                                                               | last
    ${[`${june}: ${contract('I', '10.00')}`]}                                                                                                           | ${'new'}
    ${[`${june}: ${contract('I', '10.00')}`, `${july}: ${contract('I', '10.00')}`]}                                                                     | ${'same 2 pisis.already-declared'}
    ${[`${june}: ${contract('I', '10.00')}`, `${july}: ${contract('I', '10.0')}`]}                                                                      | ${'same 2 pisis.already-declared'}
    ${[`${june}: ${contract('I', '10.00')}`, `${july}: ${contract('I', '11.00')}`]}                                                                     | ${'2 pisis.key-exists'}
    ${[`${june}: ${contract('I', '10.00')}`, `${july}: ${contract('A', '11.00')}`]}                                                                     | ${'updated'}
    ${[`${june}: ${contract('A', '11.00')}`]}                                                                                                           | ${'2 pisis.key-unknown'}
    ${[`${june}: ${contract('I', '10.00')}`, `${july}: ${contract('A', '9.00', '2')}`]}                                                                 | ${'2 pisis.key-unknown'}
    ${[`${june}: ${contract('I', '10.00')}`, `${july}: 3|E|1|1||||||||||`]}                                                                             | ${'annulled'}
    ${[`${june}: ${contract('I', '1.00')}`, `${july}: 3|E|1|1||||||||||`, `${august}: ${contract('I', '2.00')}`]}                                       | ${'new'}
    ${[`${june}: ${contract('I', '1.00')}`, `${july}: 3|E|1|1||||||||||`, `${august}: ${contract('A', '2.00')}`]}                                       | ${'2 pisis.key-unknown'}
    ${[`${june}: ${contract('I', '1.00')}`, `${june}: ${record('I', '1.00')}`, `${july}: ${record('I', '1.00')}`]}                                      | ${'new 2 pisis.key-in-other-period'}
    ${[`${june}: ${contract('I', '1.00')}`, `${june}: ${record('I', '1.00')}`, `${july}: ${record('A', '2.00')}`]}                                      | ${'updated'}
    ${[`${june}: ${contract('I', '1.00')}`, `${june}: ${record('I', '1.00')}`, `${july}: ${record('I', '1.00')}`, `${august}: ${record('A', '2.00')}`]} | ${'2 pisis.key-ambiguous'}
    ${[`${june}: ${contract('I', '1.00')}`, `${june}: ${record('I', '1.00')}`, `${july}: ${record('I', '1.00')}`, `${july}: ${record('A', '2.00')}`]}   | ${'updated'}
    ${[`${june}: ${record('I', '1.00')}`]}                                                                                                              | ${'new 2 pisis.contract-unknown número del contrato'}
    ${[`${june}: ${contract('I', '1.00')}`, `${june}: ${record('I', '1.00')}`, `${july}: 3|E|1|1||||||||||`]}                                           | ${'annulled 2 pisis.contract-with-follow-up'}
  `('$files → $last', ({ files, last }: { files: string[]; last: string }) => {
    expect(told(after(...files))).toBe(last);
  });

  it('adds up what stands, and an update keeps its period', () => {
    const { state } = after(
      `${june}: 2|I|4|123|2025-06-03|100.00`,
      `${june}: ${contract('I', '60.00')}`,
      `${june}: ${contract('I', '40.00', '2')}`,
      `${june}: ${record('I', '10.50')}`,
      `${july}: ${record('A', '12.25')}`,
      `${july}: 3|E|1|2||||||||||`,
      `${july}: 6|I|5|7|2025-07-02||||20.00|2025-07-02|403`,
      `${july}: 7|I|5|8|2025-07-02||||0.75|2025-07-02|403`,
    );
    expect(Object.values(figuresOf(state)).map(String)).toEqual(['100.00', '60.00', '12.25', '12.25', '20.00', '0.75']);
    expect([...state.values()].find(({ kind }) => kind === 5)?.period).toBe(june);
  });
});

describe('what a change becomes', () => {
  const deposit = (indicator: string, amount: string) => `6|${indicator}|5|7|2025-06-02||||${amount}|2025-06-03|403`;
  const incorporation = (indicator: string, amount: string) => `2|${indicator}|4|123|2025-06-03|${amount}`;
  const restitution = {
    id: 'r',
    kind: 'principal',
    amount: pesos('20'),
    depositedOn: on('2025-06-03'),
    standing: true,
    bound: false,
  } as const;
  const own = { id: 'i', actNumber: 'No. 0123', actOn: on('2025-06-03'), amount: pesos('100'), bound: false };
  const none: Books = { incorporations: [], restitutions: [] };

  test.each`
    before                          | now                             | books                                                               | expected
    ${null}                         | ${incorporation('I', '100.00')} | ${none}                                                             | ${'incorporate 100.00'}
    ${incorporation('I', '60.00')}  | ${incorporation('A', '100.00')} | ${none}                                                             | ${'incorporate 40.00'}
    ${incorporation('I', '100.00')} | ${incorporation('A', '100.00')} | ${none}                                                             | ${''}
    ${incorporation('I', '100.00')} | ${incorporation('A', '99.00')}  | ${none}                                                             | ${'2 pisis.incorporation-lowered'}
    ${incorporation('I', '100.00')} | ${'2|E|4|123|2025-06-03|'}      | ${none}                                                             | ${'2 pisis.incorporation-lowered'}
    ${null}                         | ${incorporation('I', '100.00')} | ${{ ...none, incorporations: [own] }}                               | ${'bind i 2 pisis.incorporation-recorded-already'}
    ${null}                         | ${incorporation('I', '90.00')}  | ${{ ...none, incorporations: [own] }}                               | ${'2 pisis.incorporation-differs valor incorporado'}
    ${null}                         | ${incorporation('I', '100.00')} | ${{ ...none, incorporations: [{ ...own, bound: true }] }}           | ${'incorporate 100.00'}
    ${null}                         | ${deposit('I', '20.00')}        | ${none}                                                             | ${'return principal 20.00'}
    ${null}                         | ${deposit('I', '20.00')}        | ${{ ...none, restitutions: [restitution] }}                         | ${'bind r 2 pisis.restitution-recorded-already'}
    ${null}                         | ${deposit('I', '21.00')}        | ${{ ...none, restitutions: [restitution] }}                         | ${'return principal 21.00'}
    ${deposit('I', '20.00')}        | ${deposit('A', '20.00')}        | ${{ ...none, restitutions: [{ ...restitution, bound: true }] }}     | ${''}
    ${deposit('I', '20.00')}        | ${deposit('A', '21.00')}        | ${{ ...none, restitutions: [{ ...restitution, bound: true }] }}     | ${'2 pisis.restitution-stands'}
    ${deposit('I', '20.00')}        | ${'6|E|5|7|2025-06-02||||||'}   | ${{ ...none, restitutions: [{ ...restitution, bound: true }] }}     | ${'2 pisis.restitution-stands'}
    ${deposit('I', '20.00')}        | ${'6|E|5|7|2025-06-02||||||'}   | ${{ ...none, restitutions: [{ ...restitution, standing: false }] }} | ${''}
    ${deposit('I', '20.00')}        | ${deposit('A', '21.00')}        | ${{ ...none, restitutions: [{ ...restitution, standing: false }] }} | ${'return principal 21.00'}
  `(
    '$before, $now: $expected',
    ({ before, now, books, expected }: { before: string | null; now: string; books: Books; expected: string }) => {
      const first = before === null ? nothingDeclared : fold(nothingDeclared, entries(before, june, 'r')).state;
      const { changes, notes } = fold(first, entries(now, june));
      const plan = planOf(changes, books);
      expect(
        [
          ...plan.incorporations.map(({ form }) => `incorporate ${form.amount.toString()}`),
          ...plan.restitutions.map(({ form }) => `return ${form.kind} ${form.amount.toString()}`),
          ...plan.bound.map(({ id }) => `bind ${id}`),
          ...said([...notes, ...plan.notes]),
        ].join(' '),
      ).toBe(expected);
    },
  );
});

describe('which report a file becomes', () => {
  const figures = { ...figuresOf(nothingDeclared), contracted: pesos('60'), obligated: pesos('20'), paid: pesos('10') };
  const reported = (cutoff: string, paid = '10', contracted = '60'): ReportedBefore => ({
    cutoff: on(cutoff),
    contracted: pesos(contracted),
    obligated: pesos('20'),
    paid: pesos(paid),
  });

  test.each`
    anyReceipt | last                                  | undecided              | paid    | expected
    ${true}    | ${null}                               | ${null}                | ${'10'} | ${{ correction: false }}
    ${false}   | ${null}                               | ${null}                | ${'10'} | ${{ correction: false }}
    ${false}   | ${null}                               | ${null}                | ${'0'}  | ${{ none: 'nothing-received' }}
    ${true}    | ${reported('2025-05-31')}             | ${null}                | ${'10'} | ${{ correction: false }}
    ${true}    | ${reported('2025-05-31', '11')}       | ${null}                | ${'10'} | ${{ correction: true }}
    ${true}    | ${reported('2025-05-31', '10', '61')} | ${null}                | ${'10'} | ${{ correction: true }}
    ${true}    | ${reported(june)}                     | ${null}                | ${'10'} | ${{ none: 'already-reported' }}
    ${true}    | ${reported(july)}                     | ${null}                | ${'10'} | ${{ none: 'already-reported' }}
    ${true}    | ${reported(june, '9')}                | ${null}                | ${'10'} | ${{ correction: true }}
    ${true}    | ${null}                               | ${reported(june)}      | ${'10'} | ${{ none: 'already-reported' }}
    ${true}    | ${null}                               | ${reported(june, '9')} | ${'10'} | ${{ correction: false }}
  `(
    'received: $anyReceipt, last $last, undecided $undecided: $expected',
    ({ paid, expected, ...facts }: Parameters<typeof reportOf>[2] & { paid: string; expected: object }) => {
      expect(reportOf({ ...figures, paid: pesos(paid) }, on(june), facts)).toEqual(expected);
    },
  );
});
