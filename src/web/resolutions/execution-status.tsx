import { downloadAt } from '../downloads/downloads';
import { keeping } from '../parts/cutoff';
import { CutoffForm } from '../parts/cutoff-form';
import { DepartmentMap } from '../parts/department-map';
import { KeyFigures, Ranges } from './key-figures';
import { Lines } from './lines-table';
import { FoundLines, LinesForm } from './found-lines';
import { isWholeAnnex } from './lines.filter';
import { MoneyFlow } from './money-flow';
import { pesos } from '../parts/amounts';
import type { ResolutionPageProps } from './resolution.contents';
import type { ExecutionStatusView } from '../client/views';
import { WhereMoneyIs } from './where-money-is';
import { instantInWords } from '../parts/words';

interface ExecutionStatusProps {
  readonly of: ResolutionPageProps;
  /** Null where the date that was asked for is none: the control then says what is wrong. */
  readonly report: ExecutionStatusView | null;
}

/** Where each peso of the resolution was on the date of the control. */
export function ExecutionStatus({ of, report }: ExecutionStatusProps): JSX.Element {
  const { resolution, cutoff } = of;
  const address = `/escritorio/resoluciones/${resolution.id}`;
  return (
    <>
      <CutoffForm cutoff={cutoff} address={address} />
      {report === null ? (
        ''
      ) : (
        <>
          <KeyFigures
            report={report}
            movementsOf={(place) => keeping(cutoff, `${address}/movimientos?lugar=${place}`)}
          />
          <WhereMoneyIs
            report={report}
            label={resolution.label}
            movementsOf={(place) => keeping(cutoff, `${address}/movimientos?lugar=${place}`)}
          />
          <MoneyFlow report={report} label={resolution.label} />
          <InTheCountry of={of} report={report} />
          <Notes of={report} />
          <section aria-labelledby="lineas">
            <h2 id="lineas">Líneas del anexo</h2>
            <LinesForm of={of} report={report} />
            <div id="encontradas">
              {isWholeAnnex(of.filter) ? (
                <Lines
                  cutoff={cutoff}
                  report={report}
                  statuses={of.statuses}
                  department={departmentOf(of, report)}
                  departmentAddress={(code) => keeping(cutoff, `${address}?departamento=${code}#lineas`)}
                />
              ) : (
                <FoundLines of={of} report={report} />
              )}
            </div>
            <Yields of={report} />
          </section>
          <Downloads
            of={report}
            id={resolution.id}
            movements={keeping(cutoff, `${address}/movimientos`)}
            seesAll={report.scope === 'resolution'}
          />
        </>
      )}
    </>
  );
}

/** The department that is asked for; null for all, and for one that has no line. */
function departmentOf({ filter }: ResolutionPageProps, report: ExecutionStatusView): string | null {
  return report.departments.some(({ code }) => code === filter.department) ? filter.department : null;
}

/** The departments on a map, for who wants to see them; the lines beneath say the same. */
function InTheCountry({ of, report }: { of: ResolutionPageProps; report: ExecutionStatusView }): JSX.Element {
  if (report.departments.length < 2) return <></>;
  const { resolution, cutoff } = of;
  const address = `/escritorio/resoluciones/${resolution.id}`;
  return (
    <details class="flow">
      <summary>Ver el mapa por departamento</summary>
      <DepartmentMap
        of={report.departments}
        label={`Lo que la ${resolution.label} asigna a cada departamento`}
        hrefOf={(code) => keeping(cutoff, `${address}?departamento=${code}#lineas`)}
      />
    </details>
  );
}

function Notes({ of }: { of: ExecutionStatusView }): JSX.Element {
  if (of.notes.length === 0) return <></>;
  return (
    <section aria-labelledby="notas">
      <h2 id="notas">Lo que hay que saber</h2>
      <ul>
        {of.notes.map((note) => (
          <li safe>{note}</li>
        ))}
      </ul>
      <Ranges of={of.ranges} />
    </section>
  );
}

/** Interest has a line of its own: it is no part of what was authorised. */
function Yields({ of: { totals } }: { of: ExecutionStatusView }): JSX.Element {
  const { earned, held, returned } = totals.yields;
  if (earned === '0.00') return <></>;
  return (
    <p class="minor" safe>
      {`Rendimientos, aparte del capital: ${pesos(earned)} generados, ${pesos(returned)} reintegrados, ${pesos(held)} por reintegrar.`}
    </p>
  );
}

const forms = [
  { format: 'pdf', words: 'Estado de ejecución en PDF' },
  { format: 'xlsx', words: 'En Excel' },
  { format: 'csv', words: 'En CSV' },
] as const;

interface DownloadsProps {
  readonly of: ExecutionStatusView;
  readonly id: string;
  readonly movements: string;
  /** What is computed of all its lines is for who sees all of them. */
  readonly seesAll: boolean;
}

function Downloads({ of, id, movements, seesAll }: DownloadsProps): JSX.Element {
  const { asOf, knownAt } = of;
  const at = (report: string, format: string) => downloadAt(`/resolutions/${id}/${report}`, { format, asOf, knownAt });
  return (
    <section aria-labelledby="documentos">
      <h2 id="documentos">Documentos</h2>
      <ul class="plain downloads">
        <li>
          {forms.map(({ format, words }) => (
            <a href={at('execution-status', format)}>{words}</a>
          ))}
        </li>
        {seesAll ? (
          <>
            <li>
              <a href={downloadAt(`/resolutions/${id}/reconciliation`, { format: 'pdf' })}>
                Conciliación de hoy, en PDF
              </a>
              <a href={downloadAt(`/resolutions/${id}/reconciliation`, { format: 'xlsx' })}>En Excel</a>
            </li>
            <li>
              <a href={at('narrative', 'pdf')}>Bloque del informe nacional en PDF</a>
            </li>
          </>
        ) : (
          ''
        )}
        <li>
          <a href={at('pending', 'pdf')}>Quién debe qué, en PDF</a>
          <a href={at('annex', 'xlsx')}>El anexo con sus modificaciones, en Excel</a>
        </li>
        <li>
          <a href={movements}>Ver todos los movimientos</a>
        </li>
      </ul>
      <p class="minor" safe>
        {`Con lo registrado hasta el ${instantInWords(of.knownAt)} (hora de Bogotá).`}
      </p>
    </section>
  );
}
