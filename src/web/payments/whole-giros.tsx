import { registerSearch, type RegisterAsked, type Step } from '../parts/register/register.asked';
import { countOf } from '../parts/register/register-ways';
import type { CountView } from '../parts/register/register.views';
import { counted } from '../parts/words';
import { girosAddress } from './giro.room';

interface WholeGirosProps {
  readonly step: Step;
  readonly asked: RegisterAsked;
  /** By the filters, of every state. */
  readonly counts: readonly CountView[];
}

/** Why a total of giros and the place «girado sin confirmar» differ: a giro in dispute is in two places. */
export function WholeGiros({ step, asked, counts }: WholeGirosProps): JSX.Element {
  const disputed = countOf(counts, { state: 'received-partly' });
  if (disputed === 0) return <></>;
  if (step.state === 'received-partly')
    return (
      <p class="minor">
        Aquí cada giro cuenta entero. Lo que el hospital ya confirmó no está sin confirmar; lo que falta sí, y en Inicio
        y en cada resolución suma en «Girado sin confirmar». Cuánto es lo uno y lo otro se ve en cada giro.
      </p>
    );
  if (step.state !== 'in-transit') return <></>;
  const there = `${girosAddress}${registerSearch({ ...asked, step: 'en-disputa', from: '' })}`;
  return (
    <p class="minor">
      Aquí cada giro cuenta entero. En Inicio y en cada resolución, «Girado sin confirmar» suma además lo que falta por
      confirmar de{' '}
      <a href={there} safe>
        {counted(disputed, 'giro recibido en parte', 'giros recibidos en parte')}
      </a>
      .
    </p>
  );
}
