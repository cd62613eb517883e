import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { May } from '../../platform/access/guard';
import { By, type Caller } from '../../platform/http/caller';
import { Answers, Asked } from '../../platform/http/contract';
import { MayLag } from '../../platform/http/may-lag';
import { traceAsked, traceView, type TraceAsked, type TraceView } from './trace.dto';
import { Trace } from './trace.service';

@ApiTags('ledger')
@Controller('ledger/trace')
export class TraceController {
  constructor(private readonly traces: Trace) {}

  /** From a figure to its entries, their documents, people and events; from a peso to where it went. */
  @Get()
  @May('ledger.audit')
  @MayLag()
  @Answers(200, traceView)
  trace(@By() by: Caller, @Asked(traceAsked) asked: TraceAsked): Promise<TraceView> {
    return this.traces.trace(by, asked);
  }
}
