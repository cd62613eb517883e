import { randomUUID } from 'node:crypto';
import type { RunningService } from '../harness/service';
import type { Plan } from '../history/plan';
import { identifierOf } from '../history/identifiers';

export interface Place {
  readonly service: RunningService;
  readonly plan: Plan;
  /** An auditor's session. */
  readonly token: string;
  readonly paymaster: string;
}

interface Work {
  readonly name: string;
  readonly times: number;
  /** @param time how often it was asked before, for what can be done once */
  readonly ask: (place: Place, time: number) => Promise<void>;
}

/** Of one resolution of a hundred lines, in the middle of the others; the same one at every length. */
export const works: readonly Work[] = [
  {
    name: 'pay a giro',
    times: 30,
    ask: (place, time) => {
      const { giros, awaiting, lines } = place.plan;
      const line = middle(place.plan) * lines + (time % lines);
      return ask(place, `/disbursements/${identifierOf.giro(line * (giros + awaiting) + giros)}/settlement`, {
        effectiveOn: `${yearOfMiddle(place.plan)}-12-30`,
      });
    },
  },
  { name: 'execution status today', times: 9, ask: (place) => status(place, '') },
  {
    name: 'execution status as of a past date',
    times: 9,
    ask: (place) => status(place, `?asOf=${yearOfMiddle(place.plan)}-06-30`),
  },
  {
    name: 'the line of a hospital',
    times: 15,
    ask: (place) => ask(place, `/allocations/${identifierOf.line(middle(place.plan) * place.plan.lines)}`),
  },
  { name: 'a page of the register', times: 9, ask: (place) => ask(place, '/register?limit=100') },
  { name: 'the same of one state', times: 9, ask: (place) => ask(place, '/register?limit=100&state=ordered') },
];

function status(place: Place, query: string): Promise<void> {
  return ask(place, `/resolutions/${identifierOf.resolution(middle(place.plan))}/execution-status${query}`);
}

function middle({ resolutions }: Plan): number {
  return Math.floor(resolutions / 2);
}

function yearOfMiddle(plan: Plan): number {
  return (
    plan.lastYear - plan.years + 1 + Math.floor((middle(plan) * plan.years) / Math.max(plan.years, plan.resolutions))
  );
}

/** @throws when it is not answered as it should be */
async function ask({ service, token, paymaster }: Place, path: string, body?: object): Promise<void> {
  const answer = await fetch(`${service.url}/api/v1${path}`, {
    method: body ? 'POST' : 'GET',
    headers: {
      authorization: `Bearer ${body ? paymaster : token}`,
      ...(body ? { 'content-type': 'application/json', 'idempotency-key': randomUUID() } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${text.slice(0, 300)}`);
}
