import { Money } from '../../kernel/money';
import { contractOf, nameOf, type Change, type State } from './declared.rules';
import type { DetailKind } from './layout.rules';
import { note, type Note } from './notes';

/** What a hospital computes from its records, cumulative. Pesos. */
export interface DeclaredFigures {
  readonly incorporated: Money;
  /** Σ of what contracts and acts are worth. */
  readonly contracted: Money;
  /** Σ of what follow-up says was executed, which PISIS calls obligated too. */
  readonly obligated: Money;
  readonly paid: Money;
  readonly principalReturned: Money;
  readonly yieldsReturned: Money;
}

export function figuresOf(state: State): DeclaredFigures {
  return {
    incorporated: sum(state, 2, 'amount'),
    contracted: sum(state, 3, 'amount'),
    obligated: sum(state, 5, 'obligated'),
    paid: sum(state, 5, 'paid'),
    principalReturned: sum(state, 6, 'amount'),
    yieldsReturned: sum(state, 7, 'amount'),
  };
}

function sum(state: State, kind: DetailKind, field: string): Money {
  return Money.sum(
    [...state.values()]
      .filter((each) => each.kind === kind && each.standing)
      .map(({ values }) => pesosOf(values[field])),
  );
}

/** A field that may be empty is nothing. Pesos. */
export function pesosOf(written: string | undefined): Money {
  return written === undefined || written === '' ? Money.zero : Money.of(written);
}

export interface DeclaredContract {
  readonly name: string;
  readonly signedOn: string;
  readonly endsOn: string;
  readonly object: string;
  readonly amount: Money;
  readonly obligated: Money;
  readonly paid: Money;
  readonly policies: number;
  readonly annulled: boolean;
}

/** The contracts of a line, with what their follow-up adds up to; nobody's name among them. */
export function contractsOf(state: State): DeclaredContract[] {
  const followed = new Map<string, { obligated: Money; paid: Money; policies: number }>();
  for (const { kind, standing, values } of state.values()) {
    if (!standing || (kind !== 4 && kind !== 5)) continue;
    const key = contractOf(values);
    const { obligated, paid, policies } = followed.get(key) ?? { obligated: Money.zero, paid: Money.zero, policies: 0 };
    followed.set(key, {
      obligated: obligated.plus(pesosOf(values['obligated'])),
      paid: paid.plus(pesosOf(values['paid'])),
      policies: policies + (kind === 4 ? 1 : 0),
    });
  }
  return [...state.values()]
    .filter(({ kind }) => kind === 3)
    .map(({ key, values, standing }) => ({
      name: nameOf(3, values),
      signedOn: values['signedOn'] ?? '',
      endsOn: values['endsOn'] ?? '',
      object: values['object'] ?? '',
      amount: pesosOf(values['amount']),
      ...(followed.get(key) ?? { obligated: Money.zero, paid: Money.zero, policies: 0 }),
      annulled: !standing,
    }));
}

/** More executed than the contract is worth: possible after an addition that was not reported yet. */
export function exceededNotes(state: State, changes: readonly Change[]): Note[] {
  const touched = new Map(
    changes.filter(({ kind }) => kind === 3 || kind === 5).map(({ line, after }) => [nameOf(3, after.values), line]),
  );
  return contractsOf(state)
    .filter(
      ({ name, annulled, amount, obligated }) => !annulled && touched.has(name) && obligated.isGreaterThan(amount),
    )
    .map(({ name, amount, obligated }) =>
      note(
        'pisis.contract-exceeded',
        { line: touched.get(name) ?? 1 },
        `${name} vale ${amount.toSpanish()} y su seguimiento suma ${obligated.toSpanish()}: si hubo adición, actualice el contrato (A).`,
        `${name} is worth ${amount.toString()} and its follow-up adds up to ${obligated.toString()}.`,
      ),
    );
}
