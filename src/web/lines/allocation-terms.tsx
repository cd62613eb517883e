import { TableBox, Tag, type Tone } from '../parts/pieces';
import type { AllocationView, DeadlineView, RequirementView } from '../client/views';
import {
  counted,
  dateInWords,
  deadlines,
  deadlineStates,
  requirements,
  requirementStates,
  wordFor,
} from '../parts/words';

/** What the resolution asks of the hospital: documents before the giro, and deadlines. */
export function AllocationTerms({ of }: { of: AllocationView }): JSX.Element {
  if (of.requirements.length === 0 && of.deadlines.length === 0) {
    return (
      <section aria-labelledby="requisitos">
        <h2 id="requisitos">Requisitos y plazos</h2>
        <p>La resolución no registra requisitos ni plazos.</p>
      </section>
    );
  }
  return (
    <>
      <section aria-labelledby="requisitos">
        <h2 id="requisitos">Requisitos antes del giro</h2>
        {of.requirements.length === 0 ? (
          <p>La resolución no registra requisitos.</p>
        ) : (
          <Requirements of={of.requirements} />
        )}
      </section>
      <section aria-labelledby="plazos">
        <h2 id="plazos">Plazos</h2>
        {of.deadlines.length === 0 ? <p>La resolución no registra plazos.</p> : <Deadlines of={of.deadlines} />}
      </section>
    </>
  );
}

function Requirements({ of }: { of: readonly RequirementView[] }): JSX.Element {
  return (
    <TableBox label="requisitos antes del giro">
      <table class="roomy">
        <caption class="hidden">Requisitos, su documento y quién lo aceptó</caption>
        <thead>
          <tr>
            <th scope="col">Requisito</th>
            <th scope="col">Estado</th>
            <th scope="col">Documento</th>
            <th scope="col">Aceptó</th>
          </tr>
        </thead>
        <tbody>
          {of.map((each) => (
            <tr>
              <th scope="row" safe>
                {wordFor(requirements, each.kind)}
              </th>
              <td>
                <Tag label={wordFor(requirementStates, each.state)} tone={requirementTone(each.state)} />
                {each.state === 'accepted' || each.lastRefusal === null ? (
                  ''
                ) : (
                  <span
                    class="minor block"
                    safe
                  >{`Devuelto: ${each.lastRefusal.reason ?? 'sin motivo registrado'}`}</span>
                )}
              </td>
              <td safe>{documentOf(each) ?? '—'}</td>
              <td safe>{each.acceptedBy?.name ?? '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

function documentOf({ document, documentOn }: RequirementView): string | null {
  return document === null || documentOn === null ? document : `${document}, del ${dateInWords(documentOn)}`;
}

function requirementTone(state: string): Tone {
  return state === 'accepted' ? 'good' : state === 'submitted' ? 'wait' : 'alert';
}

function Deadlines({ of }: { of: readonly DeadlineView[] }): JSX.Element {
  return (
    <TableBox label="plazos">
      <table class="roomy">
        <caption class="hidden">Plazos, desde cuándo corren y cuándo vencen</caption>
        <thead>
          <tr>
            <th scope="col">Plazo</th>
            <th scope="col">Término</th>
            <th scope="col">Corre desde el</th>
            <th scope="col">Vence el</th>
            <th scope="col">Estado</th>
          </tr>
        </thead>
        <tbody>
          {of.map((each) => (
            <tr>
              <th scope="row" safe>
                {wordFor(deadlines, each.kind)}
              </th>
              <td safe>{termInWords(each)}</td>
              <td safe>{each.from === null ? '—' : dateInWords(each.from)}</td>
              <td safe>{each.dueOn === null ? '—' : dateInWords(each.dueOn)}</td>
              <td>
                <Tag label={stateInWords(each)} tone={deadlineTone(each.state)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

const units: Record<string, readonly [string, string]> = {
  'business-days': ['día hábil', 'días hábiles'],
  'calendar-days': ['día calendario', 'días calendario'],
};

function termInWords({ days, unit }: DeadlineView): string {
  const [one, many] = units[unit] ?? ['día', 'días'];
  return counted(days, one, many);
}

function stateInWords({ state, metOn }: DeadlineView): string {
  if (metOn === null) return wordFor(deadlineStates, state);
  return state === 'late' ? `Cumplido tarde, el ${dateInWords(metOn)}` : `Cumplido el ${dateInWords(metOn)}`;
}

function deadlineTone(state: string): Tone {
  if (state === 'met') return 'good';
  if (state === 'late') return 'alert';
  return state === 'pending' ? 'wait' : 'over';
}
