import { Controller, Module, Post } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import {
  settlementForm,
  type DisbursementView,
  type SettlementForm,
} from '../../src/budget/disbursements/disbursement.dto';
import { GatheredGiros } from '../../src/budget/disbursements/gathered-giros';
import { May, Public, SignedIn } from '../../src/platform/access/guard';
import type { Answer } from '../../src/platform/http/answers';
import { By, type Caller } from '../../src/platform/http/caller';
import { Form, Id } from '../../src/platform/http/contract';
import { UseCases } from '../../src/platform/http/use-cases';

/** What the payment of a giro is answered, near enough. */
const answer = { id: '01a218df-bdfc-73ad-a8fe-1e745f248ca3', note: 'EJEMPLO '.repeat(80) };

/** The limit of any act over HTTP: the same door, the same length of answer, and nothing done. */
@Controller('nothing')
class NothingController {
  /** With who asks found out, as of every act. */
  @Post('signed-in')
  @SignedIn()
  signedIn(@By() { fingerprint }: Caller): object {
    return { ...answer, fingerprint };
  }

  @Post()
  @Public()
  nobody(): object {
    return answer;
  }
}

/** The payment by its plain path: the same act in a transaction of its own, past the lane where others gather. */
@Controller('plain/disbursements')
class PlainController {
  constructor(private readonly modules: ModuleRef) {}

  @Post(':id/settlement')
  @May('disbursement.settle')
  settle(
    @By() by: Caller,
    @Id() id: string,
    @Form(settlementForm) form: SettlementForm,
  ): Promise<Answer<DisbursementView>> {
    const useCases = this.modules.get(UseCases, { strict: false });
    const gathered = this.modules.get(GatheredGiros, { strict: false });
    return useCases.once(by, async (tx) => {
      const [outcome] = await gathered.settle(tx, [{ by, command: { id, form } }]);
      if (outcome && 'done' in outcome) return outcome.done;
      throw outcome?.refused;
    });
  }
}

/** What only a bench asks of the service. */
@Module({ controllers: [NothingController, PlainController] })
export class BenchRoutes {}
