import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Clock } from '../../platform/clock';
import { perform } from '../client/acts';
import { DeskClient, DeskProblem, type Desk } from '../client/desk-client';
import type { ResolutionSummaryView } from '../client/views';
import type { FormDefinition } from '../parts/forms/definition';
import { freshForm, textOf, textsOf, type FormState } from '../parts/forms/form-state';
import { ReviewPage } from '../parts/forms/review.page';
import { document } from '../parts/layout';
import { registerAsked, registerSearch, type RegisterAsked, type Step } from '../parts/register/register.asked';
import type { RecordView } from '../parts/register/register.views';
import { dateInWords, roles, wordFor } from '../parts/words';
import { usualDate, type FiscalYear } from './fiscal-year';
import { batchActs, mostAsked, wordsFor, type BatchAct } from './giro-batch.acts';
import { BatchPage, BatchSummary, ownOf, together, trailOf } from './giro-batch.page';
import { girosAddress } from './giro.room';
import type { BatchView } from './giro.views';
import { giroSteps } from './giros.steps';

interface Taken {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly slug: string;
  readonly submitted: unknown;
}

/** Acts on many giros at once, from the boxes that were ticked to what was done. */
@Injectable()
export class GiroBatches {
  constructor(
    private readonly client: DeskClient,
    private readonly clock: Clock,
  ) {}

  /** @throws DeskProblem 404 for no such act, 403 for another office's, and with the service's words */
  async take({ request, reply, slug, submitted }: Taken): Promise<string> {
    const desk = this.client.at(request);
    const person = await desk.person();
    const act = actOf(slug, person.roles);
    const asked = registerAsked({ ...asRecord(submitted), paso: textOf(submitted, 'lista') }, act.steps[0] ?? '');
    const step = giroSteps.find((each) => each.slug === asked.step && act.steps.includes(each.slug));
    if (step === undefined) throw new DeskProblem(404, 'No existe', 'No hay tal lista.', 'page.no-such-list');
    const records = await chosenOf(desk, { step, asked, submitted });
    const form = formOf(act, records);
    const { title, button } = wordsFor(act, records.length);
    const year = act.inItsYear === true ? await this.yearOf(desk, records) : null;
    const page = (state: FormState) => document(BatchPage({ person, act, asked, step, records, form, year, state }));
    if (records.length === 0) return page({ ...freshForm(), problems: [nothingChosen] });
    const comesFromList = textOf(submitted, 'acto') === '';
    if (comesFromList && Object.keys(act.form).length > 0)
      return page(freshForm(act.fill(year === null ? dateInWords(this.clock.today()) : usualDate(year))));
    const typed = { ...asRecord(submitted), elegidos: records.map(({ id }) => id).join(',') };
    return perform<BatchView>(
      this.client,
      { request, reply, submitted: typed },
      {
        form,
        ask: (said) => act.ask(said, records),
        again: page,
        review: (state, { answer, effects }) =>
          document(
            ReviewPage({
              ...{ person, trail: trailOf(asked), action: `${girosAddress}/lote/${act.slug}` },
              ...{ title, button, grave: act.grave === true },
              state: { ...state, values: { ...state.values, ...carriedOf(asked) } },
              effects: together(effects),
              children: BatchSummary({ of: answer, act, state }),
            }),
          ),
        done: () => `${girosAddress}${registerSearch({ ...asked, step: act.next, from: '' })}&hecho=${act.slug}`,
      },
    );
  }

  private async yearOf(desk: Desk, [first]: readonly RecordView[]): Promise<FiscalYear | null> {
    if (first === undefined) return null;
    const { fiscalYear } = await desk.get<ResolutionSummaryView>(`/resolutions/${first.resolution.id}`);
    return { fiscalYear, today: this.clock.today() };
  }
}

const nothingChosen = { field: null, said: 'No marcó ninguna. Vuelva a la lista y marque las que quiera.' };

function actOf(slug: string, offices: readonly string[]): BatchAct {
  const act = batchActs.find((each) => each.slug === slug);
  if (act === undefined) throw new DeskProblem(404, 'No existe', 'No hay tal acto.', 'page.no-such-act');
  if (act.roles.some((role) => offices.includes(role))) return act;
  const who = act.roles.map((role) => wordFor(roles, role)).join(' o ');
  throw new DeskProblem(403, 'No es de su oficio', `«${act.many.title}» lo hace ${who}.`, 'page.other-office');
}

interface Choosing {
  readonly step: Step;
  readonly asked: RegisterAsked;
  readonly submitted: unknown;
}

/** The records that were ticked, in the order of the list: those of its page, or all that the filters leave. */
async function chosenOf(desk: Desk, { step, asked, submitted }: Choosing): Promise<RecordView[]> {
  const ids = [
    ...textsOf(submitted, 'elegido'),
    ...textOf(submitted, 'elegidos').split(','),
    ...correctedIn(submitted),
  ].filter((id) => id !== '');
  const isAll = textOf(submitted, 'todas') === 'si';
  const records = await desk.all<RecordView>('/register', {
    kind: step.kind,
    state: step.state ?? undefined,
    resolution: asked.resolution || undefined,
    department: asked.department || undefined,
    q: asked.words || undefined,
  });
  return isAll ? records : records.filter(({ id }) => ids.includes(id));
}

/** Those that were refused, of which something was typed anew: who corrects one has chosen it. */
function correctedIn(submitted: unknown): string[] {
  return Object.entries(asRecord(submitted)).flatMap(([name, before]) => {
    const id = /^negada-(.+)$/.exec(name)?.[1];
    return id !== undefined && before !== ownOf(id, submitted) ? [id] : [];
  });
}

function formOf(act: BatchAct, records: readonly RecordView[]): FormDefinition {
  const each = act.each;
  const own = each === undefined || records.length > mostAsked ? [] : records.map((record) => each(record));
  return Object.assign({ elegidos: { kind: 'text', label: 'Las marcadas' } }, act.form, ...own) as FormDefinition;
}

function carriedOf(asked: RegisterAsked): Record<string, string> {
  const { paso = '', ...filters } = Object.fromEntries(new URLSearchParams(registerSearch({ ...asked, from: '' })));
  return { ...filters, lista: paso };
}

function asRecord(submitted: unknown): Record<string, unknown> {
  return typeof submitted === 'object' && submitted !== null ? (submitted as Record<string, unknown>) : {};
}
