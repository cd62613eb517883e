import { counted } from '../parts/words';

/** Said before money is ordered, approved or paid to lines of which nobody has said whose they are. */
export function UnnamedHospital({ lines }: { lines: readonly string[] }): JSX.Element {
  if (lines.length === 0) return <></>;
  const which = lines.length === 1 ? `${lines[0]} no tiene` : `${counted(lines.length, 'línea', 'líneas')} no tienen`;
  return (
    <div class="notice notice-alert">
      <p>
        <strong safe>{`${which} hospital (E.S.E.) conocido.`}</strong> No se sabe a quién llegaría el dinero, y nadie
        podría confirmar su recibo. Confirme antes en la fuente qué hospital lo recibe.
      </p>
      {lines.length === 1 ? '' : <p safe>{`Son: ${lines.join('; ')}.`}</p>}
    </div>
  );
}
