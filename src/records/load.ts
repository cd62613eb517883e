import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Client } from './client';
import { loadExample } from './example';
import type { Office } from './office';
import { loadResolution1409 } from './resolution-1409';

/**
 * Loads the records of resolutions 401 and 1409 of 2025 and, beside them, the example.
 * @throws Error with the service's words when it refuses one of them
 */
export async function loadRecords(app: NestFastifyApplication, password: string): Promise<void> {
  const office: Office = {
    registrar: await Client.signIn(app, 'registro@demo.localhost', password),
    approver: await Client.signIn(app, 'aprobacion@demo.localhost', password),
    paymaster: await Client.signIn(app, 'pagaduria@demo.localhost', password),
    administrator: await Client.signIn(app, 'admin@demo.localhost', password),
  };
  await loadResolution1409(office);
  await loadExample(office, (email) => Client.signIn(app, email, password), password);
}
