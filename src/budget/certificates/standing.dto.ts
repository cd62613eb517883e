import { z } from 'zod';
import { text } from '../../platform/http/forms';
import type { Neighbour, Standing } from './standing.rules';

/** Said to whoever checks the certificate, so that it is written for anybody. */
export const annulmentForm = z.strictObject({ reason: text(500) });

export type AnnulmentForm = z.output<typeof annulmentForm>;

const neighbourView = z.object({ id: z.string(), title: z.string(), code: z.string(), reason: z.string() });

export const standingView = z.object({
  state: z.enum(['valid', 'superseded', 'annulled']),
  annulment: z.object({ reason: z.string(), on: z.string(), by: z.string().nullable() }).nullable(),
  supersededBy: neighbourView.nullable(),
  supersedes: neighbourView.nullable(),
});

export type StandingView = z.output<typeof standingView>;

export function viewStanding({ state, annulment, supersededBy, supersedes }: Standing): StandingView {
  return {
    state,
    annulment: annulment && { reason: annulment.reason, on: annulment.on, by: annulment.by },
    supersededBy: supersededBy && viewNeighbour(supersededBy),
    supersedes: supersedes && viewNeighbour(supersedes),
  };
}

function viewNeighbour({ id, title, code, reason }: Neighbour): z.output<typeof neighbourView> {
  return { id, title, code, reason };
}
