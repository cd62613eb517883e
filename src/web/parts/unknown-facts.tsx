import type { Children } from '@kitajs/html';
import type { UnknownFactView, UnknownView } from '../client/views';
import { counted, dateInWords, unknownFields, wordFor } from './words';

/** What no source says of one record, with the reason and the source that leaves it open. */
export function UnknownFacts({ of }: { of: readonly UnknownView[] }): JSX.Element {
  return (
    <Unconfirmed>
      {of.length === 0 ? (
        <p>Nada consta como desconocido.</p>
      ) : (
        <ul class="unknowns">
          {of.map((each) => (
            <Unknown of={each} records={null} origin />
          ))}
        </ul>
      )}
    </Unconfirmed>
  );
}

/** The same of a whole resolution: one item for what is unknown for one reason in many of its records. */
export function UnknownGroups({ of }: { of: readonly UnknownFactView[] }): JSX.Element {
  const groups = groupsOf(of);
  const shared = sharedOrigin(of);
  return (
    <Unconfirmed>
      {groups.length === 0 ? (
        <p>Nada consta como desconocido.</p>
      ) : (
        <>
          <p safe>{`${counted(of.length, 'dato', 'datos')} que ninguna fuente da. Nada se supone en su lugar.`}</p>
          {shared === null ? '' : <p class="minor" safe>{`Todos: ${shared}`}</p>}
          <ul class="unknowns">
            {groups.map(({ fact, count }) => (
              <Unknown of={fact} records={recordsInWords(fact.subjectKind, count)} origin={shared === null} />
            ))}
          </ul>
        </>
      )}
    </Unconfirmed>
  );
}

function Unconfirmed({ children }: { children: Children }): JSX.Element {
  return (
    <section aria-labelledby="por-confirmar">
      <h2 id="por-confirmar">Por confirmar</h2>
      {children}
    </section>
  );
}

interface UnknownProps {
  readonly of: UnknownView;
  /** In how many records, in words; null where there is one. */
  readonly records: string | null;
  /** Whether it says its source, or the list has said it for all. */
  readonly origin: boolean;
}

function Unknown({ of, records, origin }: UnknownProps): JSX.Element {
  return (
    <li>
      <p>
        <strong safe>{wordFor(unknownFields, of.field)}</strong>
        {records === null ? '' : <span class="minor" safe>{` · ${records}`}</span>}
      </p>
      <p safe>{of.reason}</p>
      {origin ? (
        <p class="minor" safe>
          {originOf(of)}
        </p>
      ) : (
        ''
      )}
    </li>
  );
}

function originOf({ source, since }: UnknownView): string {
  return `Fuente: ${source}. Consta como desconocido desde el ${dateInWords(since)}.`;
}

function sharedOrigin(facts: readonly UnknownView[]): string | null {
  const [first = null, ...others] = new Set(facts.map(originOf));
  return others.length === 0 && facts.length > 1 ? first : null;
}

interface Group {
  readonly fact: UnknownFactView;
  readonly count: number;
}

function groupsOf(facts: readonly UnknownFactView[]): Group[] {
  const groups = new Map<string, Group>();
  for (const fact of facts) {
    const key = JSON.stringify([fact.subjectKind, fact.field, fact.reason, fact.source, fact.since]);
    groups.set(key, { fact, count: (groups.get(key)?.count ?? 0) + 1 });
  }
  return [...groups.values()];
}

const recordNames: Record<string, readonly [string, string]> = {
  hospital: ['hospital', 'hospitales'],
  allocation: ['línea', 'líneas'],
  disbursement: ['giro', 'giros'],
  withdrawal: ['desistimiento', 'desistimientos'],
};

function recordsInWords(subjectKind: string, count: number): string | null {
  const [one, many] = recordNames[subjectKind] ?? [];
  return one === undefined || many === undefined ? null : counted(count, one, many);
}
