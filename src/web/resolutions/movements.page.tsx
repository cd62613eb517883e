import { keeping, type Cutoff } from '../parts/cutoff';
import { CutoffForm } from '../parts/cutoff-form';
import { Crumbs, Layout } from '../parts/layout';
import { Movements } from './movements';
import type { EntryView, PersonView, ResolutionView } from '../client/views';
import { accountName } from '../parts/words';

interface MovementsPageProps {
  readonly person: PersonView;
  readonly resolution: ResolutionView;
  readonly entries: readonly EntryView[];
  readonly municipalities: ReadonlyMap<string, string>;
  readonly cutoff: Cutoff;
  /** The query string, as it came. */
  readonly asked: Record<string, unknown>;
}

/** Every movement of a resolution up to a date: any figure of its page leads here. */
export function MovementsPage(props: MovementsPageProps): JSX.Element {
  const { person, resolution, entries, municipalities, cutoff, asked } = props;
  const home = `/escritorio/resoluciones/${resolution.id}`;
  const address = ({ account, page }: { account: string | null; page: number }) =>
    `${home}/movimientos${searchOf({ lugar: account, pagina: page > 1 ? String(page) : null })}`;
  const account = accountAsked(asked['lugar']);
  return (
    <Layout title={`Movimientos de la ${resolution.label}`} person={person}>
      <Crumbs
        trail={[
          { href: '/', label: 'Inicio' },
          { href: keeping(cutoff, home), label: resolution.label },
        ]}
      />
      <h1 id="movimientos" safe>{`Movimientos de la ${resolution.label}`}</h1>
      <p class="lead">Todo lo que movió el dinero: cuándo tuvo efecto, qué documento lo prueba y quién lo registró.</p>
      <CutoffForm cutoff={cutoff} address={address({ account, page: 1 })}>
        {account === null ? '' : <input type="hidden" name="lugar" value={account} />}
      </CutoffForm>
      {cutoff.ok ? (
        <Movements
          entries={entries}
          allocationId={null}
          municipalities={municipalities}
          cutoff={cutoff}
          account={account}
          pageNumber={pageAsked(asked['pagina'])}
          address={(choice) => keeping(cutoff, address(choice))}
        />
      ) : (
        ''
      )}
    </Layout>
  );
}

/** An account of the ledger by its name in the contract; what is none of them asks for all. */
export function accountAsked(asked: unknown): string | null {
  return typeof asked === 'string' && accountName(asked) !== asked ? asked : null;
}

export function pageAsked(asked: unknown): number {
  return typeof asked === 'string' && /^\d{1,4}$/.test(asked) ? Number(asked) : 1;
}

/** «?lugar=held&pagina=2», or nothing. */
export function searchOf(asked: Record<string, string | null>): string {
  const given = Object.entries(asked).filter((pair): pair is [string, string] => pair[1] !== null);
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
}
