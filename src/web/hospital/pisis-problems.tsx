import type { DeskProblem } from '../client/desk-client';
import { TableBox } from '../parts/pieces';
import { counted } from '../parts/words';

const mostShown = 200;

/** Why a file was not taken: each error with the line of the file where it stands. */
export function PisisProblems({ of }: { of: DeskProblem }): JSX.Element {
  const { problems, detail } = of;
  const shown = problems.slice(0, mostShown);
  return (
    <div class="notice notice-alert summary-of-problems" role="alert" tabindex="-1">
      <h2>El archivo no se recibió: nada cambió</h2>
      {problems.length === 0 ? (
        <p safe>{detail}</p>
      ) : (
        <>
          <p
            safe
          >{`Tiene ${counted(problems.length, 'error', 'errores')}. Corríjalos en el archivo y súbalo de nuevo.`}</p>
          <TableBox label="errores del archivo">
            <table class="cards">
              <caption>{shown.length < problems.length ? `Los primeros ${shown.length}` : 'Línea por línea'}</caption>
              <thead>
                <tr>
                  <th scope="col">Línea</th>
                  <th scope="col">Campo</th>
                  <th scope="col">Qué pasa, y qué se espera</th>
                </tr>
              </thead>
              <tbody>
                {shown.map(({ line, field, detail: said }) => (
                  <tr>
                    <th scope="row" safe>
                      {line === null ? 'Todo el archivo' : String(line)}
                    </th>
                    <td data-label="Campo" safe>
                      {field ?? '—'}
                    </td>
                    <td data-label="Qué pasa" safe>
                      {said}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableBox>
        </>
      )}
    </div>
  );
}
