import type { FastifyRequest } from 'fastify';

type NamedText = readonly [name: string, value: string];

/** A form that arrived when its session had ended: it waits, with all that was typed, until its person is back. */
export interface PendingForm {
  readonly action: string;
  readonly fields: readonly NamedText[];
  /** Who typed it, by the session that had ended; null where the browser no longer said. */
  readonly owner: string | null;
}

/** The field of a kept form that says who typed it. */
export const ownerField = 'escrito-por';

// What opens doors is never carried through a page.
const secrets = new Set(['clave', 'otra', 'actual', 'codigo', 'reto', 'pendiente', ownerField]);
const mostCharacters = 500_000;

/** The form of this request; null where it has none that can be sent again (a file must be chosen anew). */
export function pendingFormOf(request: FastifyRequest, owner: string | null): PendingForm | null {
  const { method, url, body } = request;
  const isForm = (request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
  if (method !== 'POST' || !isForm || !isOurs(url) || typeof body !== 'object' || body === null) return null;
  const fields = Object.entries(body as Record<string, unknown>).flatMap(([name, value]) =>
    [value].flat().flatMap((each) => (typeof each === 'string' && !secrets.has(name) ? [[name, each] as const] : [])),
  );
  return fields.some(([name]) => name === 'acto') ? { action: url, fields, owner } : null;
}

/** The form that the door was given to keep; null where there is none, or it is not one of ours. */
export function pendingFormIn(text: string): PendingForm | null {
  if (text === '' || text.length > mostCharacters) return null;
  try {
    const { action, fields, owner = null } = JSON.parse(text) as Partial<PendingForm>;
    const whole = Array.isArray(fields) && fields.every(isNamedText) && (owner === null || isText(owner));
    return isText(action) && isOurs(action) && whole ? { action, fields, owner } : null;
  } catch {
    return null;
  }
}

function isNamedText(value: unknown): value is NamedText {
  return Array.isArray(value) && value.length === 2 && value.every(isText);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

// Acts have their addresses under «escritorio»; the door's own are not among them.
function isOurs(url: string): boolean {
  return /^\/(?:escritorio\/(?!entrada|salida)[\w/-]{1,200})$/.test(url);
}

/** Kept unseen in the door's own form. */
export function KeptForm({ of }: { of: PendingForm | null }): JSX.Element {
  return of === null ? <></> : <input type="hidden" name="pendiente" value={JSON.stringify(of)} />;
}

/** The form once more, ready to be sent. */
export function ResendForm({ of, button }: { of: PendingForm; button: string }): JSX.Element {
  return (
    <form method="post" action={of.action} class="form">
      {of.owner === null ? '' : <input type="hidden" name={ownerField} value={of.owner} />}
      {of.fields.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <button type="submit" safe>
        {button}
      </button>
    </form>
  );
}
