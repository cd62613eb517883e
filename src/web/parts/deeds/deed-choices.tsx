import type { PersonView } from '../../client/views';
import { roles, wordFor } from '../words';
import { standingOf, type DeedRoom } from './deed';

interface DeedChoicesProps<Of> {
  readonly room: DeedRoom<Of>;
  readonly of: Of;
  readonly person: PersonView;
}

/** What this person can do with a record now; and what it waits for, where it is another's to do. */
export function DeedChoices<Of>({ room, of, person }: DeedChoicesProps<Of>): JSX.Element {
  const maker = room.maker(of);
  const seen = room.deeds.map((deed) => ({ deed, standing: standingOf(deed, { of, person, maker }) }));
  const open = seen.filter(({ standing }) => standing === 'open');
  const own = seen.some(({ standing }) => standing === 'own');
  const others = seen.filter(({ standing }) => standing === 'other-office' || standing === 'own');
  if (open.length === 0 && others.length === 0) return <></>;
  return (
    <section aria-labelledby="actos">
      <h2 id="actos">Lo que puede hacer</h2>
      {open.length === 0 ? (
        ''
      ) : (
        <ul class="deeds">
          {open.map(({ deed }) => (
            <li>
              <a
                class={deed.grave === true ? 'button-link grave' : 'button-link'}
                href={deedAddress(room, of, deed.slug)}
                safe
              >
                {deed.title}
              </a>
              <span class="minor" safe>
                {deed.means}
              </span>
            </li>
          ))}
        </ul>
      )}
      {own ? <p>Lo registró usted: lo decide otra persona.</p> : ''}
      {open.length > 0 || others.length === 0 ? (
        ''
      ) : (
        <ul class="plain minor">
          {others.map(({ deed }) => (
            <li safe>{`${deed.title}: lo hace ${deed.roles.map((role) => wordFor(roles, role)).join(' o ')}.`}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

export function deedAddress<Of>(room: DeedRoom<Of>, of: Of, slug: string): string {
  return `${room.address(of)}/${slug}`;
}
