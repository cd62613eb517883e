import type { PersonView } from '../client/views';
import { AmountCell, pesos } from '../parts/amounts';
import { ActForm } from '../parts/forms/act-form';
import type { FormDefinition } from '../parts/forms/definition';
import { Fields } from '../parts/forms/fields';
import type { FormState } from '../parts/forms/form-state';
import { ProblemSummary } from '../parts/forms/problem-summary';
import { Crumbs, Layout } from '../parts/layout';
import { Outcome } from '../parts/outcome';
import { TableBox } from '../parts/pieces';
import { counted } from '../parts/words';
import { annexTrail } from './annex.page';
import { changeInWords, changeKinds, type ChangeKind } from './change.form';
import type { ChangesView, DifferenceView } from './changes.views';
import { Difference } from './difference';
import type { DraftView } from './draft.views';

interface ChangesContext {
  readonly person: PersonView;
  readonly resolution: DraftView;
  readonly changes: ChangesView;
  readonly difference: DifferenceView | { readonly none: string };
  readonly writes: boolean;
  readonly home: string;
}

const outcomes = {
  agregado: { said: 'El cambio quedó en el proyecto. Mire abajo lo que deja en cada línea.' },
  retirado: { said: 'El cambio salió del proyecto.' },
} as const;

/** The changes of an amendment, and what stands before and after them. */
export function ChangesPage(
  props: ChangesContext & { readonly state: FormState; readonly done: unknown },
): JSX.Element {
  const { person, resolution, changes, difference, writes, home, state, done } = props;
  return (
    <Layout title={`Cambios de la ${resolution.label}`} person={person}>
      <Crumbs trail={annexTrail(resolution)} />
      <h1 safe>{`Cambios de la ${resolution.label}`}</h1>
      <Outcome of={outcomes} asked={done} />
      <ProblemSummary of={{}} state={state} />
      {changes.items.length === 0 ? (
        <p class="card">Todavía no cambia nada. Agregue el primer cambio.</p>
      ) : (
        <ChangesTable of={changes} writes={writes} home={home} act={state.act} />
      )}
      {writes ? <Kinds home={home} /> : ''}
      {changes.items.length === 0 ? '' : <Difference of={difference} />}
    </Layout>
  );
}

function Kinds({ home }: { home: string }): JSX.Element {
  return (
    <section aria-labelledby="agregar">
      <h2 id="agregar">Agregar un cambio</h2>
      <ul class="choices-of-kind">
        {Object.entries(changeKinds).map(([kind, { label, means }]) => (
          <li>
            <a href={`${home}/cambios/nuevo?tipo=${kind}`}>{label}</a>
            <span class="minor block">{means}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface ChangesTableProps {
  readonly of: ChangesView;
  readonly writes: boolean;
  readonly home: string;
  readonly act: string;
}

function ChangesTable({ of, writes, home, act }: ChangesTableProps): JSX.Element {
  return (
    <TableBox label="cambios">
      <table class="cards">
        <caption safe>{counted(of.items.length, 'cambio', 'cambios')}</caption>
        <thead>
          <tr>
            <th scope="col" class="number">
              N.º
            </th>
            <th scope="col">Cambio</th>
            <th scope="col" class="amount">
              Valor
            </th>
            {writes ? <th scope="col">Quitar</th> : ''}
          </tr>
        </thead>
        <tbody>
          {of.items.map((change) => (
            <tr>
              <td class="number" data-label="N.º">
                {change.position}
              </td>
              <th scope="row" safe>
                {changeInWords(change)}
              </th>
              <AmountCell of={change.amount} label="Valor" />
              {writes ? (
                <td data-label="Quitar">
                  <form method="post" action={`${home}/cambios/${change.position}/retiro`}>
                    <input type="hidden" name="acto" value={`${act}-${change.position}`} />
                    <button type="submit" class="second small" aria-label={`Quitar el cambio ${change.position}`}>
                      Quitar
                    </button>
                  </form>
                </td>
              ) : (
                ''
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

interface ChangePageProps extends ChangesContext {
  readonly kind: ChangeKind;
  readonly form: FormDefinition;
  readonly state: FormState;
}

export function ChangePage({ person, resolution, difference, kind, form, state, home }: ChangePageProps): JSX.Element {
  const { label, means } = changeKinds[kind];
  const names = Object.hasOwn(form, 'divipola');
  return (
    <Layout title={state.problems.length > 0 ? `Error: ${label}` : label} person={person}>
      <Crumbs trail={[...annexTrail(resolution), { href: `${home}/cambios`, label: 'Cambios' }]} />
      <h1>{label}</h1>
      <p class="lead">{means}</p>
      {'none' in difference || difference.undistributed === null ? (
        ''
      ) : (
        <p safe>{`Con los cambios ya escritos quedan por distribuir ${pesos(difference.undistributed.after)}.`}</p>
      )}
      <ActForm
        action={`${home}/cambios/nuevo?tipo=${kind}`}
        of={form}
        state={state}
        button="Guardar el cambio"
        back={`${home}/cambios`}
      >
        <Fields of={form} state={state} />
        {names ? (
          <div class="buttons">
            <button type="submit" name="paso" value="hospitales" class="second">
              Ver los hospitales de ese municipio
            </button>
          </div>
        ) : (
          ''
        )}
      </ActForm>
    </Layout>
  );
}
