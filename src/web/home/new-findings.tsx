import { TableBox } from '../parts/pieces';
import { counted, dateInWords, severities, wordFor } from '../parts/words';
import type { FindingCountsView } from './ministry.views';

interface NewFindingsProps {
  readonly of: FindingCountsView;
  /** Of one resolution alone. */
  readonly resolution?: string;
}

/** How many figures do not agree, by severity, with a way to each list. */
export function NewFindings({ of, resolution }: NewFindingsProps): JSX.Element {
  const present = of.items.filter(({ open }) => open > 0);
  return (
    <section aria-labelledby="hallazgos">
      <h2 id="hallazgos">Hallazgos abiertos</h2>
      {present.length === 0 ? (
        <p>Ninguno: todo lo que se comprueba concuerda, o está explicado.</p>
      ) : (
        <TableBox label="hallazgos abiertos">
          <table class="cards">
            <caption safe>{captionOf(of)}</caption>
            <thead>
              <tr>
                <th scope="col">Severidad</th>
                <th scope="col" class="number">
                  Abiertos
                </th>
                <th scope="col" class="number">
                  Nuevos
                </th>
              </tr>
            </thead>
            <tbody>
              {present.map(({ severity, open, recent }) => (
                <tr>
                  <th scope="row">
                    <a href={listAt(severity, resolution)} safe>
                      {wordFor(severities, severity)}
                    </a>
                  </th>
                  <td class="number" data-label="Abiertos">
                    {open}
                  </td>
                  <td class="number" data-label="Nuevos">
                    {recent}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
    </section>
  );
}

function captionOf({ items, since }: FindingCountsView): string {
  const [open, recent] = [
    items.reduce((sum, each) => sum + each.open, 0),
    items.reduce((sum, each) => sum + each.recent, 0),
  ];
  const found = counted(recent, 'nuevo', 'nuevos');
  return `${counted(open, 'hallazgo abierto', 'hallazgos abiertos')}; ${found} desde el ${dateInWords(since)}`;
}

function listAt(severity: string, resolution: string | undefined): string {
  const asked = {
    estado: 'open',
    severidad: severity,
    ...(resolution === undefined ? {} : { resolucion: resolution }),
  };
  return `/escritorio/hallazgos?${new URLSearchParams(asked).toString()}`;
}
