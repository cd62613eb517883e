import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Clock } from '../../../platform/clock';
import { perform } from '../../client/acts';
import { DeskClient, DeskProblem } from '../../client/desk-client';
import type { PersonView } from '../../client/views';
import { freshForm, type FormState } from '../forms/form-state';
import { ReviewPage } from '../forms/review.page';
import { document } from '../layout';
import { dateInWords, roles, wordFor } from '../words';
import { backOf, type Deed, type DeedRoom } from './deed';
import { deedAddress } from './deed-choices';
import { DeedPage, DeedSummary } from './deed.page';

/** An act under a record's address. */
export interface Visit {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly id: string;
  readonly slug: string;
  readonly submitted?: unknown;
}

/** Asks, reviews and does the acts of any room of records. */
@Injectable()
export class Deeds {
  constructor(
    private readonly client: DeskClient,
    private readonly clock: Clock,
  ) {}

  /**
   * The form of the act; what asks nothing is reviewed at once.
   * @throws DeskProblem 404 for an act that the room has not, 403 for another office's, and with the service's words
   */
  async ask<Of>(room: DeedRoom<Of>, visit: Visit): Promise<string> {
    const context = await this.contextOf(room, visit);
    const { deed, of, person } = context;
    if (Object.keys(deed.form).length === 0) return this.performed(room, { ...visit, submitted: {} }, context);
    const today = dateInWords(this.clock.today());
    return document(DeedPage({ person, room, deed, of, state: freshForm(deed.fill?.(of, today) ?? {}) }));
  }

  /** One step of the act: reviewed, corrected or done. @throws DeskProblem as `ask` */
  async take<Of>(room: DeedRoom<Of>, visit: Visit): Promise<string> {
    return this.performed(room, visit, await this.contextOf(room, visit));
  }

  private performed<Of>(room: DeedRoom<Of>, visit: Visit, { deed, of, person }: Context<Of>): Promise<string> {
    const { request, reply, submitted } = visit;
    const asksNothing = Object.keys(deed.form).length === 0;
    return perform<unknown>(
      this.client,
      { request, reply, submitted },
      {
        form: deed.form,
        ask: (typed) => ({ path: deed.path(of), body: deed.body?.(typed, of) ?? typed }),
        again: (state: FormState) => document(DeedPage({ person, room, deed, of, state })),
        review: (state, { effects }) =>
          document(
            ReviewPage({
              ...{ person, state, effects, trail: room.trail(of), action: deedAddress(room, of, deed.slug) },
              title: deed.title,
              button: deed.button,
              grave: deed.grave === true,
              ...(asksNothing ? { back: backOf(room, of) } : {}),
              children: DeedSummary({ room, of, deed, state }),
            }),
          ),
        done: (answer) => deed.led?.(answer, of) ?? `${room.address(of)}?hecho=${deed.slug}`,
      },
    );
  }

  private async contextOf<Of>(room: DeedRoom<Of>, { request, id, slug }: Visit): Promise<Context<Of>> {
    const deed = room.deeds.find((each) => each.slug === slug);
    if (deed === undefined) throw new DeskProblem(404, 'No existe', 'No hay tal acto.', 'page.no-such-act');
    const desk = this.client.at(request);
    const [person, of] = await Promise.all([desk.person(), room.read(desk, id)]);
    if (!deed.roles.some((role) => person.roles.includes(role))) throw otherOffice(deed);
    return { deed, of, person };
  }
}

interface Context<Of> {
  readonly deed: Deed<Of>;
  readonly of: Of;
  readonly person: PersonView;
}

function otherOffice<Of>({ title, roles: offices }: Deed<Of>): DeskProblem {
  const who = offices.map((role) => wordFor(roles, role)).join(' o ');
  return new DeskProblem(403, 'No es de su oficio', `«${title}» lo hace ${who}.`, 'page.other-office');
}
