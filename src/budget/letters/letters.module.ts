import { Module } from '@nestjs/common';
import { DuesModule } from '../dues/dues.module';
import { WithdrawalsModule } from '../withdrawals/withdrawals.module';
import { Letters } from './letter.service';
import { LettersController } from './letters.controller';
import { WithdrawalLetterController } from './withdrawal-letter.controller';

/** A page for each hospital, and the letter that each signs when it withdraws. */
@Module({
  imports: [DuesModule, WithdrawalsModule],
  controllers: [LettersController, WithdrawalLetterController],
  providers: [Letters],
})
export class LettersModule {}
