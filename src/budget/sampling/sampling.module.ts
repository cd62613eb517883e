import { Module } from '@nestjs/common';
import { NoteController } from './note.controller';
import { WorkingNotes } from './note.service';
import { SampleController } from './sample.controller';
import { SampleQueries } from './sample.queries';
import { Samples } from './sample.service';

/** What an auditor draws and writes down. */
@Module({ controllers: [SampleController, NoteController], providers: [Samples, SampleQueries, WorkingNotes] })
export class SamplingModule {}
