import type { Accounts } from '../records/accounts';
import { announcementOf } from './announcement';

const own = { kind: 'own', people: 1, asksSecondFactor: true } as const;
const made = 'jefe@entidad.example';

interface Row {
  readonly accounts: Accounts;
  readonly says: string;
  readonly not: string;
}

/** What the terminal says of how to sign in with a database of one's own. */
it.each`
  accounts                                     | says                                | not
  ${{ ...own, people: 0 }}                     | ${'arranque una vez con ADMIN_'}    | ${'Entre con su cuenta'}
  ${own}                                       | ${'Entre con su cuenta.'}           | ${'segundo factor'}
  ${{ ...own, made }}                          | ${`administración  ${made}`}        | ${'Entre con su cuenta'}
  ${{ ...own, made }}                          | ${'inscribir un segundo factor'}    | ${'Entre con su cuenta'}
  ${{ ...own, made, asksSecondFactor: false }} | ${`administración  ${made}`}        | ${'segundo factor'}
  ${{ ...own, recovery: null }}                | ${'ADMIN_RECOVERY no es el correo'} | ${'segundo factor'}
`('says «$says» of $accounts', ({ accounts, says, not }: Row) => {
  const said = announcementOf({ address: 'http://localhost:3000', database: 'PostgreSQL 18', accounts });
  expect(said.split('\n')[0]).toBe('Trazagiro está listo en http://localhost:3000');
  expect(said).toContain(says);
  expect(said).not.toContain(not);
});
