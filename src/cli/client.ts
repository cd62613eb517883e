import { readFileSync, statSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { textOf, type Options } from './options';
import { Ended, exitCodes, usage } from './outcome';

export interface Connection {
  readonly server: string;
  readonly token: string | null;
}

interface Asked {
  readonly method?: 'GET' | 'POST';
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly json?: unknown;
  readonly form?: FormData;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Problem {
  readonly title?: string;
  readonly detail?: string;
  readonly code?: string;
  readonly errors?: readonly { readonly field?: string; readonly line?: number; readonly detail: string }[];
}

/** How often a question is asked again of a service that says that it cannot answer yet, and at most how far apart. */
const attempts = 4;
const longestWait = 30;

/** The service, as any program reaches it: over HTTP, with a token or without. */
export class Client {
  constructor(private readonly connection: Connection) {}

  /** @throws Ended */
  async json<T>(path: string, asked: Asked = {}): Promise<T> {
    const response = await this.ask(path, { ...asked, headers: { accept: 'application/json', ...asked.headers } });
    return (await response.json().catch(broken)) as T;
  }

  /**
   * The answer, its body still to be read. What is only read, and an act with its `idempotency-key`, is asked again when
   * the service cannot answer now or the answer was lost on its way: the service does it once.
   * @throws Ended: refused, notSignedIn, unreachable
   */
  async ask(path: string, asked: Asked = {}): Promise<Response> {
    const mayRepeat = (asked.method ?? 'GET') === 'GET' || asked.headers?.['idempotency-key'] !== undefined;
    for (let attempt = 1; ; attempt += 1) {
      const isLast = !mayRepeat || attempt === attempts;
      const answer = await this.once(path, asked).catch((error: unknown) => {
        if (isLast || !(error instanceof Lost)) throw error;
        return error;
      });
      if (answer instanceof Response && answer.ok) return answer;
      const wait = answer instanceof Response ? waitOf(answer) : 1;
      if (answer instanceof Response && (isLast || wait === null)) throw await endOf(answer);
      await pause((wait ?? 1) * 1000);
    }
  }

  private async once(path: string, { method = 'GET', query = {}, json, form, headers }: Asked): Promise<Response> {
    const url = new URL(`${this.connection.server}/api/v1${path}`);
    for (const [name, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(name, value);
    const { token } = this.connection;
    try {
      return await fetch(url, {
        method,
        // A token goes to the server that was named, and is not carried to wherever that one points.
        redirect: 'error',
        headers: {
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
          ...(json === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(json === undefined ? {} : { body: JSON.stringify(json) }),
        ...(form === undefined ? {} : { body: form }),
      });
    } catch (error) {
      throw unreachable(url.origin, error);
    }
  }
}

/** Nobody knows whether the service did what was asked. */
class Lost extends Ended {}

function unreachable(server: string, error: unknown): Ended {
  const { cause = error } = error as { cause?: unknown };
  const { message: said = String(cause), code = '' } = cause as { message?: string; code?: string };
  const message = `No se pudo hablar con ${server} (${said}). Revise TRAZAGIRO_URL, o --servidor.`;
  // Cut on its way: it may have been done. Otherwise nothing was sent, and asking again at once is of no use.
  const wasCut = /^(?:ECONNRESET|EPIPE|ETIMEDOUT|UND_ERR_)/.test(code);
  return wasCut ? new Lost(exitCodes.unreachable, message) : new Ended(exitCodes.unreachable, message);
}

/** Seconds to wait before asking again, as the service says; null where waiting is of no use, or too long. */
function waitOf({ status, headers }: Response): number | null {
  const wait = Number(headers.get('retry-after') ?? Number.NaN);
  return [429, 503].includes(status) && wait <= longestWait ? wait : null;
}

/** The connection was cut while the answer came. */
export function broken(error: unknown): never {
  throw new Ended(exitCodes.unreachable, `La respuesta llegó incompleta: ${String(error)}. Intente de nuevo.`);
}

async function endOf(response: Response): Promise<Ended> {
  const text = await response.text().catch(() => '');
  const problem = problemIn(text);
  const lines = (problem.errors ?? []).map(({ field, line, detail }) => {
    const place = line === undefined ? (field ?? '') : `línea ${line}`;
    return `\n  ${place === '' ? '' : `${place}: `}${detail}`;
  });
  const said = `${problem.detail ?? problem.title ?? `El servicio respondió ${response.status}.`}${lines.join('')}`;
  const data = problem.code === undefined ? { status: response.status } : problem;
  if (response.status === 401) {
    return new Ended(exitCodes.notSignedIn, `${said}\nDé el token en TRAZAGIRO_TOKEN o en --archivo-token.`, data);
  }
  const isDown = response.status >= 500 || response.status === 429;
  return new Ended(isDown ? exitCodes.unreachable : exitCodes.refused, said, data);
}

function problemIn(text: string): Problem {
  try {
    return JSON.parse(text) as Problem;
  } catch {
    return {};
  }
}

/**
 * Which server, and with which token: never from the command line itself, which others see and the shell keeps.
 * @throws Ended (usage)
 */
export function connectionOf(given: Options, environment: NodeJS.ProcessEnv, tell: (line: string) => void): Connection {
  const address = addressOf(textOf(given, 'servidor') ?? environment.TRAZAGIRO_URL ?? 'http://localhost:3000');
  const token = tokenOf(textOf(given, 'archivo-token'), environment.TRAZAGIRO_TOKEN, tell);
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(address.hostname);
  if (token !== null && address.protocol === 'http:' && !isHere) {
    throw usage(`El token no se envía sin cifrar a ${address.host}: use https://, o quite el token para lo público.`);
  }
  return { server: `${address.origin}${address.pathname.replace(/\/$/, '')}`, token };
}

function addressOf(named: string): URL {
  if (!/^https?:\/\//.test(named) || !URL.canParse(named)) {
    throw usage(`«${named}» no es una dirección: se espera https://servidor.`);
  }
  return new URL(named);
}

function tokenOf(file: string | undefined, variable: string | undefined, tell: (line: string) => void): string | null {
  const token = file === undefined ? (variable ?? '') : readToken(file, tell);
  if (token === '') return null;
  if (!/^[\w-]{20,200}$/.test(token)) throw usage('El token no tiene la forma de un token de Trazagiro.');
  return token;
}

function readToken(file: string, tell: (line: string) => void): string {
  try {
    if ((statSync(file).mode & 0o077) !== 0) tell(`Aviso: otros pueden leer ${file}; conviene chmod 600.`);
    return readFileSync(file, 'utf8').trim();
  } catch {
    throw usage(`No se puede leer ${file}.`);
  }
}
