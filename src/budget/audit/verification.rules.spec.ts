import { canonicalText, sha256, type EventText } from './record.rules';
import { checkEntry, checkEvent, checkHead, checkLink, differences, type StoredEvent } from './verification.rules';

const text: EventText = {
  act: 'disbursement.settle',
  at: '2026-11-21T05:00:00.123456Z',
  chain: '0190a1b2-0000-7000-8000-000000000001',
  content: { effectiveOn: '2025-03-03', reference: 'EJEMPLO' },
  entries: [],
  person: '0190a1b2-0000-7000-8000-000000000002',
  previousHash: null,
  sequence: 1,
  subject: { id: '0190a1b2-0000-7000-8000-000000000003', kind: 'disbursement' },
  version: 1,
};

function stored(said: Partial<EventText> = {}, columns: Partial<StoredEvent> = {}): StoredEvent {
  const whole = { ...text, ...said };
  const canonical = canonicalText(whole);
  const { act, at, chain, content, person, previousHash, sequence, subject } = whole;
  const kept = { act, at, chain, content, person, previousHash, sequence, canonical, hash: sha256(canonical) };
  return { id: sequence, subjectKind: subject.kind, subjectId: subject.id, ...kept, ...columns };
}

const { version, ...rest } = text;
const disordered = JSON.stringify({ version, ...rest });

const second = (said: Partial<EventText> = {}, columns: Partial<StoredEvent> = {}) =>
  stored({ sequence: 2, previousHash: stored().hash, ...said }, columns);

describe('an event of the record', () => {
  it.each([
    ['as it was written', stored(), []],
    ['another act in its column', stored({}, { act: 'x' }), ['event.column-changed']],
    ['nobody in its column', stored({}, { person: null }), ['event.column-changed']],
    ['another content in its column', stored({}, { content: { reference: 'x' } }), ['event.column-changed']],
    ['another text under its hash', stored({}, { hash: sha256('x') }), ['event.text-changed']],
    ['no JSON at all', stored({}, { canonical: '{', hash: sha256('{') }), ['event.not-canonical']],
    ['in another place', stored({}, { sequence: 7 }), ['event.out-of-order']],
    ['in another chain', stored({}, { chain: '0190a1b2-0000-7000-8000-00000000000f' }), ['event.out-of-order']],
    [
      'its keys in another order',
      stored({}, { canonical: disordered, hash: sha256(disordered) }),
      ['event.not-canonical'],
    ],
  ] as [string, StoredEvent, string[]][])('%s', (_, event, codes) => {
    expect(checkEvent(event).map(({ code }) => code)).toEqual(codes);
  });

  it.each([
    ['the first', null, stored(), []],
    ['the second', stored(), second(), []],
    ['the first one gone', null, second(), ['event.missing']],
    ['two gone', stored(), stored({ sequence: 4, previousHash: sha256('x') }), ['event.missing']],
    ['after another first one', stored({ act: 'x' }), second(), ['event.broken-link']],
  ] as [string, StoredEvent | null, StoredEvent, string[]][])('in its chain: %s', (_, previous, event, codes) => {
    expect(checkLink(previous, event).map(({ code }) => code)).toEqual(codes);
  });

  it.each([
    ['at its head', { sequence: 2, hash: second().hash }, second(), []],
    ['cut', { sequence: 3, hash: sha256('x') }, second(), ['chain.truncated']],
    ['empty', { sequence: 1, hash: sha256('x') }, null, ['chain.truncated']],
    ['longer than its head', { sequence: 1, hash: stored().hash }, second(), ['chain.head-changed']],
    ['of another hash', { sequence: 2, hash: sha256('x') }, second(), ['chain.head-changed']],
    ['without a head', null, second(), ['chain.headless']],
  ] as [string, { sequence: number; hash: string } | null, StoredEvent | null, string[]][])(
    'the end of a chain: %s',
    (_, head, last, codes) => {
      const found = checkHead(head && { chain: text.chain, ...head }, last);
      expect(found.map(({ code }) => code)).toEqual(codes);
    },
  );

  it('names each field that differs, however deep', () => {
    expect(differences({ a: { b: 1, c: [1] }, d: null }, { a: { b: 2, c: [1] }, d: 'x' })).toEqual([
      'a.b: el texto dice 2, la columna 1',
      'd: el texto dice "x", la columna null',
    ]);
  });

  it('says of an entry that is gone what had posted it', () => {
    const bound = { id: 'x', effectiveOn: '2025-03-03', head: '', postings: '' };
    expect(checkEntry(bound, null, stored())).toMatchObject([
      { code: 'entry.missing', detail: 'El asiento que asentó «disbursement.settle» ya no está en el libro.' },
    ]);
  });
});

describe('canonical JSON', () => {
  it.each([
    [{ b: 1, a: [true, null, 'ñ'] }, '{"a":[true,null,"ñ"],"b":1}'],
    [{ a: undefined, b: { toJSON: () => '1.00' } }, '{"b":"1.00"}'],
    [{ a: '\u0000 \ud800 \\ud800 😀' }, '{"a":"\ufffd \ufffd \\\\ud800 😀"}'],
    [{ a: '\u0001\b\n"\\/\u007f\u2028' }, '{"a":"\\u0001\\b\\n\\"\\\\/\u007f\u2028"}'],
  ])('%#', (value, canonical) => {
    expect(canonicalText(value)).toBe(canonical);
  });
});
