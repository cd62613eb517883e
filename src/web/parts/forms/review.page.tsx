import type { Children } from '@kitajs/html';
import type { EffectView, PersonView } from '../../client/views';
import { Crumbs, Layout } from '../layout';
import { AmountCell, signed } from '../amounts';
import { TableBox } from '../pieces';
import { accountName } from '../words';
import { Carried } from './act-form';
import type { FormState } from './form-state';

export interface ReviewPageProps {
  readonly person: PersonView;
  readonly title: string;
  readonly trail: readonly { readonly href: string; readonly label: string }[];
  /** Where the form is sent, now to be done. */
  readonly action: string;
  readonly state: FormState;
  /** What it would move, as the ledger itself says it. */
  readonly effects: readonly EffectView[];
  /** «Línea 3, Leticia», for the lines that the effects name. */
  readonly lineNames?: ReadonlyMap<string, string>;
  readonly button: string;
  /** It cannot be undone by who does it: the button says so by its colour. */
  readonly grave?: boolean;
  readonly light?: boolean;
  /** It is no act of money: nothing is said of places. */
  readonly quiet?: boolean;
  /** Where nothing was typed that could be corrected: the way out without doing it. */
  readonly back?: string;
  /** What is about to be done, in words and figures. */
  readonly children: Children;
}

/** One more look before an act is done: what it says, what it moves, and a way back with everything still typed. */
export function ReviewPage(props: ReviewPageProps): JSX.Element {
  const { person, title, trail, action, state, effects, lineNames, button, grave = false } = props;
  const { light = false, quiet = false } = props;
  return (
    <Layout title={title} person={person} light={light}>
      <Crumbs trail={trail} />
      <h1 safe>{title}</h1>
      <p class="lead">Todavía no se ha hecho nada. Revise y confirme.</p>
      {props.children}
      {quiet ? '' : <EffectsTable of={effects} lineNames={lineNames ?? new Map()} />}
      <form method="post" action={action} class="buttons">
        <Carried state={state} />
        <button type="submit" name="paso" value="confirmar" class={grave ? 'grave' : ''} safe>
          {button}
        </button>
        {props.back === undefined ? (
          <button type="submit" name="paso" value="corregir" class="second">
            Corregir
          </button>
        ) : (
          <a href={props.back}>Cancelar</a>
        )}
      </form>
    </Layout>
  );
}

const mostEffects = 40;

/** Place by place, before and after. An act that moves nothing says so. */
export function EffectsTable({
  of,
  lineNames,
}: {
  of: readonly EffectView[];
  lineNames: ReadonlyMap<string, string>;
}): JSX.Element {
  if (of.length === 0) return <p class="minor">No mueve dinero: queda registrado y a la espera del paso siguiente.</p>;
  const shown = of.slice(0, mostEffects);
  return (
    <section aria-labelledby="efecto">
      <h2 id="efecto">Lo que mueve</h2>
      <TableBox label="lo que mueve">
        <table class="cards">
          <caption class="hidden">Cada lugar que cambia, con lo que tiene antes y después</caption>
          <thead>
            <tr>
              <th scope="col">Lugar</th>
              <th scope="col" class="amount">
                Antes
              </th>
              <th scope="col" class="amount">
                Cambio
              </th>
              <th scope="col" class="amount">
                Después
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((effect) => (
              <EffectRow of={effect} line={lineNames.get(effect.allocationId ?? '')} />
            ))}
          </tbody>
        </table>
      </TableBox>
      {shown.length < of.length ? <p class="minor" safe>{`Y ${of.length - shown.length} lugares más.`}</p> : ''}
    </section>
  );
}

function EffectRow({ of, line }: { of: EffectView; line: string | undefined }): JSX.Element {
  return (
    <tr>
      <th scope="row">
        <span safe>{accountName(of.place)}</span>
        {line === undefined ? (
          ''
        ) : (
          <span class="minor block" safe>
            {line}
          </span>
        )}
      </th>
      <AmountCell of={of.before} label="Antes" />
      <td class={of.change.startsWith('-') ? 'amount change out' : 'amount change in'} data-label="Cambio" safe>
        {signed(of.change)}
      </td>
      <AmountCell of={of.after} label="Después" />
    </tr>
  );
}
