import type { Children } from '@kitajs/html';
import type { CalendarDate } from '../../kernel/calendar';
import type { Cutoff } from './cutoff';
import { dateInWords } from './words';

interface CutoffFormProps {
  readonly cutoff: Cutoff;
  readonly today: CalendarDate;
  readonly address: string;
  /** What else is asked in the same form. */
  readonly children?: Children;
}

/** The date as of which the page speaks: a control that always stands there, and a plain word when it is not today. */
export function CutoffForm({ cutoff, today, address, children }: CutoffFormProps): JSX.Element {
  return (
    <>
      <form method="get" action={address} class="ask">
        <div class="field">
          <label for="corte">Situación al</label>
          <input
            id="corte"
            name="corte"
            type="date"
            max={today}
            value={cutoff.ok ? cutoff.on : cutoff.asked}
            {...(cutoff.ok ? {} : { 'aria-invalid': 'true', 'aria-describedby': 'corte-problema' })}
          />
        </div>
        {children}
        <button type="submit" class="second">
          Consultar
        </button>
      </form>
      {cutoff.ok ? <Standing cutoff={cutoff} address={address} /> : <Wrong problem={cutoff.problem} />}
    </>
  );
}

function Standing({ cutoff, address }: { cutoff: Cutoff & { ok: true }; address: string }): JSX.Element {
  if (cutoff.isToday) {
    return (
      <p class="as-of">
        Cifras a hoy,{' '}
        <time datetime={cutoff.on} safe>
          {dateInWords(cutoff.on)}
        </time>
        .
      </p>
    );
  }
  return (
    <div class="notice notice-past" role="status">
      <p>
        <strong>
          Cifras con corte al{' '}
          <time datetime={cutoff.on} safe>
            {dateInWords(cutoff.on)}
          </time>
          : no son las de hoy.
        </strong>{' '}
        <a href={address}>Ver las de hoy</a>
      </p>
    </div>
  );
}

function Wrong({ problem }: { problem: string }): JSX.Element {
  return (
    <div class="notice notice-alert" role="alert" id="corte-problema">
      <p safe>{problem}</p>
    </div>
  );
}
