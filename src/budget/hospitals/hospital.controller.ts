import { Controller, Get, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { May } from '../../platform/access/guard';
import { Transactions } from '../../platform/database/transactions';
import type { Answer } from '../../platform/http/answers';
import { By, type Caller } from '../../platform/http/caller';
import { Answers, Asked, Form, Id, Records } from '../../platform/http/contract';
import type { Page } from '../../platform/http/paging';
import { MayLag } from '../../platform/http/may-lag';
import {
  correctionForm,
  hospitalForm,
  hospitalsAsked,
  hospitalsView,
  hospitalView,
  type CorrectionForm,
  type HospitalForm,
  type HospitalsAsked,
  type HospitalView,
} from './hospital.dto';
import { HospitalQueries } from './hospital.queries';
import { Hospitals } from './hospital.service';

@ApiTags('hospitals')
@Controller('hospitals')
export class HospitalController {
  constructor(
    private readonly transactions: Transactions,
    private readonly hospitals: Hospitals,
    private readonly queries: HospitalQueries,
  ) {}

  @Post()
  @May('hospital.register')
  @Records(hospitalView)
  register(@By() by: Caller, @Form(hospitalForm) form: HospitalForm): Promise<Answer<HospitalView>> {
    return this.hospitals.register(by, form);
  }

  @Get()
  @May('hospital.read')
  @MayLag()
  @Answers(200, hospitalsView)
  list(@By() by: Caller, @Asked(hospitalsAsked) asked: HospitalsAsked): Promise<Page<HospitalView>> {
    return this.transactions.read((tx) => this.queries.page(tx, by, asked));
  }

  @Get(':id')
  @May('hospital.read')
  @Answers(200, hospitalView)
  one(@By() by: Caller, @Id() id: string): Promise<HospitalView> {
    return this.transactions.read((tx) => this.queries.one(tx, by, id));
  }

  /** Takes `If-Match`. */
  @Patch(':id')
  @May('hospital.register')
  @Answers(200, hospitalView)
  correct(@By() by: Caller, @Id() id: string, @Form(correctionForm) form: CorrectionForm): Promise<HospitalView> {
    return this.hospitals.correct(by, id, form);
  }
}
