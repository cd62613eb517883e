import { Module } from '@nestjs/common';
import { DuesModule } from '../dues/dues.module';
import { Letters } from './letter.service';
import { LettersController } from './letters.controller';

/** A page for each hospital. */
@Module({ imports: [DuesModule], controllers: [LettersController], providers: [Letters] })
export class LettersModule {}
