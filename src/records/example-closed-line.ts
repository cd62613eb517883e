import type { Answered } from './client';
import { disburse, meetRequirements, type Example } from './example-acts';

/** The whole life of one line: two giros, reports observed, accepted and corrected, returns, and its closure. */
export async function loadClosedLine(example: Example, line: Answered): Promise<void> {
  const { hospital, approver } = example;
  await meetRequirements(example, line);
  for (const giro of [
    { amount: '70000000.00', number: '11', on: '2025-02-20' },
    { amount: '50000000.00', number: '12', on: '2025-04-02' },
  ]) {
    const paid = await disburse(example, line, giro);
    await hospital.post(`/disbursements/${paid.id}/receipt`, { amount: giro.amount, receivedOn: giro.on });
  }
  await hospital.post(`/allocations/${line.id}/incorporation`, {
    actKind: 'Acuerdo de junta directiva',
    actNumber: 'EJEMPLO-7',
    actOn: '2025-03-12',
    amount: '120000000.00',
  });
  await loadReports(example, line);
  for (const { kind, amount } of [
    { kind: 'principal', amount: '5000000.00' },
    { kind: 'yields', amount: '312450.75' },
  ]) {
    const returned = await hospital.post(`/allocations/${line.id}/restitutions`, {
      kind,
      amount,
      depositedOn: '2025-12-10',
      portfolio: 'EJEMPLO-PORTAFOLIO-1',
      reference: kind === 'principal' ? 'EJEMPLO-CONSIGNACION-11' : 'EJEMPLO-CONSIGNACION-12',
    });
    await example.paymaster.post(`/restitutions/${returned.id}/verification`);
  }
  await approver.post(`/allocations/${line.id}/closure`, { closedOn: '2025-12-15' });
}

async function loadReports({ hospital, approver }: Example, line: Answered): Promise<void> {
  const report = (form: object): Promise<Answered> => hospital.post(`/allocations/${line.id}/execution-reports`, form);
  const observed = await report({
    cutoff: '2025-05-31',
    filedOn: '2025-06-09',
    filingNumber: 'EJEMPLO-R-11',
    contracted: '110000000.00',
    obligated: '60000000.00',
    paid: '58000000.00',
    yieldsEarned: '120000.00',
  });
  await approver.post(`/execution-reports/${observed.id}/observation`, {
    reason: 'EJEMPLO: falta la relación de pagos de mayo.',
  });
  const accepted = await report({
    cutoff: '2025-05-31',
    filedOn: '2025-06-20',
    filingNumber: 'EJEMPLO-R-12',
    contracted: '110000000.00',
    obligated: '60000000.00',
    paid: '55000000.00',
    yieldsEarned: '120000.00',
    note: 'EJEMPLO: con la relación de pagos.',
  });
  await approver.post(`/execution-reports/${accepted.id}/acceptance`);
  const corrected = await report({
    cutoff: '2025-05-31',
    filedOn: '2025-07-15',
    filingNumber: 'EJEMPLO-R-13',
    contracted: '110000000.00',
    obligated: '60000000.00',
    paid: '53500000.00',
    yieldsEarned: '120000.00',
    correction: true,
    note: 'EJEMPLO: un pago de 1.500.000 se contó dos veces.',
  });
  await approver.post(`/execution-reports/${corrected.id}/acceptance`);
  const final = await report({
    cutoff: '2025-11-28',
    filedOn: '2025-12-05',
    filingNumber: 'EJEMPLO-R-14',
    contracted: '115000000.00',
    obligated: '115000000.00',
    paid: '115000000.00',
    yieldsEarned: '312450.75',
    final: true,
  });
  await approver.post(`/execution-reports/${final.id}/acceptance`);
}
