import { calendarDate } from '../../kernel/calendar';
import { announcedTotal } from './rules/totals.rules';
import { findingStates, life, nextEvent, type FindingState, type NextEvent, type Standing } from './life.rules';
import type { Found } from './rule';
import { requireDecidable, requireExplicable, requireWaivable } from './waiver.rules';

const today = calendarDate('2026-03-02');
const found = announcedTotal.find(announcedTotal.fails)[0]!;
const others: Found = { ...found, actual: '98207911.00', difference: '1792089.00' };
const elsewhere: Found = { ...found, entries: ['another'] };
const see = (what: Found | null) => what && { found: what, severity: 'high' as const };
const opened = nextEvent(null, see(found), today)!;

function standing(state: FindingState, until: string | null = null): Standing {
  return { ...opened, state, sequence: 4, until: until === null ? null : calendarDate(until) };
}

describe('the life of a finding', () => {
  it('reaches every state', () => {
    expect([...life.reachable('open')].sort()).toEqual([...findingStates].sort());
  });

  it.each<[string, Standing | null, Found | null, [string, string] | null]>([
    ['is opened when it is found', null, found, ['opened', 'open']],
    ['is nothing when it never was', null, null, null],
    ['stays open on the same figures', standing('open'), found, null],
    ['stays open on others, and says so', standing('open'), others, ['changed', 'open']],
    ['stays explained on the same figures', standing('explained'), found, null],
    ['stays explained on other evidence for them', standing('explained'), elsewhere, ['changed', 'explained']],
    ['is open again on other figures', standing('explained'), others, ['changed', 'open']],
    ['stays waived until its date', standing('waived', '2026-03-03'), found, null],
    ['is open again on the date', standing('waived', '2026-03-02'), found, ['waiver-expired', 'open']],
    ['is open again on other figures, though waived', standing('waived', '2026-03-03'), others, ['changed', 'open']],
    ['is resolved when it is gone', standing('open'), null, ['resolved', 'resolved']],
    ['is resolved though it was explained', standing('explained'), null, ['resolved', 'resolved']],
    ['is resolved though it was waived', standing('waived', '2026-03-03'), null, ['resolved', 'resolved']],
    ['stays resolved', standing('resolved'), null, null],
    ['comes back as open', standing('resolved'), found, ['opened', 'open']],
  ])('%s', (_, before, now, expected) => {
    const event = nextEvent(before, see(now), today);
    expect(event && [event.kind, event.state]).toEqual(expected);
    if (event && before) expect(event.sequence).toBe(5);
  });

  it('comes back in a new period', () => {
    expect(nextEvent(standing('resolved'), see(found), today)?.period).toBe(2);
  });

  it('says which figures the explanation was of', () => {
    expect(nextEvent(standing('explained'), see(others), today)?.reason).toBe(
      'Las cifras cambiaron: eran esperado $100.000.000, encontrado $98.207.910; son esperado $100.000.000, encontrado $98.207.911. La explicación era de las anteriores.',
    );
  });

  it('keeps the date of a waiver on other evidence, and never past it', () => {
    const event: NextEvent = nextEvent(standing('waived', '2026-03-03'), see(elsewhere), today)!;
    expect([event.state, event.until]).toEqual(['waived', '2026-03-03']);
  });
});

describe('what people decide of a finding', () => {
  const pending = { reason: 'EJEMPLO', until: calendarDate('2026-06-30'), requestedBy: 'somebody' };
  const ask =
    (state: FindingState, until: string, waiting = false) =>
    () => {
      requireWaivable(standing(state), { until: calendarDate(until), pending: waiting ? pending : null, today });
    };

  it.each<[string, () => void, string | null]>([
    [
      'an open finding is explained',
      () => {
        requireExplicable(standing('open'));
      },
      null,
    ],
    [
      'an explained one is explained better',
      () => {
        requireExplicable(standing('explained'));
      },
      null,
    ],
    [
      'a waived one is not explained',
      () => {
        requireExplicable(standing('waived'));
      },
      'finding.wrong-state',
    ],
    [
      'a resolved one is not explained',
      () => {
        requireExplicable(standing('resolved'));
      },
      'finding.wrong-state',
    ],
    ['a waiver lasts until tomorrow', ask('open', '2026-03-03'), null],
    ['a waiver until today is none', ask('open', '2026-03-02'), 'finding.waiver-date'],
    ['a waiver lasts a year', ask('explained', '2027-03-03'), null],
    ['and not a day longer', ask('explained', '2027-03-04'), 'finding.waiver-date'],
    ['a waived one is not waived', ask('waived', '2026-03-03'), 'finding.wrong-state'],
    ['a resolved one is not waived', ask('resolved', '2026-03-03'), 'finding.wrong-state'],
    ['one waiver waits at a time', ask('open', '2026-03-03', true), 'finding.waiver-pending'],
    [
      'another person decides',
      () => {
        requireDecidable(pending, 'another');
      },
      null,
    ],
    [
      'who asks does not decide',
      () => {
        requireDecidable(pending, 'somebody');
      },
      'finding.maker-is-checker',
    ],
    [
      'nothing is decided that was not asked',
      () => {
        requireDecidable(null, 'another');
      },
      'finding.no-waiver-pending',
    ],
  ])('%s', (_, act, code) => {
    let refused: string | null = null;
    try {
      act();
    } catch (error) {
      refused = (error as { code: string }).code;
    }
    expect(refused).toBe(code);
  });
});
