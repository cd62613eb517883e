import { AmountCell, isZero, pesos } from '../parts/amounts';
import { TableBox } from '../parts/pieces';
import type { DepartmentView, Places, RowView } from '../client/views';
import { counted, placeNames, places, type PlaceName } from '../parts/words';
import type { PublicFiguresView } from './figures.views';

/** The departments, each with its own, and the sum that is the total of the lines. */
export function DepartmentsTable({
  of,
  hrefOf,
}: {
  of: PublicFiguresView;
  hrefOf: (code: string) => string;
}): JSX.Element {
  const lines = of.departments.reduce((sum, each) => sum + each.lines, 0);
  return (
    <TableBox label="departamentos">
      <table class="cards">
        <caption safe>
          {`${counted(of.departments.length, 'departamento', 'departamentos')}, ${counted(lines, 'línea', 'líneas')}`}
        </caption>
        <thead>
          <tr>
            <th scope="col">Departamento</th>
            <th scope="col" class="amount">
              Líneas
            </th>
            <th scope="col" class="amount">
              Asignado
            </th>
          </tr>
        </thead>
        <tbody>
          {of.departments.map(({ code, name, lines: own, amount }) => (
            <tr>
              <th scope="row">
                <a href={hrefOf(code)} safe>
                  {name}
                </a>
              </th>
              <td class="amount" data-label="Líneas">
                {own}
              </td>
              <AmountCell of={amount} label="Asignado" />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Total de las líneas</th>
            <td class="amount" data-label="Líneas">
              {lines}
            </td>
            <td class="amount" data-label="Asignado" safe>
              {pesos(of.totals.amount)}
            </td>
          </tr>
        </tfoot>
      </table>
    </TableBox>
  );
}

/** The municipalities and hospitals of one department, by the places that hold any money there. */
export function LinesOf({ department, rows }: { department: DepartmentView; rows: readonly RowView[] }): JSX.Element {
  const own = rows.filter((row) => row.department.code === department.code);
  const columns = placeNames.filter((place) => !isZero(department.places[place]));
  return (
    <section aria-labelledby="departamento">
      <h2 id="departamento" safe>
        {department.name}
      </h2>
      <TableBox label={`líneas de ${department.name}`}>
        <table class="cards">
          <caption safe>{counted(own.length, 'línea', 'líneas')}</caption>
          <thead>
            <tr>
              <th scope="col">Municipio y hospital (E.S.E.)</th>
              <th scope="col" class="amount">
                Asignado
              </th>
              {columns.map((place) => (
                <th scope="col" class="amount">
                  {places[place].name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {own.map((row) => (
              <tr>
                <th scope="row">
                  <span safe>{row.municipality}</span>
                  <span class="minor block" safe>
                    {row.hospital?.name ?? 'E.S.E. por confirmar'}
                  </span>
                </th>
                <AmountCell of={row.amount} label="Asignado" />
                <PlaceCells of={row.places} columns={columns} />
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">Total</th>
              <AmountCell of={department.amount} label="Asignado" />
              <PlaceCells of={department.places} columns={columns} />
            </tr>
          </tfoot>
        </table>
      </TableBox>
    </section>
  );
}

function PlaceCells({ of, columns }: { of: Places; columns: readonly PlaceName[] }): JSX.Element {
  return (
    <>
      {columns.map((place) => (
        <AmountCell of={of[place]} label={places[place].name} />
      ))}
    </>
  );
}
