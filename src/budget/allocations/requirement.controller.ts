import { Controller, Param, Post, type PipeTransform } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { May } from '../../platform/access/guard';
import type { Answer } from '../../platform/http/answers';
import { By, type Caller } from '../../platform/http/caller';
import { Decides, Form, Id, NotFound } from '../../platform/http/contract';
import { requirementKinds, type RequirementKind } from '../resolutions/resolution-terms.rules';
import {
  allocationView,
  fulfilmentForm,
  refusalForm,
  type AllocationView,
  type FulfilmentForm,
  type RefusalForm,
} from './allocation.dto';
import { Requirements } from './requirement.service';

/** A kind that no resolution can ask for names nothing. */
const knownKind: PipeTransform<string, RequirementKind> = {
  transform(written) {
    const kind = requirementKinds.find((each) => each === written);
    if (kind === undefined) throw new NotFound({});
    return kind;
  },
};

@ApiTags('allocations')
@Controller('allocations/:id/requirements/:kind')
export class RequirementController {
  constructor(private readonly requirements: Requirements) {}

  @Post()
  @May('requirement.fulfil')
  @Decides(allocationView)
  submit(
    @By() by: Caller,
    @Id() id: string,
    @Param('kind', knownKind) kind: RequirementKind,
    @Form(fulfilmentForm) form: FulfilmentForm,
  ): Promise<Answer<AllocationView>> {
    return this.requirements.submit(by, id, { kind, form });
  }

  @Post('acceptance')
  @May('requirement.decide')
  @Decides(allocationView)
  accept(
    @By() by: Caller,
    @Id() id: string,
    @Param('kind', knownKind) kind: RequirementKind,
  ): Promise<Answer<AllocationView>> {
    return this.requirements.accept(by, id, kind);
  }

  @Post('refusal')
  @May('requirement.decide')
  @Decides(allocationView)
  refuse(
    @By() by: Caller,
    @Id() id: string,
    @Param('kind', knownKind) kind: RequirementKind,
    @Form(refusalForm) form: RefusalForm,
  ): Promise<Answer<AllocationView>> {
    return this.requirements.refuse(by, id, { kind, form });
  }
}
