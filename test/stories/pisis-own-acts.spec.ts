import { bytesOf, fileNameOf, linesOf, nit, resource } from '../../src/budget/pisis/pisis.spec-support';
import { expectLedgerSound } from '../support/expect-ledger-sound';
import { disburse, openOffice, publish, type Office } from '../support/office';
import { nothing, sendPisis, type Problem } from '../support/pisis';
import { startTestService, type TestService } from '../support/service';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a hospital typed, beside what its files say; and the file that our own acts make. */
describe('PISIS and the acts that were typed', () => {
  let service: TestService;
  let office: Office;
  const folder = mkdtempSync(join(tmpdir(), 'trazagiro-pisis-'));

  beforeAll(async () => {
    service = await startTestService({ TRAZAGIRO_DATA: folder });
    office = await openOffice(service);
    await service.database.query('update hospital set nit = $2, check_digit = 0 where id = $1', [
      office.hospitals[0],
      nit,
    ]);
  });
  afterAll(async () => {
    await expectLedgerSound(service.database);
    await service.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('an incorporation that was typed before is found and not recorded again', async () => {
    const { lines } = await publish(office, ['9000.00']);
    const typed = { actKind: 'Resolución', actNumber: 'N.º 0055', actOn: '2025-03-10', amount: '9000.00' };
    const { id } = await office.recipient.must('POST', `/allocations/${lines[0]!.id}/incorporation`, typed);
    await office.registrar.must('POST', `/allocations/${lines[0]!.id}/pisis-resources`, {
      resource: '2000000005',
      document: 'EJEMPLO',
    });
    const short = ['2|I|4|55|2025-03-10|9000.00', ...nothing(3, 4, 5, 6, 7)];
    const as = (cutoff: string) => ({
      cutoff,
      on: lines[0]!.id,
      name: fileNameOf(cutoff).replace(resource, '2000000005'),
      bytes: bytesOf(linesOf(short, cutoff).map((each) => each.replace(resource, '2000000005'))),
    });
    const own = await office.recipient.get<Problem>(`/allocations/${lines[0]!.id}/pisis?cutoff=2025-03-31`);
    expect([own.status, own.text.split('\r\n').slice(0, 3)]).toEqual([
      200,
      [
        `1|NI|${nit}|2025-03-01|2025-03-31|6`,
        `2|1|ID2000000005|${nit}|I|4|N.º 0055|2025-03-10|9000.00`.replace('º', '\ufffd'),
        `3|2|ID2000000005|${nit}|NA||||||||||||`,
      ],
    ]);
    const taken = await sendPisis(service, office.recipient, short, as('2025-03-31'));
    expect(taken.body.outcome.acts).toMatchObject([{ kind: 'incorporation', id, recorded: false }]);
    const differs = await sendPisis(service, office.recipient, short, {
      ...as('2025-04-30'),
      bytes: bytesOf(linesOf(short, '2025-04-30').map((each) => each.replace(resource, '2000000005'))),
    });
    expect([differs.status, differs.body.outcome.warnings.map(({ code }) => code)]).toEqual([
      201,
      expect.arrayContaining(['pisis.already-declared']),
    ]);
  });

  it('what our own acts do not say is listed, and never made up', async () => {
    const { lines } = await publish(office, ['9000.00']);
    const on = lines[0]!.id;
    await office.registrar.must('POST', `/allocations/${on}/pisis-resources`, {
      resource: '2000000006',
      document: 'EJEMPLO',
    });
    await office.recipient.must('POST', `/allocations/${on}/incorporation`, {
      actKind: 'Oficio',
      actNumber: '1',
      actOn: '2025-03-10',
      amount: '9000.00',
    });
    const giro = await disburse(office, on, '9000.00');
    await office.recipient.must('POST', `/disbursements/${giro}/receipt`, {
      amount: '9000.00',
      receivedOn: '2025-03-05',
    });
    const figures = { contracted: '10.00', obligated: '10.00', paid: '0.00', yieldsEarned: '0.00' };
    await office.recipient.must('POST', `/allocations/${on}/execution-reports`, { cutoff: '2025-03-20', ...figures });
    await office.recipient.must('POST', `/allocations/${on}/restitutions`, {
      kind: 'principal',
      amount: '5.00',
      depositedOn: '2025-03-21',
      portfolio: '403',
      reference: 'EJEMPLO',
    });
    const refused = await office.recipient.get<Omit<Problem, 'errors'> & { errors: { field: string }[] }>(
      `/allocations/${on}/pisis?cutoff=2025-03-31`,
    );
    expect([refused.status, refused.body.code]).toEqual([409, 'pisis.cannot-be-written']);
    expect(refused.body.errors.map(({ field }) => field)).toEqual([
      'tipo de acto',
      'acto que lo ordena: tipo, número y fecha',
      'entidad que recibe',
      'NIT del banco',
      'cuenta',
      'código del portafolio',
      'registros de tipo 3',
      'registros de tipo 4',
      'registros de tipo 5',
    ]);
  });
});
