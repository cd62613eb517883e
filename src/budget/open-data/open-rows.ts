import { Injectable } from '@nestjs/common';
import { batchesOf } from '../../platform/database/rows';
import type { Tx } from '../../platform/database/transactions';
import type { EntryAct } from '../ledger/acts';
import { actInSpanish } from '../ledger/entries.dto';
import type { Moment } from '../ledger/moment.rules';
import { placeNames, places, type Place } from '../ledger/places';
import type { ReportedResolution, Row } from '../reports/execution-status.contents';
import { ExecutionStatusService } from '../reports/execution-status.service';
import { kindsInSpanish, type ResolutionKind } from '../resolutions/resolution.rules';
import { placeColumns, type OpenRow, type OpenTableName } from './contents';
import { lastRecordedSql, movedSql, openRowsSql } from './rows.sql';

/** The published rows of one moment, a batch at a time. At most one resolution's lines are in memory. */
@Injectable()
export class OpenRows {
  constructor(private readonly reports: ExecutionStatusService) {}

  async *of(tx: Tx, name: OpenTableName, moment: Moment): AsyncGenerator<OpenRow[]> {
    if (name === 'lugares') yield placeRows;
    else if (name === 'lineas') yield* this.lines(tx, moment);
    else {
      const spoken = inSpanish[name] ?? ((row: OpenRow) => row);
      for await (const rows of batchesOf<OpenRow>(tx, openRowsSql[name], at(moment), 5000)) yield rows.map(spoken);
    }
  }

  /** When was the last thing recorded that these rows tell, to the second? Null where nothing was. */
  async lastRecorded(tx: Tx, moment: Moment): Promise<string | null> {
    const [row]: { at: string | null }[] = await tx.query(lastRecordedSql, at(moment));
    return row?.at ?? null;
  }

  private async *lines(tx: Tx, moment: Moment): AsyncGenerator<OpenRow[]> {
    for await (const resolutions of batchesOf<{ id: string }>(tx, movedSql, at(moment))) {
      for (const { id } of resolutions) {
        const { resolution, rows } = await this.reports.seen(tx, id, { moment, scope: null });
        yield rows.map((row) => lineRow(resolution, row));
      }
    }
  }
}

function at({ asOf, knownAt }: Moment): string[] {
  return [asOf, knownAt];
}

const placeRows: OpenRow[] = placeNames.map((name) => ({
  lugar: places[name].spanish,
  codigo: name,
  clase: places[name].kind === 'capital' ? 'capital' : 'rendimientos',
  de: { resolution: 'resolución', allocation: 'línea', disbursement: 'giro' }[places[name].per],
  significado: places[name].means,
}));

const precisions: Readonly<Record<string, string>> = {
  exact: 'exacta',
  'on-or-after': 'desde esa fecha',
  month: 'ese mes',
  unknown: 'desconocida',
};

const placed = (row: OpenRow): OpenRow => ({ ...row, lugar: places[row.lugar as Place].spanish });

/** What the database names in English, as it is published. */
const inSpanish: Partial<Record<OpenTableName, (row: OpenRow) => OpenRow>> = {
  resoluciones: (row) => ({ ...row, tipo: kindsInSpanish[row.tipo as ResolutionKind] }),
  totales: placed,
  movimientos: (row) => ({
    ...row,
    acto: actInSpanish(row.acto as EntryAct),
    precision_de_la_fecha: precisions[row.precision_de_la_fecha ?? ''] ?? null,
  }),
  partidas: placed,
};

const withdrawals = { before: 'antes del giro', after: 'después del giro', unknown: 'giro por establecer' } as const;

function lineRow({ id, label }: ReportedResolution, row: Row): OpenRow {
  return {
    linea: row.allocationId,
    resolucion: id,
    resolucion_nombre: label,
    numero: String(row.line),
    divipola: row.divipola,
    municipio: row.municipality,
    departamento: row.department.name,
    hospital: row.hospital?.name ?? null,
    nit: row.hospital?.nit ?? null,
    valor: row.amount.toString(),
    ...Object.fromEntries(Object.entries(placeColumns).map(([name, place]) => [name, row[place].toString()])),
    girado: row.paid.toString(),
    recibido: row.received.toString(),
    perdido: row.lapsed.toString(),
    restablecido: row.restored.toString(),
    rendimientos_generados: row.yields.earned.toString(),
    rendimientos_por_reintegrar: row.yields.held.toString(),
    rendimientos_reintegrados: row.yields.returned.toString(),
    desistimiento: row.withdrawal && withdrawals[row.withdrawal],
  };
}
