import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { refusal } from '../../kernel/errors';
import { Replica } from '../database/replica/replica';
import { Public } from '../access/guard';
import { Answers } from './contract';

const health = z.object({ status: z.literal('ok') });

const readiness = health.extend({
  /** Where a replica is set: whether lists, reports and exports are read from it; if not, the primary answers them. */
  replica: z.enum(['serving', 'behind', 'down', 'refused']).optional(),
});

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
  constructor(
    private readonly dataSource: DataSource,
    private readonly replica: Replica,
  ) {}

  /** The process runs. */
  @Get('live')
  @Answers(200, health)
  live(): z.output<typeof health> {
    return { status: 'ok' };
  }

  /** The process can serve: its database answers. */
  @Get('ready')
  @Answers(200, readiness)
  async ready(): Promise<z.output<typeof readiness>> {
    await this.dataSource.query('select 1').catch(() => {
      throw new NotReady({});
    });
    const { state } = this.replica;
    return state === 'none' ? { status: 'ok' } : { status: 'ok', replica: state };
  }
}
