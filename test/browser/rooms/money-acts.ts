import { disburse, publish } from '../../support/office';
import { money, type MoneyFacts } from './money-facts';
import { room } from './room';

interface Facts extends MoneyFacts {
  readonly withdrawal: string;
  readonly report: string;
  readonly deposit: string;
  readonly lapse: string;
  readonly reversal: string;
  readonly giro: string;
}

/** Withdrawals, deposits, reports and what closes a year: lists and one of each. */
export const moneyActs = room<Facts>({
  name: 'después del giro',
  prepare: async (world) => {
    const facts = await money(world);
    const { registrar, approver, paymaster, recipient } = world.office;
    const line = world.resolution.lines[0]!;
    const other = world.resolution.lines[2]!;
    await recipient.must('POST', `/allocations/${line.id}/incorporation`, {
      ...{ actKind: 'Acuerdo', actNumber: 'EJEMPLO-1', actOn: '2025-03-20', amount: '400000.00' },
    });
    const told = (cutoff: string, paid: string) =>
      recipient.must('POST', `/allocations/${line.id}/execution-reports`, {
        ...{ cutoff, paid, contracted: '380000.00', obligated: '300000.00', yieldsEarned: '1200.00' },
      });
    await approver.must('POST', `/execution-reports/${(await told('2025-04-30', '100000.00')).id}/acceptance`, {});
    const report = (await told('2025-05-31', '250000.00')).id;
    const deposit = await recipient.must('POST', `/allocations/${line.id}/restitutions`, {
      ...{ kind: 'principal', amount: '20000.00', depositedOn: '2025-06-10' },
      ...{ portfolio: 'EJEMPLO', reference: 'EJEMPLO-D1' },
    });
    const withdrawal = await registrar.must('POST', `/allocations/${other.id}/withdrawal`, {
      ...{
        reason: 'EJEMPLO — Sin equipo',
        payment: 'unknown',
        source: 'EJEMPLO — Informe',
        sourceCutoff: '2025-11-30',
      },
    });
    await approver.must('POST', `/withdrawals/${withdrawal.id}/approval`, {});
    const ended = await publish(world.office, ['1000000.00']);
    const lapse = await registrar.must('POST', `/resolutions/${ended.id}/lapses`, {
      ...{ actNumber: 'EJEMPLO-C1', effectiveOn: '2025-12-31' },
    });
    const undone = await publish(world.office, ['1000000.00']);
    const giro = await disburse(world.office, undone.lines[0]!.id, '500000.00');
    const { items } = await registrar.must<{ id: string; items: { id: string; act: string }[] }>(
      'GET',
      `/ledger/entries?allocation=${undone.lines[0]!.id}`,
    );
    const { id: settled } = items.find(({ act }) => act === 'settle')!;
    await paymaster.must('POST', `/ledger/entries/${settled}/reversal`, { reason: 'EJEMPLO' });
    const { id: ordered } = items.find(({ act }) => act === 'order')!;
    const reversal = await registrar.must('POST', `/ledger/entries/${ordered}/reversal`, { reason: 'EJEMPLO — Otra' });
    return {
      ...facts,
      withdrawal: withdrawal.id,
      report,
      deposit: deposit.id,
      lapse: lapse.id,
      reversal: reversal.id,
      giro,
    };
  },
  pages: [
    { name: 'Desistimientos', as: 'auditor', open: () => '/escritorio/desistimientos?paso=todos' },
    {
      name: 'Un desistimiento',
      as: 'approver',
      open: (_, { withdrawal }) => `/escritorio/desistimientos/${withdrawal}`,
    },
    {
      name: 'Esclarecer, con errores',
      as: 'approver',
      open: (_, { withdrawal }) => `/escritorio/desistimientos/${withdrawal}/esclarecer`,
      act: async (page) => {
        await page.getByRole('button', { name: 'Revisar' }).click();
        await page.getByText('cosas por corregir').waitFor();
      },
    },
    {
      name: 'Desistimiento en nombre del hospital',
      as: 'registrar',
      open: (_, { lines }) => `/escritorio/asignaciones/${lines[1]!.id}/desistimiento`,
    },
    { name: 'Lo que debe volver', as: 'paymaster', open: () => '/escritorio/reintegros/por-volver' },
    { name: 'Consignaciones', as: 'paymaster', open: () => '/escritorio/reintegros' },
    { name: 'Una consignación', as: 'paymaster', open: (_, { deposit }) => `/escritorio/reintegros/${deposit}` },
    { name: 'Verificar', as: 'paymaster', open: (_, { deposit }) => `/escritorio/reintegros/${deposit}/verificar` },
    { name: 'Restablecimientos, ninguno', as: 'auditor', open: () => '/escritorio/restablecimientos' },
    { name: 'Una pérdida', as: 'approver', open: (_, { lapse }) => `/escritorio/perdidas/${lapse}` },
    { name: 'Informes', as: 'approver', open: () => '/escritorio/informes' },
    { name: 'Un informe', as: 'approver', open: (_, { report }) => `/escritorio/informes/${report}` },
    { name: 'Aceptar un informe', as: 'approver', open: (_, { report }) => `/escritorio/informes/${report}/aceptar` },
    { name: 'Informe nacional', as: 'registrar', open: () => '/escritorio/informes/nacional' },
    {
      name: 'Cerrar una línea',
      as: 'approver',
      open: (_, { lines }) => `/escritorio/asignaciones/${lines[0]!.id}/cierre`,
      act: async (page) => {
        await page.getByRole('button', { name: 'Revisar' }).click();
        await page.getByText('por corregir').waitFor();
      },
    },
    {
      name: 'Una anulación por decidir',
      as: 'approver',
      open: (_, { reversal }) => `/escritorio/anulaciones/${reversal}`,
    },
    { name: 'Un giro con un movimiento anulado', as: 'auditor', open: (_, { giro }) => `/escritorio/giros/${giro}` },
    {
      name: 'Adjuntar un documento',
      as: 'registrar',
      open: (_, { withdrawal }) =>
        `/escritorio/documentos/nuevo?de=withdrawal&id=${withdrawal}&volver=/escritorio/desistimientos/${withdrawal}`,
    },
  ],
});
