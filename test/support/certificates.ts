import type { VerificationView } from '../../src/budget/verification/verification.dto';
import { disburse, openOffice, publish, type Line, type Office } from './office';
import type { Issued } from './papers';
import type { TestService } from './service';
import { upload } from './upload';
import type { Visitor } from './visitor';

let visitors = 0;

/** Everybody comes from an address of their own: the pace is of an address. */
function address(): string {
  visitors += 1;
  return `10.1.${Math.floor(visitors / 250)}.${visitors % 250}`;
}

/** What anybody is told of a code. */
export async function verifyCode(service: TestService, code: string): Promise<VerificationView> {
  const reply = await service.app.inject({ url: `/api/v1/verification/${code}`, remoteAddress: address() });
  return JSON.parse(reply.body) as VerificationView;
}

/** What anybody is told of a file. */
export async function verifyFile(service: TestService, bytes: Buffer): Promise<VerificationView> {
  const reply = await upload(service, '/api/v1/verification', { bytes, address: address() });
  if (reply.status !== 200) throw new Error(reply.text);
  return reply.body as unknown as VerificationView;
}

/** The certificate of a giro: issued now, or the one in force that says the same. */
export async function issueOf(by: Visitor, subjectId: string, given: object = {}): Promise<Issued> {
  const asked = { type: 'disbursement', subjectId, ...given };
  const { status, body, text } = await by.post<Issued & { code: string; params: { id: string } }>(
    '/certificates',
    asked,
  );
  if (status === 201) return body;
  if (body.code !== 'certificate.stands-already') throw new Error(text);
  return (await by.get<Issued>(`/certificates/${body.params.id}`)).body;
}

/** Two lines in force, and the first one's giro. */
export async function paid(service: TestService): Promise<{ office: Office; line: Line; giro: string }> {
  const office = await openOffice(service);
  const { lines } = await publish(office, ['5000.00', '7000.00']);
  return { office, line: lines[0]!, giro: await disburse(office, lines[0]!.id, '5000.00') };
}
