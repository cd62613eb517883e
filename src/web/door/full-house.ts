import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Capacity } from '../../platform/capacity/capacity';
import { problemOf, retryAfterOf } from '../../platform/http/problems';
import { pageHeaders } from '../client/page.decorator';
import { ProblemPage } from '../client/problem.page';
import { document } from '../parts/layout';

/** Who comes with a browser when the service is full reads it on a page, and when to come again. */
@Injectable()
export class FullHouse implements OnModuleInit {
  constructor(private readonly capacity: Capacity) {}

  onModuleInit(): void {
    this.capacity.showWith(async (refused, reply) => {
      const problem = problemOf(refused, 'es');
      const details = [
        problem.detail,
        'Lo que escribió sigue en la página anterior: vuelva a ella y envíelo de nuevo.',
      ];
      const page = await document(ProblemPage({ title: problem.title, details, person: null }));
      void reply.header('retry-after', retryAfterOf(problem) ?? '1');
      await reply.status(problem.status).headers(pageHeaders).send(page);
    });
  }
}
