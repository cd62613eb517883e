import type { Children } from '@kitajs/html';
import type { CalendarDate } from '../../kernel/calendar';
import { bogotaTime, dateInFigures, type Cutoff } from './cutoff';
import { dateInWords, instantInWords } from './words';

interface CutoffFormProps {
  readonly cutoff: Cutoff;
  readonly address: string;
  /** What else is asked in the same form. */
  readonly children?: Children;
}

/** The moment as of which the page speaks: a control that always stands there, and a plain word when it is not today. */
export function CutoffForm({ cutoff, address, children }: CutoffFormProps): JSX.Element {
  const knownAt = cutoff.ok ? cutoff.knownAt : cutoff.asked.knownAt;
  return (
    <>
      <form method="get" action={address.split('#')[0]} class="ask">
        <div class="field">
          <label for="corte">
            Situación al <span class="minor">día/mes/año</span>
          </label>
          <input
            id="corte"
            name="corte"
            type="text"
            class="date"
            value={cutoff.ok ? dateInFigures(cutoff.on) : cutoff.asked.on}
            placeholder="dd/mm/aaaa"
            maxlength="40"
            autocomplete="off"
            {...wrongIn(cutoff, 'corte')}
          />
        </div>
        <details class="known" open={knownAt !== null && knownAt !== ''}>
          <summary>Según lo que se sabía en otro momento</summary>
          <KnownAt cutoff={cutoff} value={knownAt ?? ''} />
        </details>
        {children}
        <button type="submit" class="second">
          Consultar
        </button>
      </form>
      {cutoff.ok ? <Standing cutoff={cutoff} address={address} /> : <Wrong problem={cutoff.problem} />}
    </>
  );
}

function KnownAt({ cutoff, value }: { cutoff: Cutoff; value: string }): JSX.Element {
  return (
    <div class="field">
      <label for="conocido">Registrado hasta el</label>
      <p class="minor" id="conocido-ayuda">
        Día/mes/año y, si hace falta, la hora de Bogotá: 30/09/2025 17:00. Vacío: todo lo registrado hasta ahora.
      </p>
      <input
        id="conocido"
        name="conocido"
        type="text"
        class="date"
        placeholder="dd/mm/aaaa hh:mm"
        maxlength="50"
        autocomplete="off"
        value={cutoff.ok && value !== '' ? bogotaTime(value) : value}
        {...{ 'aria-describedby': 'conocido-ayuda', ...wrongIn(cutoff, 'conocido') }}
      />
    </div>
  );
}

function wrongIn(cutoff: Cutoff, field: 'corte' | 'conocido'): Record<string, string> {
  return cutoff.ok || cutoff.field !== field ? {} : { 'aria-invalid': 'true', 'aria-describedby': 'corte-problema' };
}

/** Of which moment the page speaks, in a sentence. */
function Standing({ cutoff, address }: { cutoff: Cutoff & { ok: true }; address: string }): JSX.Element {
  if (cutoff.isToday) {
    return (
      <p class="as-of">
        Cifras a hoy, <On date={cutoff.on} />.
      </p>
    );
  }
  return (
    <div class="notice notice-past" role="status">
      <p>
        <strong>
          Cifras con corte al <On date={cutoff.on} />
          {cutoff.knownAt === null ? '' : <Known at={cutoff.knownAt} />}: no son las de hoy.
        </strong>{' '}
        <a href={address}>Ver las de hoy</a>
      </p>
    </div>
  );
}

/**
 * For a page that can only speak of today, when its person comes from another moment: it says so, and never shows
 * today's figures under a past date. `what` is its subject with its verb: «Los hallazgos se calculan».
 */
export function OnlyToday({ cutoff, what }: { cutoff: Cutoff; what: string }): JSX.Element {
  if (!cutoff.ok || cutoff.isToday) return <></>;
  return (
    <div class="notice notice-past" role="status">
      <p>
        <strong>
          <span safe>{what}</span> a hoy, no al <On date={cutoff.on} />
          {cutoff.knownAt === null ? '' : <Known at={cutoff.knownAt} />}.
        </strong>{' '}
        Lo que desde aquí lleva a cifras conserva la fecha que usted escogió.
      </p>
    </div>
  );
}

function On({ date }: { date: CalendarDate }): JSX.Element {
  return (
    <time datetime={date} safe>
      {dateInWords(date)}
    </time>
  );
}

function Known({ at }: { at: string }): JSX.Element {
  return (
    <>
      {', según lo registrado hasta el '}
      <time datetime={at} safe>
        {instantInWords(at)}
      </time>
      {' (hora de Bogotá)'}
    </>
  );
}

function Wrong({ problem }: { problem: string }): JSX.Element {
  return (
    <div class="notice notice-alert" role="alert" id="corte-problema">
      <p safe>{problem}</p>
    </div>
  );
}
