import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { refusal } from '../../kernel/errors';
import { Public } from '../access/guard';
import { Answers } from './contract';

const health = z.object({ status: z.literal('ok') });

export const NotReady = refusal(
  'service.not-ready',
  'unavailable',
  { es: 'El servicio no está listo', en: 'The service is not ready' },
  { es: () => 'La base de datos no responde.', en: () => 'The database does not answer.' },
);

@ApiTags('operations')
@Controller('health')
@Public()
export class HealthController {
  constructor(private readonly dataSource: DataSource) {}

  /** The process runs. */
  @Get('live')
  @Answers(200, health)
  live(): z.output<typeof health> {
    return { status: 'ok' };
  }

  /** The process can serve: its database answers. */
  @Get('ready')
  @Answers(200, health)
  async ready(): Promise<z.output<typeof health>> {
    await this.dataSource.query('select 1').catch(() => {
      throw new NotReady({});
    });
    return { status: 'ok' };
  }
}
