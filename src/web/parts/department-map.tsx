import { Money } from '../../kernel/money';
import { departmentOutlines, outlineSize } from '../../platform/charts/department-outlines';
import { pesos } from './amounts';
import { counted } from './words';

interface MappedDepartment {
  readonly code: string;
  readonly name: string;
  readonly amount: string;
}

interface DepartmentMapProps {
  readonly of: readonly MappedDepartment[];
  /** What the map is of. */
  readonly label: string;
  /** Where a department leads. */
  readonly hrefOf: (code: string) => string;
}

const mostClasses = 4;

/**
 * The country by department, darker where there is more: each with money is a way to its lines. It never stands alone:
 * a table beside it says the same in figures.
 */
export function DepartmentMap({ of, label, hrefOf }: DepartmentMapProps): JSX.Element {
  const classes = classesOf(of);
  const byCode = new Map(of.map((each) => [each.code, each]));
  return (
    <figure class="map">
      <svg
        role="group"
        aria-labelledby="mapa-t mapa-d"
        viewBox={`0 0 ${outlineSize.width} ${outlineSize.height}`}
        focusable="false"
      >
        <title id="mapa-t" safe>
          {label}
        </title>
        <desc id="mapa-d" safe>
          {`Mapa de Colombia. ${counted(of.length, 'departamento tiene', 'departamentos tienen')} dinero; más oscuro es más. La tabla dice lo mismo en cifras. San Andrés está ampliado, en la esquina.`}
        </desc>
        {Object.entries(departmentOutlines).map(([code, outline]) => {
          const department = byCode.get(code);
          if (department === undefined) return <path class="m-none" d={outline} />;
          const said = `${department.name}: ${pesos(department.amount)}`;
          return (
            <a href={hrefOf(code)} aria-label={said}>
              <path class={`m-${classOf(classes, department.amount)}`} d={outline}>
                <title safe>{said}</title>
              </path>
            </a>
          );
        })}
      </svg>
      <figcaption>
        <ul class="legend">
          {classes.map(({ from, to }, index) => (
            <li>
              <MapSwatch of={String(index + 1)} />
              <span safe>{from === to ? pesos(from) : `${pesos(from)} a ${pesos(to)}`}</span>
            </li>
          ))}
          <li>
            <MapSwatch of="none" />
            Sin líneas
          </li>
        </ul>
        <p class="minor">
          Contorno: <a href="https://mapsvg.com/maps/colombia">MapSVG</a>, por medio de @svg-maps/colombia de Victor
          Cazanave, <a href="https://creativecommons.org/licenses/by/4.0/deed.es">CC BY 4.0</a>, simplificado. San
          Andrés está ampliado, en la esquina.
        </p>
      </figcaption>
    </figure>
  );
}

function MapSwatch({ of }: { of: string }): JSX.Element {
  return (
    <svg class="swatch" viewBox="0 0 10 10" aria-hidden="true" focusable="false">
      <rect class={`m-${of}`} width="10" height="10" rx="2" />
    </svg>
  );
}

interface AmountClass {
  readonly from: string;
  readonly to: string;
}

/** Classes of about as many departments each, from the least to the most: no fewer than one in a class. */
function classesOf(departments: readonly MappedDepartment[]): AmountClass[] {
  const amounts = departments
    .map(({ amount }) => Money.of(amount))
    .sort((a, b) => (a.isLessThan(b) ? -1 : b.isLessThan(a) ? 1 : 0))
    .map((amount) => amount.toString());
  const different = [...new Set(amounts)];
  const count = Math.min(mostClasses, different.length);
  return Array.from({ length: count }, (_, index) => {
    const part = different.slice(
      Math.round((index * different.length) / count),
      Math.round(((index + 1) * different.length) / count),
    );
    return { from: part[0] ?? '0.00', to: part.at(-1) ?? '0.00' };
  });
}

/** From 1, the least, on. */
function classOf(classes: readonly AmountClass[], amount: string): number {
  const sought = Money.of(amount);
  return classes.findIndex(({ to }) => !Money.of(to).isLessThan(sought)) + 1;
}
