import { Fact, Facts } from '../parts/pieces';

/** What a receipt of less leaves, before it is confirmed. */
export function LessSaid({ amount, on, left }: { amount: string; on: string; left: string }): JSX.Element {
  return (
    <>
      <Facts>
        <Fact name="Llegó" value={amount} />
        <Fact name="El" value={on} />
        <Fact name="Queda en disputa" value={left} />
      </Facts>
      <p>
        Lo que llegó pasa a la caja de su hospital. Lo que queda en disputa le toca al ministerio aclararlo con el
        banco; ese tiempo no cuenta contra usted.
      </p>
    </>
  );
}
