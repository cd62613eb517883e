import { Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { May, Public } from '../../platform/access/guard';
import { Answers, Asked } from '../../platform/http/contract';
import type { Page } from '../../platform/http/paging';
import { MayLag } from '../../platform/http/may-lag';
import {
  consistencyAsked,
  consistencyView,
  eventPage,
  eventsAsked,
  inclusionAsked,
  inclusionView,
  keysView,
  madeSealView,
  sealPage,
  sealsAsked,
  verdictView,
  verificationAsked,
  type EventsAsked,
  type EventView,
  type KeysView,
  type SealsAsked,
  type VerificationAsked,
} from './audit.dto';
import { AuditQueries } from './audit.queries';
import { Proofs, type Consistency, type Inclusion } from './proofs.service';
import type { StoredSeal } from './seal.queries';
import { Seals } from './seals.service';
import { Verification, type Verdict } from './verification.service';

@ApiTags('audit')
@Controller('audit')
export class AuditController {
  constructor(
    private readonly queries: AuditQueries,
    private readonly sealing: Seals,
    private readonly proofs: Proofs,
    private readonly verification: Verification,
  ) {}

  /** The record, the latest event first, each with the text whose hash it is. */
  @Get('events')
  @May('audit.read')
  @MayLag()
  @Answers(200, eventPage)
  events(@Asked(eventsAsked) asked: EventsAsked): Promise<Page<EventView>> {
    return this.queries.events(asked);
  }

  /** Roots and signatures, the latest first: nothing in them tells of anybody, so anybody may keep them. */
  @Get('seals')
  @Public()
  @Answers(200, sealPage)
  seals(@Asked(sealsAsked) asked: SealsAsked): Promise<Page<StoredSeal>> {
    return this.queries.seals(asked);
  }

  /** Seals what is recorded until now, without waiting for the clock. */
  @Post('seals')
  @May('audit.read')
  @Answers(201, madeSealView)
  async seal(): Promise<{ seal: StoredSeal | null }> {
    return { seal: await this.sealing.seal() };
  }

  /** The public keys of the seals, with the time in which each was in force. */
  @Get('keys')
  @Public()
  @Answers(200, keysView)
  keys(): Promise<KeysView> {
    return this.queries.keys();
  }

  /** That an event is in a seal (the last one, unless told): RFC 9162, 2.1.3. */
  @Get('proofs/inclusion')
  @May('audit.read')
  @Answers(200, inclusionView)
  inclusion(@Asked(inclusionAsked) { event, seal }: z.output<typeof inclusionAsked>): Promise<Inclusion> {
    return this.proofs.inclusion(event, seal ?? null);
  }

  /** That the history of a seal begins with that of an older one: RFC 9162, 2.1.4. */
  @Get('proofs/consistency')
  @Public()
  @Answers(200, consistencyView)
  consistency(@Asked(consistencyAsked) { from, to }: z.output<typeof consistencyAsked>): Promise<Consistency> {
    return this.proofs.consistency(from, to);
  }

  /** Recomputes everything from the first event, and says exactly where it does not hold. */
  @Get('verification')
  @May('audit.read')
  @Answers(200, verdictView)
  verify(@Asked(verificationAsked) { root, size }: VerificationAsked): Promise<Verdict> {
    return this.verification.verify(root !== undefined && size !== undefined ? { root, size } : null);
  }
}
