import type { Client } from 'pg';
import { hashPassword } from '../../src/platform/access/passwords';

export const benchPassword = 'una contraseña de medición';

const identifiers = {
  registrar: '00000000-0000-7000-8000-000000000001',
  approver: '00000000-0000-7000-8000-000000000002',
  paymaster: '00000000-0000-7000-8000-000000000003',
  auditor: '00000000-0000-7000-8000-000000000004',
  recipient: '00000000-0000-7000-8000-000000000005',
  administrator: '00000000-0000-7000-8000-000000000006',
} as const;

export type BenchRole = keyof typeof identifiers;

export function idOfRole(role: BenchRole): string {
  return identifiers[role];
}

export function emailOf(role: BenchRole): string {
  return `${role}@ejemplo.localhost`;
}

/** One person of each role, who have one password. */
export async function writePeople(client: Client): Promise<void> {
  const password = await hashPassword(benchPassword);
  for (const [role, id] of Object.entries(identifiers)) {
    await client.query('insert into person (id, email, name, password_hash, roles) values ($1, $2, $3, $4, $5)', [
      id,
      emailOf(role as BenchRole),
      `EJEMPLO ${role}`,
      password,
      [role],
    ]);
  }
}
