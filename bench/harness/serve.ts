import 'reflect-metadata';
import { AppModule } from '../../src/app.module';
import { createApplication } from '../../src/platform/http/application';
import { openToAll } from '../../src/start/serving';
import { readConfig } from '../../src/platform/config';
import type { Doors } from '../../src/platform/database/service-role';
import { BenchRoutes } from './routes';

/** The process of the service in a bench: the product as it starts, on the database it is told. */
async function main(): Promise<void> {
  const doors = JSON.parse(process.argv[2] ?? '') as Doors;
  const config = readConfig({
    LOG_LEVEL: 'silent',
    TRAZAGIRO_RECORDS: 'none',
    SEAL_EVERY_SECONDS: '0',
    PORT: '0',
    ...process.env,
  });
  const product = AppModule.on(doors.service, config);
  const app = await createApplication(
    { ...product, imports: [...(product.imports ?? []), BenchRoutes] } as never,
    config,
  );
  await app.init();
  if (process.argv[3] === 'alone') await app.listen(config.PORT, config.HOST);
  else await openToAll(app, config);
  process.on('message', (message) => {
    if (message === 'usage') process.send?.(usage());
    if (message === 'stop') void app.close().then(() => process.exit(0));
  });
  process.send?.({ url: (await app.getUrl()).replace('localhost', '127.0.0.1') });
}

function usage() {
  const { user, system } = process.cpuUsage();
  return {
    rss: process.memoryUsage.rss(),
    peakRss: process.resourceUsage().maxRSS * 1024,
    cpuMs: (user + system) / 1000,
  };
}

void main();
