import type { PersonView } from '../client/views';
import { EvidenceList } from '../evidence/evidence-list';
import type { EvidenceView } from '../evidence/evidence.views';
import { outcomesOf } from '../parts/deeds/deed';
import { DeedChoices } from '../parts/deeds/deed-choices';
import { Crumbs, Layout } from '../parts/layout';
import { Outcome } from '../parts/outcome';
import { Tag } from '../parts/pieces';
import { Story, type Chapter } from '../parts/story';
import { reversalAddress, reversalRoom, type Undoing } from './reversal.room';

interface ReversalPageProps {
  readonly person: PersonView;
  readonly of: Undoing;
  readonly evidence: readonly EvidenceView[];
  readonly done: unknown;
}

const states = {
  pending: { label: 'Por decidir', tone: 'wait' },
  posted: { label: 'Anulado', tone: 'good' },
  refused: { label: 'Negada', tone: 'over' },
} as const;

/** One reversal: what it undoes, why, and whether it was done or waits for another person. */
export function ReversalPage({ person, of, evidence, done }: ReversalPageProps): JSX.Element {
  const { reversal } = of;
  const { label, tone } = states[reversal.state];
  return (
    <Layout title={`Anulación: ${reversal.actInSpanish}`} person={person}>
      <Crumbs trail={reversalRoom.trail(of).slice(0, -1)} />
      <h1 safe>{`Anulación de: ${reversal.actInSpanish}`}</h1>
      <Outcome
        of={{
          ...outcomesOf(reversalRoom),
          pedida: {
            said:
              reversal.state === 'pending'
                ? 'La anulación quedó pedida. La decide otra persona; hasta entonces el movimiento sigue en pie.'
                : 'El movimiento quedó anulado.',
          },
        }}
        asked={done}
      />
      <p>
        <Tag label={label} tone={tone} />
      </p>
      {reversalRoom.summary(of)}
      <DeedChoices room={reversalRoom} of={of} person={person} />
      <Story of={chaptersOf(of)} />
      <EvidenceList
        of={evidence}
        person={person}
        subject={{ kind: 'reversal', id: reversal.id }}
        back={reversalAddress(reversal.id)}
      />
    </Layout>
  );
}

function chaptersOf({ reversal }: Undoing): Chapter[] {
  const { recordedAt, recordedBy, reason, decidedAt, decidedBy, decisionReason, state } = reversal;
  const asked = { at: recordedAt, what: 'Se pidió la anulación', who: recordedBy, why: reason };
  if (decidedAt === null) return [asked];
  const what = state === 'posted' ? 'Se aprobó' : 'Se negó';
  return [asked, { at: decidedAt, what, who: decidedBy, why: decisionReason }];
}
