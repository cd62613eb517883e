import { Controller, Get, Param, Query, Req, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Public } from '../../platform/access/guard';
import { Clock } from '../../platform/clock';
import { AllocationPage, type PastView } from './allocation.page';
import { cutoffOf, momentAsked, type Cutoff } from '../parts/cutoff';
import { DeskClient, DeskProblem, ifAllowed, type Desk } from '../client/desk-client';
import type { EvidenceView } from '../evidence/evidence.views';
import type { TasksView } from '../tasks/task-views';
import { document } from '../parts/layout';
import { Page } from '../client/page.decorator';
import { PageProblems } from '../client/problems.filter';
import type { AllocationView, DisbursementView, EntryView, UnknownView, WithdrawalView } from '../client/views';

@ApiExcludeController()
@Public()
@UseFilters(PageProblems)
@Controller('escritorio/asignaciones/:id')
export class AllocationPageController {
  constructor(
    private readonly client: DeskClient,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Page()
  async read(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Query() asked: Record<string, unknown>,
  ): Promise<string> {
    const desk = this.client.at(request);
    const cutoff = cutoffOf(asked, this.clock);
    const path = `/allocations/${encodeURIComponent(id)}`;
    const [person, allocation] = await Promise.all([desk.person(), desk.get<AllocationView>(path)]);
    const [disbursements, withdrawal, entries, evidence, tasks, past] = await Promise.all([
      desk.all<DisbursementView>(`${path}/disbursements`),
      allocation.withdrawal === null
        ? null
        : ifAllowed(desk.get<WithdrawalView>(`/withdrawals/${allocation.withdrawal.id}`)),
      desk.all<EntryView>('/ledger/entries', { allocation: id, ...momentAsked(cutoff) }),
      ifAllowed(desk.all<EvidenceView>('/evidence', { subjectKind: 'allocation', subject: id })),
      desk.get<TasksView>('/tasks', { allocation: id, limit: '100' }),
      cutoff.ok && !cutoff.isToday ? pastOf(desk, path, cutoff) : null,
    ]);
    // The line's own view tells what is unknown of it; of its giros and its withdrawal, each one's.
    const unknown = [
      ...allocation.unknown,
      ...disbursements.flatMap((each) => each.unknown),
      ...(withdrawal === null ? [] : await unknownOf(desk, withdrawal.id)),
    ];
    const told = { evidence: evidence ?? [], tasks: tasks.items, cutoff, past };
    return document(
      AllocationPage({ person, allocation, disbursements, withdrawal, entries, unknown, asked, ...told }),
    );
  }
}

/** Where the money of the line was at another moment; what the service says where there is nothing to tell. */
async function pastOf(desk: Desk, path: string, cutoff: Cutoff): Promise<PastView | { none: string }> {
  try {
    return (await desk.get<{ closing: PastView }>(`${path}/statement`, momentAsked(cutoff))).closing;
  } catch (error) {
    if (error instanceof DeskProblem && error.status === 409) return { none: error.detail };
    throw error;
  }
}

async function unknownOf(desk: Desk, subject: string): Promise<UnknownView[]> {
  return (await ifAllowed(desk.all<UnknownView>('/unknowns', { subject }))) ?? [];
}
