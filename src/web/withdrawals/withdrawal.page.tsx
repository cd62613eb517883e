import type { PersonView } from '../client/views';
import { EvidenceList } from '../evidence/evidence-list';
import { outcomesOf } from '../parts/deeds/deed';
import { DeedChoices } from '../parts/deeds/deed-choices';
import { Entries } from '../parts/entries';
import { Crumbs, Layout } from '../parts/layout';
import { Outcome } from '../parts/outcome';
import { Story, type Chapter } from '../parts/story';
import { dateInWords, withdrawals, wordFor } from '../parts/words';
import { isZero } from '../parts/amounts';
import { withdrawalAddress, WithdrawalFacts, withdrawalRoom } from './withdrawal.room';
import type { WithdrawnFile } from './withdrawal.views';

interface WithdrawalPageProps {
  readonly person: PersonView;
  readonly of: WithdrawnFile;
  readonly done: unknown;
}

/** One withdrawal: what it says, its effect, who decided it, and what came to light afterwards. */
export function WithdrawalPage({ person, of, done }: WithdrawalPageProps): JSX.Element {
  const { withdrawal, line, entries, evidence } = of;
  return (
    <Layout title={`Desistimiento · ${line.municipality}`} person={person} at={withdrawalAddress(withdrawal.id)}>
      <Crumbs trail={withdrawalRoom.trail(of).slice(0, -1)} />
      <h1 safe>{`Desistimiento de ${line.municipality}`}</h1>
      <p class="lead" safe>{`${line.resolution}, línea ${line.line}.`}</p>
      <Outcome of={{ ...outcomesOf(withdrawalRoom), registrado }} asked={done} />
      <WithdrawalFacts withdrawal={withdrawal} line={line} />
      <Clarifications of={of} />
      <DeedChoices room={withdrawalRoom} of={of} person={person} />
      {isZero(line.places.released) ? (
        ''
      ) : (
        <p class="notice">
          Lo liberado se reasigna a otra línea con una resolución modificatoria.{' '}
          <a href={`/escritorio/resoluciones/${line.resolutionId}`}>Ver la resolución</a>
        </p>
      )}
      <Story of={storyOf(of)} />
      <EvidenceList
        of={evidence}
        person={person}
        subject={{ kind: 'withdrawal', id: withdrawal.id }}
        back={withdrawalAddress(withdrawal.id)}
      />
      <Entries of={entries} person={person} />
    </Layout>
  );
}

const registrado = {
  said: 'El desistimiento quedó registrado. Lo decide otra persona; hasta entonces nada se mueve.',
};

/** Before and after a document came to light. */
function Clarifications({ of: { withdrawal } }: { of: WithdrawnFile }): JSX.Element {
  if (withdrawal.clarifications.length === 0) return <></>;
  return (
    <section aria-labelledby="esclarecimiento">
      <h2 id="esclarecimiento">Lo que se esclareció</h2>
      {withdrawal.clarifications.map((each) => (
        <div class="card">
          <p>
            <strong>Antes: </strong>
            <span safe>{wordFor(withdrawals, withdrawal.payment)}</span>
          </p>
          <p>
            <strong>Después: </strong>
            <span safe>{`${wordFor(withdrawals, each.payment)}, con efecto el ${dateInWords(each.effectiveOn)}`}</span>
            {each.reversed ? <span class="minor"> (anulado después)</span> : ''}
          </p>
          <p>
            <strong>Prueba: </strong>
            <span safe>{each.evidence}</span>
          </p>
        </div>
      ))}
    </section>
  );
}

const outcomes: Record<string, string> = {
  approved: 'Se aprobó',
  reversed: 'Se aprobó',
  refused: 'Se negó',
  returned: 'Se devolvió',
};

function storyOf({ withdrawal }: WithdrawnFile): Chapter[] {
  const { recordedAt, recordedBy, decidedAt, decidedBy, byDelegationOf, decisionReason, annulment } = withdrawal;
  const decided: Chapter[] =
    decidedAt === null
      ? []
      : [
          {
            at: decidedAt,
            what: outcomes[withdrawal.state] ?? 'Se decidió',
            who: decidedBy,
            byDelegationOf,
            why: decisionReason,
          },
        ];
  const cleared: Chapter[] = withdrawal.clarifications.map((each) => ({
    at: each.recordedAt,
    what: `Se esclareció: ${wordFor(withdrawals, each.payment).toLowerCase()}`,
    who: each.recordedBy,
    why: each.evidence,
  }));
  const asked: Chapter[] =
    annulment === null
      ? []
      : [{ at: annulment.recordedAt, what: 'Se pidió su anulación', who: annulment.recordedBy, why: annulment.reason }];
  const answered: Chapter[] =
    annulment === null || annulment.decision === null
      ? []
      : [
          {
            at: annulment.decision.decidedAt,
            what: annulment.decision.outcome === 'approved' ? 'Se anuló' : 'Se negó la anulación',
            who: annulment.decision.decidedBy,
            why: annulment.decision.reason,
          },
        ];
  return [{ at: recordedAt, what: 'Se registró', who: recordedBy }, ...decided, ...cleared, ...asked, ...answered];
}
