import { Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { May } from '../../platform/access/guard';
import type { Answer } from '../../platform/http/answers';
import { By, type Caller } from '../../platform/http/caller';
import { Decides, Form, Id } from '../../platform/http/contract';
import { closureForm, closureView, type ClosureForm, type ClosureView } from './closure.dto';
import { Closures } from './closure.service';

@ApiTags('closures')
@Controller()
export class ClosuresController {
  constructor(private readonly closures: Closures) {}

  @Post('allocations/:id/closure')
  @May('allocation.close')
  @Decides(closureView)
  close(@By() by: Caller, @Id() id: string, @Form(closureForm) form: ClosureForm): Promise<Answer<ClosureView>> {
    return this.closures.close(by, id, form);
  }
}
