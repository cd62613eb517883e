import { Inject, Injectable, SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiBearerAuth, ApiExtension } from '@nestjs/swagger';
import { refusal } from '../../kernel/errors';
import { Clock } from '../clock';
import { CONFIG, type Config } from '../config';
import { knowReader } from '../database/replica/freshness';
import { grantScope } from '../database/scope';
import type { SignedInRequest } from '../http/caller';
import { needsSecondFactor, SecondFactorRequired } from '../second-factor/second-factor.rules';
import { isForPeopleAlone, TokenForbids, tokenPrefix } from '../service-tokens/service-token.rules';
import { ServiceTokens } from '../service-tokens/service-tokens.service';
import { PERMISSIONS, type Permissions } from './permissions';
import { databaseScopeOf, rolesInSpanish, standingFor, type Person, type Role } from './person';
import { cookieOf } from './session-cookies';
import { Sessions } from './sessions.service';

export const NotSignedIn = refusal(
  'session.missing',
  'unauthenticated',
  { es: 'No ha iniciado sesión', en: 'Not signed in' },
  {
    es: () => 'Inicie sesión: la sesión falta, venció o fue cerrada.',
    en: () => 'Sign in: the session is missing, has expired or was closed.',
  },
);

export const RoleForbids = refusal(
  'role.forbidden',
  'forbidden',
  { es: 'Su rol no lo permite', en: 'Your role does not allow it' },
  {
    es: ({ allowed }: { act: string; allowed: readonly Role[] }) =>
      allowed.length === 0
        ? 'Este acto no espera a nadie.'
        : `Su rol no permite este acto; lo hace: ${allowed.map((role) => rolesInSpanish[role]).join(', ')}.`,
    en: ({ allowed }: { act: string; allowed: readonly Role[] }) =>
      allowed.length === 0
        ? 'This act waits for nobody.'
        : `Your role does not allow this; it is for: ${allowed.join(', ')}.`,
  },
);

const permission = 'trazagiro:permission';
const everyone = 'everyone';
const signedIn = 'signed-in';

/** Only the roles that the table of permissions gives this act. */
export function May(act: string): MethodDecorator & ClassDecorator {
  return mark(act);
}

const early = 'trazagiro:before-second-factor';

/** Also for who must sign in with a second factor and has not: what it takes to enrol one, and to leave. */
export function BeforeSecondFactor(): MethodDecorator & ClassDecorator {
  return SetMetadata(early, true);
}

const program = 'trazagiro:for-programs';

/** Also for a service token, though it asks for no permission. */
export function ForPrograms(): MethodDecorator {
  return SetMetadata(program, true);
}

/** Anybody with a session. */
export function SignedIn(): MethodDecorator & ClassDecorator {
  return mark(signedIn);
}

/** Anybody at all. */
export function Public(): MethodDecorator & ClassDecorator {
  return mark(everyone);
}

function mark(act: string): MethodDecorator & ClassDecorator {
  return (target: object, key?: string | symbol, descriptor?: PropertyDescriptor) => {
    const decorators = [SetMetadata(permission, act), ApiExtension('x-permission', act)];
    if (act !== everyone) decorators.push(ApiBearerAuth());
    for (const decorate of decorators) {
      if (key !== undefined && descriptor) (decorate as MethodDecorator)(target, key, descriptor);
      else (decorate as ClassDecorator)(target as never);
    }
  };
}

/** Signs the person in from the bearer token (or, for reading, the cookie) and asks the table. Unmarked routes refuse. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: Sessions,
    private readonly tokens: ServiceTokens,
    private readonly clock: Clock,
    @Inject(PERMISSIONS) private readonly permissions: Permissions,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const act = this.reads<string>(context, permission);
    if (act === everyone) {
      grantScope('nothing');
      return true;
    }
    const request = context.switchToHttp().getRequest<SignedInRequest>();
    const token = tokenOf(request) ?? '';
    const person = token.startsWith(tokenPrefix)
      ? await this.letProgramIn(context, { act, token, request })
      : await this.letPersonIn(context, { token, request });
    request.person = person;
    request.today = this.clock.today();
    grantScope(databaseScopeOf(person));
    if (act === signedIn) return true;
    const allowed = act === undefined ? [] : (this.permissions[act] ?? []);
    const standing = standingFor(person, allowed);
    if (standing) {
      // A role that asks for a second factor asks it of whoever it is lent to.
      if (standing.delegation && this.lacksSecondFactor(standing, request.secondFactor ?? false))
        throw new SecondFactorRequired({});
      request.person = standing;
      return true;
    }
    throw new RoleForbids({ act: act ?? 'none', allowed });
  }

  private async letPersonIn(context: ExecutionContext, { token, request }: Entering): Promise<Person> {
    const reads = request.method === 'GET';
    const session = token === '' ? null : await this.sessions.find(token, { reads });
    if (!session) throw new NotSignedIn({});
    knowReader(session.person.id, session.wroteAt);
    request.sessionId = session.id;
    request.secondFactor = session.secondFactor;
    this.requireSecondFactor(context, session.person, session.secondFactor);
    return session.person;
  }

  /** A program stands for its owner, in the acts of its token and in no other; what is for any person is not for it. */
  private async letProgramIn(
    context: ExecutionContext,
    { act, token, request }: Entering & { act: string | undefined },
  ): Promise<Person> {
    const known = await this.tokens.find(token);
    if (!known) throw new NotSignedIn({});
    const { id, name, owner, secondFactor } = known;
    knowReader(owner.id, known.wroteAt);
    // Asked here too, of tokens made before an act became people's alone.
    const acts = known.acts.filter((each) => !isForPeopleAlone(each));
    request.serviceToken = { id, name };
    const may = act === signedIn ? this.reads<boolean>(context, program) === true : acts.includes(act ?? '');
    if (!may) throw new TokenForbids({ act: act ?? 'none', acts });
    this.requireSecondFactor(context, owner, secondFactor);
    return owner;
  }

  private requireSecondFactor(context: ExecutionContext, person: Person, has: boolean): void {
    const lacks = this.lacksSecondFactor(person, has);
    if (lacks && !this.reads<boolean>(context, early)) throw new SecondFactorRequired({});
  }

  private lacksSecondFactor({ roles }: Person, secondFactor: boolean): boolean {
    return this.config.requiresSecondFactor && !secondFactor && needsSecondFactor(roles);
  }

  private reads<Value>(context: ExecutionContext, key: string): Value | undefined {
    return this.reflector.getAllAndOverride<Value | undefined>(key, [context.getHandler(), context.getClass()]);
  }
}

interface Entering {
  readonly token: string;
  readonly request: SignedInRequest;
}

function tokenOf(request: SignedInRequest): string | null {
  const bearer = /^Bearer ([\w-]{20,200})$/i.exec(request.headers.authorization ?? '')?.[1];
  if (bearer !== undefined) return bearer;
  // A cookie travels by itself, so for the API it may read and never act.
  const reads = request.method === 'GET' || request.method === 'HEAD';
  return reads ? cookieOf(request) : null;
}
