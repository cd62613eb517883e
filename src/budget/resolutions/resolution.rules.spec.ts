import { requireAvailability, requireIncreaseBacked } from './availability.rules';
import { Money } from '../../kernel/money';
import {
  documentOf,
  life,
  numberAsPrinted,
  requireDraft,
  requireInForce,
  requireNext,
  requireDecidable,
  requireRepealable,
  resolutionLabel,
  type ResolutionAct,
  type ResolutionStatus,
} from './resolution.rules';

const act = (status: ResolutionStatus) => ({ status, number: 1409, year: 2025 });

describe('the life of a resolution', () => {
  it('reaches every state from the draft', () => {
    expect([...life.reachable('draft')].sort()).toEqual([...life.states].sort());
  });

  it.each`
    from           | act          | to
    ${'draft'}     | ${'submit'}  | ${'in-review'}
    ${'draft'}     | ${'publish'} | ${'in-force'}
    ${'draft'}     | ${'annul'}   | ${'annulled'}
    ${'in-review'} | ${'return'}  | ${'draft'}
    ${'in-review'} | ${'publish'} | ${'in-force'}
    ${'in-review'} | ${'annul'}   | ${'annulled'}
    ${'in-force'}  | ${'close'}   | ${'closed'}
    ${'in-force'}  | ${'repeal'}  | ${'repealed'}
  `('$from, $act: $to', (row: { from: ResolutionStatus; act: ResolutionAct; to: ResolutionStatus }) => {
    expect(requireNext(act(row.from), row.act)).toBe(row.to);
  });

  it('has no other arrow', () => {
    expect(life.states.flatMap((state) => life.acts(state))).toHaveLength(8);
  });

  it.each<[ResolutionStatus, ResolutionAct, string]>([
    ['draft', 'return', 'La Resolución 1409 de 2025 está «en proyecto»: no se puede devolver al proyecto.'],
    ['in-force', 'publish', 'La Resolución 1409 de 2025 está «vigente»: no se puede publicar.'],
    ['in-force', 'annul', 'La Resolución 1409 de 2025 está «vigente»: no se puede anular.'],
    ['annulled', 'publish', 'La Resolución 1409 de 2025 está «anulada»: no se puede publicar.'],
    ['closed', 'repeal', 'La Resolución 1409 de 2025 está «cerrada»: no se puede derogar.'],
    ['repealed', 'close', 'La Resolución 1409 de 2025 está «derogada»: no se puede cerrar.'],
  ])('%s refuses %s', (status, wanted, detail) => {
    expect(refused(() => requireNext(act(status), wanted))).toMatchObject({
      code: 'resolution.wrong-state',
      message: detail,
      params: { status, act: wanted, allowed: life.acts(status) },
    });
  });

  it.each<[ResolutionStatus, boolean]>([
    ['draft', true],
    ['in-review', false],
    ['in-force', false],
    ['annulled', false],
  ])('what a resolution that is %s says may change: %s', (status, may) => {
    expect(
      refused(() => {
        requireDraft(act(status));
      }) === null,
    ).toBe(may);
  });
});

describe('publication', () => {
  it.each<[ResolutionStatus, boolean, string | null]>([
    ['draft', false, null],
    ['in-review', false, null],
    ['draft', true, 'resolution.maker-is-checker'],
    ['in-force', false, 'resolution.wrong-state'],
    ['in-force', true, 'resolution.wrong-state'],
  ])('of what is %s, by one who wrote in it (%s): %s', (status, wrote, code) => {
    expect(refused(() => requireDecidable(act(status), 'publish', { wrote }))?.code ?? null).toBe(code);
  });

  it('gives nothing back to oneself', () => {
    expect(refused(() => requireDecidable(act('in-review'), 'return', { wrote: true }))?.code).toBe(
      'resolution.maker-is-checker',
    );
    expect(requireDecidable(act('in-review'), 'return', { wrote: false })).toBe('draft');
  });

  it.each<[ResolutionStatus, boolean]>([
    ['draft', false],
    ['in-force', true],
    ['closed', false],
    ['repealed', false],
  ])('under an act that is %s: %s', (status, may) => {
    expect(
      refused(() => {
        requireInForce(act(status));
      }) === null,
    ).toBe(may);
  });

  it.each<[string | null, string, string | null]>([
    [null, '100.00', null],
    ['100.00', '100.00', null],
    ['100.01', '100.00', null],
    ['99.99', '100.00', 'El CDP 77 respalda $99,99 y se comprometen $100: faltan $0,01.'],
  ])('with a certificate of %s for %s: %s', (certified, total, detail) => {
    const certificate = {
      availability_number: certified === null ? null : '77',
      availability_amount: certified === null ? null : Money.of(certified),
    };
    const refusal = refused(() => {
      requireAvailability(certificate, Money.of(total));
    });
    expect(refusal?.message ?? null).toBe(detail);
    if (refusal) expect(String(refusal.params['maximum'])).toBe(certified);
  });
});

it.each<[string | null, string | null, string, string | null]>([
  [null, null, '5', null],
  [null, '100', '5', 'resolution.availability-too-small'],
  [null, '105', '5', null],
  [null, '100', '0', null],
  ['5', '100', '5', null],
  ['4', '100', '5', 'resolution.availability-too-small'],
])('certificates of %s and before of %s, for %s more over 100: %s', (own, before, more, code) => {
  const certified = (amount: string | null) => ({
    availability_number: amount === null ? null : '77',
    availability_amount: amount === null ? null : Money.of(amount),
  });
  const decide = () => {
    requireIncreaseBacked(
      { amendment: certified(own), act: certified(before) },
      { standing: Money.of('100'), more: Money.of(more) },
    );
  };
  expect(refused(decide)?.code ?? null).toBe(code);
});

it.each<[ResolutionStatus, string, string | null]>([
  ['in-force', '0.00', null],
  ['in-force', '0.01', 'resolution.money-stands'],
  ['draft', '0.00', 'resolution.wrong-state'],
])('repeal of what is %s and on which %s stands: %s', (status, standing, code) => {
  expect(refused(() => requireRepealable(act(status), Money.of(standing)))?.code ?? null).toBe(code);
});

it('names the act as the ministry does', () => {
  const resolution = { number: 1409, year: 2025, availability_number: '77' };
  expect(resolutionLabel(resolution)).toBe('Resolución 1409 de 2025');
  expect(numberAsPrinted(1409)).toBe('00001409');
  expect(documentOf(resolution)).toBe('Resolución 1409 de 2025, CDP 77');
  expect(documentOf({ ...resolution, availability_number: null })).toBe('Resolución 1409 de 2025');
});

function refused(work: () => unknown): { code: string; message: string; params: Record<string, unknown> } | null {
  try {
    work();
    return null;
  } catch (error) {
    return error as { code: string; message: string; params: Record<string, unknown> };
  }
}
