import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { May } from '../../platform/access/guard';
import { By, type Caller } from '../../platform/http/caller';
import { Answers, Asked, Id } from '../../platform/http/contract';
import type { Page } from '../../platform/http/paging';
import { MayLag } from '../../platform/http/may-lag';
import {
  auditView,
  entriesAsked,
  entryPage,
  entryView,
  type AuditView,
  type EntriesAsked,
  type EntryView,
} from './entries.dto';
import { EntryQueries } from './entries.queries';
import { Soundness } from './soundness.queries';

@ApiTags('ledger')
@Controller('ledger')
export class LedgerController {
  constructor(
    private readonly entries: EntryQueries,
    private readonly soundness: Soundness,
  ) {}

  /** What was recorded, in the order of recording. */
  @Get('entries')
  @May('ledger.read')
  @MayLag()
  @Answers(200, entryPage)
  list(@By() by: Caller, @Asked(entriesAsked) asked: EntriesAsked): Promise<Page<EntryView>> {
    return this.entries.list(by, asked);
  }

  @Get('entries/:id')
  @May('ledger.read')
  @Answers(200, entryView)
  one(@By() by: Caller, @Id() id: string): Promise<EntryView> {
    return this.entries.one(by, id);
  }

  /** The numbered invariants, as the database finds them. */
  @Get('audit')
  @May('ledger.audit')
  @Answers(200, auditView)
  audit(): Promise<AuditView> {
    return this.soundness.audit();
  }
}
