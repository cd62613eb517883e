import { pesos } from '../parts/amounts';
import { ActForm } from '../parts/forms/act-form';
import { Field } from '../parts/forms/fields';
import type { FormState } from '../parts/forms/form-state';
import { Crumbs, Layout } from '../parts/layout';
import { Fact, Facts } from '../parts/pieces';
import { dateInWords, instantInWords } from '../parts/words';
import { linkForms, type Arrived } from './link.form';
import type { StandingView } from './link.views';

interface LinkPageProps {
  readonly token: string;
  readonly standing: StandingView;
  readonly arrived: Arrived;
  readonly state: FormState;
}

export function linkAt(token: string, arrived: Arrived = 'todo'): string {
  return `/recibo/${encodeURIComponent(token)}${arrived === 'todo' ? '' : `/${arrived}`}`;
}

/** For who has no account: what is asked, the least of what it is about, and who says it. */
export function LinkPage({ token, standing, arrived, state }: LinkPageProps): JSX.Element {
  const amount = pesos(standing.amount);
  const title = { todo: `¿Llegaron los ${amount}?`, menos: 'Llegó menos', nada: 'No llegó nada' }[arrived];
  return (
    <Layout title={state.problems.length > 0 ? `Error: ${title}` : title} person={null} light>
      {arrived === 'todo' ? '' : <Crumbs trail={[{ href: linkAt(token), label: 'El giro' }]} />}
      <h1 safe>{title}</h1>
      <Giro of={standing} />
      <p safe>{leads[arrived](amount)}</p>
      <ActForm
        action={linkAt(token, arrived)}
        of={linkForms[arrived]}
        state={state}
        button={
          { todo: `Sí, llegaron los ${amount}`, menos: 'Confirmar lo que llegó', nada: 'Avisar que no llegó' }[arrived]
        }
        light
      >
        {arrived === 'todo' ? <input type="hidden" name="amount" value={state.values['amount'] ?? ''} /> : ''}
        {Object.keys(linkForms[arrived])
          .filter((name) => arrived !== 'todo' || name !== 'amount')
          .map((name) => (
            <Field of={linkForms[arrived]} name={name} state={state} live={false} />
          ))}
      </ActForm>
      {arrived === 'todo' ? <NotSo token={token} /> : ''}
      <p class="minor">
        Esta página no pide contraseñas, ni claves del banco, ni números de cuenta. El enlace sirve una sola vez.
      </p>
    </Layout>
  );
}

const leads: Record<Arrived, (amount: string) => string> = {
  todo: () => 'Mire el extracto de la cuenta antes de responder. Lo que diga queda registrado a nombre de su hospital.',
  menos: (amount) =>
    `De ${amount}. Lo que escriba queda confirmado; lo demás queda en disputa y el ministerio lo averigua con el banco.`,
  nada: (amount) =>
    `Los ${amount} quedan en disputa y el ministerio los averigua con el banco. No se le cuenta como demora.`,
};

function Giro({ of }: { of: StandingView }): JSX.Element {
  return (
    <Facts>
      <Fact name="Hospital" value={of.hospital} />
      <Fact name="Por" value={`${of.resolution}, línea ${of.line}`} />
      <Fact name="Girado el" value={of.paidOn === null ? null : dateInWords(of.paidOn)} />
    </Facts>
  );
}

function NotSo({ token }: { token: string }): JSX.Element {
  return (
    <>
      <h2>¿No fue así?</h2>
      <ul class="choices-ahead">
        <li>
          <a class="button second" href={linkAt(token, 'menos')}>
            Llegó menos
          </a>
        </li>
        <li>
          <a class="button second" href={linkAt(token, 'nada')}>
            No llegó nada
          </a>
        </li>
      </ul>
    </>
  );
}

/** What was said with it: who loses the answer on the way sees it here. */
export function LinkUsedPage({
  standing,
  used,
}: {
  standing: StandingView;
  used: NonNullable<StandingView['used']>;
}): JSX.Element {
  const said =
    used.said === 'receipt'
      ? `Con este enlace quedó confirmado que llegaron ${pesos(used.amount)} el ${dateInWords(used.on)}.`
      : `Con este enlace quedó dicho que, el ${dateInWords(used.on)}, no habían llegado ${pesos(used.amount)}.`;
  return (
    <Layout title="Listo" person={null} light>
      <h1>Listo</h1>
      <div class="notice notice-good" role="status">
        <p safe>{said}</p>
        <p safe>{`Se dijo el ${instantInWords(used.usedAt)}.`}</p>
      </div>
      <Giro of={standing} />
      <p>
        El enlace ya no sirve para nada más: no tiene que hacer otra cosa. Si lo que dice arriba no es cierto, avise al
        ministerio: se anula con su motivo, y nada se borra.
      </p>
    </Layout>
  );
}
