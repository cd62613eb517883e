import { Controller, Get, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { May } from '../../platform/access/guard';
import type { Answer } from '../../platform/http/answers';
import { By, type Caller } from '../../platform/http/caller';
import { Answers, Asked, Decides, Form, Id } from '../../platform/http/contract';
import type { Page } from '../../platform/http/paging';
import { MayLag } from '../../platform/http/may-lag';
import {
  acceptanceForm,
  allocationsAsked,
  allocationsView,
  allocationView,
  hospitalNamingForm,
  lineStatusesAsked,
  lineStatusesView,
  everyLineAsked,
  type AcceptanceForm,
  type AllocationsAsked,
  type AllocationView,
  type HospitalNamingForm,
  type LineStatusesAsked,
  type LineStatusView,
  type EveryLineAsked,
} from './allocation.dto';
import { Allocations } from './allocation.service';

@ApiTags('allocations')
@Controller()
export class AllocationController {
  constructor(private readonly allocations: Allocations) {}

  /** The lines in force of a resolution, in the order of the annex. */
  @Get('resolutions/:id/allocations')
  @May('allocation.read')
  @MayLag()
  @Answers(200, allocationsView)
  ofResolution(
    @By() by: Caller,
    @Id() id: string,
    @Asked(allocationsAsked) asked: AllocationsAsked,
  ): Promise<Page<AllocationView>> {
    return this.allocations.ofResolution(by, id, asked);
  }

  /** Where each of them stands today, and no more: for who shows all of them. */
  @Get('resolutions/:id/allocations/statuses')
  @May('allocation.read')
  @MayLag()
  @Answers(200, lineStatusesView)
  statuses(
    @By() by: Caller,
    @Id() id: string,
    @Asked(lineStatusesAsked) asked: LineStatusesAsked,
  ): Promise<Page<LineStatusView>> {
    return this.allocations.statuses(by, id, asked);
  }

  /** The lines in force that the caller may see, of every resolution: of a hospital's person, their own. */
  @Get('allocations')
  @May('allocation.read')
  @MayLag()
  @Answers(200, allocationsView)
  everywhere(@By() by: Caller, @Asked(everyLineAsked) asked: EveryLineAsked): Promise<Page<AllocationView>> {
    return this.allocations.everywhere(by, asked);
  }

  @Get('allocations/:id')
  @May('allocation.read')
  @Answers(200, allocationView)
  one(@By() by: Caller, @Id() id: string): Promise<AllocationView> {
    return this.allocations.one(by, id);
  }

  @Post('allocations/:id/acceptance')
  @May('allocation.accept')
  @Decides(allocationView)
  accept(
    @By() by: Caller,
    @Id() id: string,
    @Form(acceptanceForm) form: AcceptanceForm,
  ): Promise<Answer<AllocationView>> {
    return this.allocations.accept(by, id, form);
  }

  @Put('allocations/:id/hospital')
  @May('allocation.name-hospital')
  @Answers(200, allocationView)
  nameHospital(
    @By() by: Caller,
    @Id() id: string,
    @Form(hospitalNamingForm) form: HospitalNamingForm,
  ): Promise<Answer<AllocationView>> {
    return this.allocations.nameHospital(by, id, form);
  }
}
