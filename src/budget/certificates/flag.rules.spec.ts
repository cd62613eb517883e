import type { CertificateContent } from './certificate.content';
import { changesOf, contradicts, type Facts } from './flag.rules';

it.each`
  before                 | after                  | contradicted
  ${{ a: '1' }}          | ${{ a: '1' }}          | ${false}
  ${{ a: '1' }}          | ${{ a: '2' }}          | ${true}
  ${{ a: null }}         | ${{ a: '2' }}          | ${false}
  ${{ a: '1' }}          | ${{ a: null }}         | ${true}
  ${{ a: '1' }}          | ${{}}                  | ${true}
  ${{ a: '1' }}          | ${{ a: '1', b: '2' }}  | ${false}
  ${{ a: { b: null } }}  | ${{ a: { b: 3 } }}     | ${false}
  ${{ a: null }}         | ${{ a: { b: 3 } }}     | ${false}
  ${{ a: ['x'] }}        | ${{ a: ['x', 'y'] }}   | ${true}
  ${{ a: [{ b: '1' }] }} | ${{ a: [{ b: '2' }] }} | ${true}
  ${{ a: { b: '1' } }}   | ${{ a: ['1'] }}        | ${true}
`('$before beside $after: $contradicted', ({ before, after, contradicted }: Record<string, unknown>) => {
  expect(contradicts(before, after)).toBe(contradicted);
});

const table = (...rows: string[][]) => [{ title: 'T', head: ['Concepto', 'Valor'], rows }];
const issued = (data: object, facts: string[], tables: Facts['tables']) =>
  ({ data, words: { facts, tables } }) as unknown as CertificateContent;

describe('what changed', () => {
  it('nothing, where only an unknown is known now', () => {
    const now = { data: { nit: '9' }, facts: ['con NIT 9'], tables: table() };
    expect(changesOf(issued({ nit: null }, ['con NIT por confirmar'], table()), now)).toBeNull();
  });

  it('a figure and the fact that says it', () => {
    const before = issued({ paid: '1' }, ['uno', 'se giró $1'], table(['Girado', '$1'], ['Recibido', '$0']));
    const now = {
      data: { paid: '2' },
      facts: ['uno', 'se giró $2'],
      tables: table(['Girado', '$2'], ['Recibido', '$0']),
    };
    expect(changesOf(before, now)).toEqual([
      { concept: 'Girado', said: '$1', now: '$2', kind: 'figure' },
      { concept: 'hecho 2', said: 'se giró $1', now: 'se giró $2', kind: 'fact' },
    ]);
  });

  it('a row that is not there any more, among rows of one name', () => {
    const before = issued({ n: 2 }, [], table(['Recibo', '$1'], ['Recibo', '$2']));
    const now = { data: { n: 1 }, facts: [], tables: table(['Recibo', '$1']) };
    expect(changesOf(before, now)).toEqual([{ concept: 'Recibo', said: '$2', now: null, kind: 'figure' }]);
  });

  it('the entries behind it, and no word', () => {
    expect(changesOf(issued({ entries: ['a'] }, [], []), { data: { entries: ['b'] }, facts: [], tables: [] })).toEqual(
      [],
    );
  });
});
