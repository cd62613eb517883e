import { Module } from '@nestjs/common';
import { AllocationsModule } from '../allocations/allocations.module';
import { HospitalTasks } from './hospital-tasks.queries';
import { MinistryTasks } from './ministry-tasks.queries';
import { TasksController } from './tasks.controller';
import { Tasks } from './tasks.service';

/** What awaits whom, since when and until when. */
@Module({
  imports: [AllocationsModule],
  controllers: [TasksController],
  providers: [Tasks, MinistryTasks, HospitalTasks],
})
export class TasksModule {}
