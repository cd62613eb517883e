import { Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { May } from '../../platform/access/guard';
import type { Answer } from '../../platform/http/answers';
import { By, type Caller } from '../../platform/http/caller';
import { Form, Records } from '../../platform/http/contract';
import { publicationForm, snapshotView, type SnapshotView } from './snapshot.dto';
import { Snapshots } from './snapshots.service';

@ApiTags('open-data')
@Controller('open-data/snapshots')
export class SnapshotsController {
  constructor(private readonly snapshots: Snapshots) {}

  /** Publishes what is known now, without waiting for the night. */
  @Post()
  @May('open-data.publish')
  @Records(snapshotView)
  publish(@By() by: Caller, @Form(publicationForm) _: object): Promise<Answer<SnapshotView>> {
    return this.snapshots.publish(by);
  }
}
