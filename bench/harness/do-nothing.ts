import { Controller, Module, Post } from '@nestjs/common';
import { Public, SignedIn } from '../../src/platform/access/guard';
import { By, type Caller } from '../../src/platform/http/caller';

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

@Module({ controllers: [NothingController] })
export class DoNothing {}
