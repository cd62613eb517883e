import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FormDefinition } from '../parts/forms/definition';
import { readForm, refused, textOf, type FormState } from '../parts/forms/form-state';
import type { TriedView } from './views';
import { ownerField } from '../door/pending';
import { DeskProblem, type DeskClient } from './desk-client';

interface Act<View> {
  readonly form: FormDefinition;
  /** What the contract is asked, out of what the form said. */
  readonly ask: (body: Record<string, unknown>) => {
    readonly method?: 'POST' | 'PUT' | 'PATCH';
    readonly path: string;
    readonly body?: object;
    readonly ifMatch?: string;
  };
  /** The form again, with what is wrong beside each field. */
  readonly again: (state: FormState) => Promise<string>;
  /** One more look, with what it would move; without it the act is done at once. */
  readonly review?: (state: FormState, tried: TriedView<View>) => Promise<string>;
  /** The field that a refusal is about, where the contract's answer names none. */
  readonly blame?: (error: DeskProblem) => string | null;
  /** Another page that has what was asked for already, by what the refusal says of it. */
  readonly elsewhere?: (error: DeskProblem) => string | null;
  /** Where the person is led afterwards: the page that says what happened and what is next. */
  readonly done: (answer: View) => string;
}

/** What the figures or the form refuse: the form can be corrected. All else has its own page. */
const correctable = [400, 409, 412, 413, 415, 422, 429];

/**
 * Takes a form to its act: read, reviewed with its effect, done once. What was typed survives every step, and a form
 * that is sent twice (a double click, the back button) does its act once: its key goes with it.
 * @returns a page; or «» when the person is led on
 * @throws DeskProblem for what no correction of the form can mend
 */
export async function perform<View>(
  client: DeskClient,
  { request, reply, submitted }: { request: FastifyRequest; reply: FastifyReply; submitted: unknown },
  act: Act<View>,
): Promise<string> {
  await requireOwner(client, request, submitted);
  const { state, body } = readForm(act.form, submitted);
  const step = textOf(submitted, 'paso');
  if (step === 'corregir') return act.again({ ...state, problems: [] });
  if (state.problems.length > 0) return wrong(reply, act.again(state));
  const asked = { method: 'POST' as const, ...act.ask(body) };
  try {
    if (act.review !== undefined && step !== 'confirmar')
      return await act.review(state, await client.attempt<View>(request, asked));
    const { body: answer } = await client.act<View>(request, { ...asked, key: state.act });
    return led(reply, act.done(answer));
  } catch (error) {
    if (!(error instanceof DeskProblem) || !correctable.includes(error.status)) throw error;
    const elsewhere = act.elsewhere?.(error) ?? null;
    if (elsewhere !== null) return led(reply, elsewhere);
    return wrong(reply, act.again(refused(state, act.form, error, act.blame?.(error))));
  }
}

// What was kept while its session ended is sent by who typed it, whoever has signed in on that page since.
async function requireOwner(client: DeskClient, request: FastifyRequest, submitted: unknown): Promise<void> {
  const owner = textOf(submitted, ownerField);
  if (owner === '' || (await client.at(request).person()).id === owner) return;
  throw new DeskProblem(
    403,
    'Lo escribió otra persona',
    'Lo que estaba escrito es de quien usaba antes esta página: no se hizo nada. Hágalo usted desde su Inicio, o que entre quien lo escribió.',
    'page.other-person',
  );
}

function led(reply: FastifyReply, address: string): string {
  void reply.redirect(address, 303);
  return '';
}

function wrong(reply: FastifyReply, page: Promise<string>): Promise<string> {
  void reply.status(422);
  return page;
}
