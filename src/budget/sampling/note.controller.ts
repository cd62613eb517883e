import { Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { May } from '../../platform/access/guard';
import type { Answer } from '../../platform/http/answers';
import { By, type Caller } from '../../platform/http/caller';
import { Answers, Asked, Form, Records } from '../../platform/http/contract';
import type { Page } from '../../platform/http/paging';
import { noteForm, notesAsked, notesView, noteView, type NoteForm, type NotesAsked, type NoteView } from './note.dto';
import { WorkingNotes } from './note.service';

@ApiTags('auditing')
@Controller('notes')
export class NoteController {
  constructor(private readonly notes: WorkingNotes) {}

  /** A note for auditors alone; it stays as it was written. */
  @Post()
  @May('audit.note')
  @Records(noteView)
  write(@By() by: Caller, @Form(noteForm) form: NoteForm): Promise<Answer<NoteView>> {
    return this.notes.write(by, form);
  }

  @Get()
  @May('audit.note')
  @Answers(200, notesView)
  list(@Asked(notesAsked) asked: NotesAsked): Promise<Page<NoteView>> {
    return this.notes.list(asked);
  }
}
