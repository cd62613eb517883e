import { Refusal } from '../../kernel/errors';
import { changedAccount, changesOf, requireCoherent, type Account } from './people.rules';
import type { Role } from './person';

const hospital = '0190a000-0000-7000-8000-000000000001';

describe('roles and hospitals agree', () => {
  it.each<[Role[], string[], string | null]>([
    [['registrar'], [], null],
    [['registrar', 'approver'], [], null],
    [['recipient'], [hospital], null],
    [['administrator', 'auditor'], [], null],
    [['recipient'], [], 'person.recipient-needs-hospital'],
    [['registrar'], [hospital], 'person.hospital-needs-recipient'],
    [['administrator', 'paymaster'], [], 'person.roles-apart'],
    [['administrator', 'recipient'], [hospital], 'person.roles-apart'],
    [['auditor', 'registrar'], [], 'person.roles-apart'],
    [['recipient', 'approver'], [hospital], 'person.roles-apart'],
  ])('%j with %j: %s', (roles, hospitalIds, code) => {
    const decide = () => {
      requireCoherent({ roles, hospitalIds });
    };
    expect(refusedBy(decide)).toBe(code);
  });
});

describe('an account changes', () => {
  const administrator: Account = { name: 'EJEMPLO', roles: ['administrator'], hospitalIds: [], disabled: false };
  const recipient: Account = { name: 'EJEMPLO', roles: ['recipient'], hospitalIds: [hospital], disabled: false };

  it.each<[string, Account, Partial<Account>, number, (keyof Account)[] | string]>([
    ['nothing', administrator, {}, 0, []],
    ['the name', administrator, { name: 'Otro' }, 0, ['name']],
    ['the last administrator disabled', administrator, { disabled: true }, 0, 'person.last-administrator'],
    ['the last administrator without the role', administrator, { roles: ['auditor'] }, 0, 'person.last-administrator'],
    ['one of two administrators disabled', administrator, { disabled: true }, 1, ['disabled']],
    ['a disabled one enabled', { ...administrator, disabled: true }, { disabled: false }, 0, ['disabled']],
    ['a disabled one loses the role', { ...administrator, disabled: true }, { roles: ['auditor'] }, 1, ['roles']],
    ['a recipient disabled', recipient, { disabled: true }, 1, ['disabled']],
    ['a recipient without hospitals', recipient, { hospitalIds: [] }, 1, 'person.recipient-needs-hospital'],
    ['another role, hospitals left', recipient, { roles: ['auditor'] }, 1, 'person.hospital-needs-recipient'],
    ['another role', recipient, { roles: ['auditor'], hospitalIds: [] }, 1, ['roles', 'hospitalIds']],
  ])('%s', (_, account, written, others, expected) => {
    const decide = () => changesOf(account, changedAccount(account, written, others));
    if (typeof expected === 'string') expect(refusedBy(decide)).toBe(expected);
    else expect(decide()).toEqual(expected);
  });

  it('takes roles as a set', () => {
    const both: Account = { ...administrator, roles: ['registrar', 'approver'] };
    expect(changesOf(both, { ...both, roles: ['approver', 'registrar'] })).toEqual([]);
  });
});

/** The code of what is thrown, or null. */
function refusedBy(decide: () => unknown): string | null {
  try {
    decide();
    return null;
  } catch (error) {
    return error instanceof Refusal ? error.code : String(error);
  }
}
