import { Module } from '@nestjs/common';
import { RegisterController } from './register.controller';
import { RegisterQueries } from './register.queries';

/** What an office works through: the records of every line, of one kind, by state. */
@Module({ controllers: [RegisterController], providers: [RegisterQueries] })
export class RegisterModule {}
