import { Module } from '@nestjs/common';
import { UnknownController } from './unknown.controller';
import { UnknownQueries } from './unknown.queries';
import { UnknownFacts } from './unknown.service';

/** What no source says, with its reason, its source and its age. */
@Module({ controllers: [UnknownController], providers: [UnknownFacts, UnknownQueries], exports: [UnknownFacts] })
export class UnknownsModule {}
