import type { Desk } from '../client/desk-client';
import type { AllocationView } from '../client/views';
import { pesos } from '../parts/amounts';
import { reasonForm, type DeedRoom } from '../parts/deeds/deed';
import { Fact, Facts } from '../parts/pieces';
import { dateInWords, wordFor } from '../parts/words';
import { lineAddress } from '../payments/order.page';
import { ReportFigures } from './report-figures';
import type { Reported, ReportView } from './report.views';
import { reportsAddress, reportStates } from './report.words';

const decide = {
  roles: ['approver'],
  permission: 'execution.decide',
  when: ({ report }: Reported) => report.state === 'submitted',
  byAnother: true,
};

export const reportRoom: DeedRoom<Reported> = {
  deeds: [
    {
      ...decide,
      slug: 'aceptar',
      title: 'Aceptar el informe',
      means: 'Lo pagado de más desde el último informe aceptado pasa de «en caja de la E.S.E.» a «ejecutado».',
      button: 'Aceptar el informe',
      form: {},
      path: ({ report }) => `/execution-reports/${report.id}/acceptance`,
      said: { said: 'El informe quedó aceptado, y sus cifras son las de la línea.' },
    },
    {
      ...decide,
      slug: 'observar',
      title: 'Observar el informe',
      means: 'No mueve dinero: el hospital lee la observación y responde con un informe corregido.',
      button: 'Observar el informe',
      form: reasonForm,
      path: ({ report }) => `/execution-reports/${report.id}/observation`,
      said: { said: 'El informe quedó observado. El hospital debe responder con uno corregido.' },
    },
  ],
  read: readReport,
  address: ({ report }) => `${reportsAddress}/${report.id}`,
  trail: ({ report, line }) => [
    { href: '/', label: 'Inicio' },
    { href: reportsAddress, label: 'Informes' },
    { href: lineAddress(line), label: `Línea ${line.line}, ${line.municipality}` },
    { href: `${reportsAddress}/${report.id}`, label: nameOf(report) },
  ],
  summary: ReportFacts,
  maker: ({ report }) => report.recordedBy.id,
};

export async function readReport(desk: Desk, id: string): Promise<Reported> {
  const report = await desk.get<ReportView>(`/execution-reports/${encodeURIComponent(id)}`);
  return { report, line: await desk.get<AllocationView>(`/allocations/${report.allocationId}`) };
}

export function nameOf({ cutoff, final }: ReportView): string {
  return `Informe ${final ? 'final ' : ''}con corte al ${dateInWords(cutoff)}`;
}

export function ReportFacts({ report, line }: Reported): JSX.Element {
  return (
    <>
      <Facts>
        <Fact name="Estado" value={wordFor(reportStates, report.state)} />
        <Fact name="Hospital (E.S.E.)" value={line.hospital?.name} />
        <Fact name="Asignado" value={pesos(line.amount)} />
        <Fact name="Radicado" value={report.filingNumber} />
        <Fact name="Radicado el" value={dateInWords(report.filedOn)} />
        <Fact name="Clase" value={classOf(report)} />
      </Facts>
      {report.note === null ? '' : <p safe>{`Nota del hospital: ${report.note}`}</p>}
      <ReportFigures of={report} line={line} />
    </>
  );
}

function classOf({ final, correction }: ReportView): string {
  if (correction) return final ? 'Corrección del informe final' : 'Corrección';
  return final ? 'Informe final' : 'Informe de avance';
}
