import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DeskClient } from '../../client/desk-client';
import { document } from '../layout';
import { readRegister, registerAsked, stepIn } from './register.asked';
import { RegisterPage, type RegisterRoom } from './register.page';

/** Makes the list of any room of records. */
@Injectable()
export class Registers {
  constructor(private readonly client: DeskClient) {}

  /**
   * @param usual the step of an address that names none
   * @throws DeskProblem 404 for a step that the room has not, and with the service's words
   */
  async list(
    room: RegisterRoom,
    request: FastifyRequest,
    query: Record<string, unknown>,
    beside?: (roles: readonly string[]) => JSX.Element,
  ): Promise<string> {
    const asked = registerAsked(query, room.steps[0]?.slug ?? '');
    const step = stepIn(room.steps, asked.step);
    const desk = this.client.at(request);
    const [person, register] = await Promise.all([desk.person(), readRegister(desk, step, asked)]);
    const done = query['hecho'];
    const children = beside === undefined ? {} : { children: beside(person.roles) };
    return document(RegisterPage({ room, person, asked, step, register, done, ...children }));
  }
}
