import type { Children } from '@kitajs/html';
import type { UnknownFactView, UnknownView } from './views';
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
            <Unknown of={each} records={null} />
          ))}
        </ul>
      )}
    </Unconfirmed>
  );
}

/** The same of a whole resolution: one item for what is unknown for one reason in many of its records. */
export function UnknownGroups({ of }: { of: readonly UnknownFactView[] }): JSX.Element {
  const groups = groupsOf(of);
  return (
    <Unconfirmed>
      {groups.length === 0 ? (
        <p>Nada consta como desconocido.</p>
      ) : (
        <>
          <p safe>{`${counted(of.length, 'dato', 'datos')} que ninguna fuente da. Nada se supone en su lugar.`}</p>
          <ul class="unknowns">
            {groups.map(({ fact, count }) => (
              <Unknown of={fact} records={recordsInWords(fact.subjectKind, count)} />
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

function Unknown({ of, records }: { of: UnknownView; records: string | null }): JSX.Element {
  return (
    <li>
      <p>
        <strong safe>{wordFor(unknownFields, of.field)}</strong>
        {records === null ? '' : <span class="minor" safe>{` · ${records}`}</span>}
      </p>
      <p safe>{of.reason}</p>
      <p class="minor" safe>
        {`Fuente: ${of.source}. Consta como desconocido desde el ${dateInWords(of.since)}.`}
      </p>
    </li>
  );
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
