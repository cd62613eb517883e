import type { PersonView } from '../client/views';
import { Money } from '../../kernel/money';
import { pesos } from '../parts/amounts';
import { counted } from '../parts/words';
import type { AnnexView, DraftView } from './draft.views';
import { lifecycleActsFor } from './lifecycle.acts';

interface DraftStepsProps {
  readonly person: PersonView;
  readonly draft: DraftView;
  readonly annex: AnnexView | null;
}

/** What is done and what is missing of a draft, and who does the next thing. */
export function DraftSteps({ person, draft, annex }: DraftStepsProps): JSX.Element {
  const home = `/escritorio/resoluciones/${draft.id}`;
  const writes = person.roles.includes('registrar') && draft.status === 'draft';
  return (
    <section aria-labelledby="pasos">
      <h2 id="pasos">Este proyecto, paso a paso</h2>
      <ol class="steps">
        <li>
          <strong>Lo que dice el acto.</strong> Guardado. {writes ? <a href={`${home}/proyecto`}>Corregirlo</a> : ''}
        </li>
        {draft.kind === 'allocation' && annex !== null ? (
          <li>
            <strong>El anexo.</strong> <span safe>{annexInWords(draft, annex)}</span>{' '}
            {writes ? (
              <>
                <a href={`${home}/anexo`}>Pegar o subir el anexo</a>{' '}
                <a href={`${home}/lineas`}>Escribir línea por línea</a>
              </>
            ) : (
              <a href={`${home}/lineas`}>Ver las líneas</a>
            )}
          </li>
        ) : (
          ''
        )}
        {draft.kind === 'amendment' ? (
          <li>
            <strong>Los cambios.</strong>{' '}
            <a href={`${home}/cambios`}>{writes ? 'Escribir los cambios' : 'Ver los cambios'}</a>
          </li>
        ) : (
          ''
        )}
        <li>
          <strong>La revisión.</strong> <span safe>{reviewInWords(draft)}</span>
        </li>
        <li>
          <strong>La publicación.</strong> <span safe>{publicationInWords(person, draft)}</span>
        </li>
      </ol>
      <Acts person={person} draft={draft} />
    </section>
  );
}

function reviewInWords({ kind, lines, reviewedBy, status }: DraftView): string {
  if (kind === 'allocation' && lines === 0) return 'Se pide cuando el anexo tenga al menos una línea.';
  if (reviewedBy === null || status === 'draft') return 'Cuando esté completo, quien lo proyectó lo envía.';
  return `La pidió ${reviewedBy.name}.`;
}

/** Why this person does or does not publish it. */
function publicationInWords(person: PersonView, draft: DraftView): string {
  if (draft.draftedBy.id === person.id) return 'La hace otra persona, del rol de Aprobación: usted proyectó este acto.';
  if (!person.roles.includes('approver')) return 'La hace una persona del rol de Aprobación que no haya escrito en él.';
  return 'La puede hacer usted, si no escribió en él.';
}

/** «13 líneas por $1.998.207.910; de lo autorizado quedan $1.792.090 por distribuir.» */
export function annexInWords({ authorizedAmount }: Pick<DraftView, 'authorizedAmount'>, annex: AnnexView): string {
  if (annex.lines === 0) return 'Todavía no tiene líneas.';
  const lines = `${counted(annex.lines, 'línea', 'líneas')} por ${pesos(annex.total)}`;
  if (authorizedAmount === null) return `${lines}.`;
  const left = Money.of(authorizedAmount).minus(Money.of(annex.total));
  if (left.isZero()) return `${lines}: todo lo autorizado.`;
  return left.isNegative()
    ? `${lines}: pasan en ${left.negated().toSpanish()} de lo autorizado, ${pesos(authorizedAmount)}.`
    : `${lines}; de lo autorizado, ${pesos(authorizedAmount)}, quedan ${left.toSpanish()} por distribuir.`;
}

/** The acts that this person may do on it now, each with its own page. */
export function Acts({ person, draft }: { person: PersonView; draft: DraftView }): JSX.Element {
  const acts = lifecycleActsFor(draft, person.roles).filter(
    (act) => !act.byAnother || draft.draftedBy.id !== person.id,
  );
  if (acts.length === 0) return <></>;
  return (
    <p class="buttons acts-now">
      {acts.map(({ slug, label }) => (
        <a class="button-link" href={`/escritorio/resoluciones/${draft.id}/${slug}`} safe>
          {label}
        </a>
      ))}
    </p>
  );
}
