import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { May } from '../../platform/access/guard';
import { By, type Caller } from '../../platform/http/caller';
import { Answers, Asked } from '../../platform/http/contract';
import { tasksAsked, tasksView, type TasksAsked, type TasksView } from './task.dto';
import { Tasks } from './tasks.service';

@ApiTags('tasks')
@Controller('tasks')
export class TasksController {
  constructor(private readonly tasks: Tasks) {}

  /** What waits for an act of whoever asks, the longest waiting first. */
  @Get()
  @May('task.read')
  @Answers(200, tasksView)
  list(@By() by: Caller, @Asked(tasksAsked) asked: TasksAsked): Promise<TasksView> {
    return this.tasks.of(by, asked);
  }
}
