import { may } from '../parts/roles';
import type { PersonView } from '../client/views';
import { dateInWords } from '../parts/words';
import type { FindingWithLifeView } from './finding.views';
import { findingsAt } from './findings.page';

const ministry = ['registrar', 'approver', 'paymaster'];

/** What this person may do with it now; and who does what they may not. */
export function FindingActs({ person, finding }: { person: PersonView; finding: FindingWithLifeView }): JSX.Element {
  const at = `${findingsAt}/${finding.id}`;
  const isLive = finding.state === 'open' || finding.state === 'explained';
  const asked = finding.waiver?.state === 'requested' ? finding.waiver : null;
  if (!may(person, ministry)) return <></>;
  return (
    <section aria-labelledby="actos">
      <h2 id="actos">Qué puede hacer</h2>
      {asked === null ? '' : <Asked of={asked} at={at} person={person} />}
      {isLive ? (
        <div class="buttons">
          <a class="button-link" href={`${at}/explicacion`}>
            {finding.state === 'explained' ? 'Explicarlo de nuevo' : 'Explicarlo'}
          </a>
          {asked === null ? (
            <a class="button-link" href={`${at}/exencion`}>
              Pedir que se exima
            </a>
          ) : (
            ''
          )}
        </div>
      ) : (
        <p class="minor">
          {finding.state === 'waived'
            ? 'Está exento: se abre de nuevo en su fecha, o antes si sus cifras cambian.'
            : 'Está resuelto: las reglas ya no lo encuentran.'}
        </p>
      )}
    </section>
  );
}

interface AskedProps {
  readonly of: NonNullable<FindingWithLifeView['waiver']>;
  readonly at: string;
  readonly person: PersonView;
}

/** A waiver that waits: whoever asked for it does not decide it. */
function Asked({ of, at, person }: AskedProps): JSX.Element {
  const decides = may(person, ['approver']) && of.requestedBy.id !== person.id;
  return (
    <div class="card">
      <p safe>{`${of.requestedBy.name} pidió eximirlo hasta el ${dateInWords(of.until)}: ${of.reason}`}</p>
      {decides ? (
        <div class="buttons">
          <form method="post" action={`${at}/exencion/aprobacion`}>
            <button type="submit">Revisar y aprobar</button>
          </form>
          <a class="button-link" href={`${at}/exencion/negacion`}>
            Negarla
          </a>
        </div>
      ) : (
        <p class="minor">
          {of.requestedBy.id === person.id ? 'Usted la pidió: la decide otra persona.' : 'La decide Aprobación.'}
        </p>
      )}
    </div>
  );
}
