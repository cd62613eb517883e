import { keeping, type Cutoff } from '../parts/cutoff';
import { textOf } from '../parts/forms/form-state';
import { severities } from '../parts/words';
import { findingStates } from './finding.words';

const names = ['texto', 'resolucion', 'estado', 'severidad', 'regla'] as const;

type Asked = Readonly<Record<(typeof names)[number], string>>;

/** Which findings a page shows: what stands in its address, and nothing else. */
export interface FindingsChoice {
  readonly asked: Asked;
  readonly cursor: string | null;
  readonly severity: string | undefined;
  /** What the contract is asked, but for the severity and the page. */
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly isNarrow: boolean;
  /** The address of the same choice with others of these. */
  readonly with: (other: Readonly<Record<string, string>>) => string;
}

/** What is no value of a filter is none at all. */
export function choiceOf(given: Readonly<Record<string, unknown>>, cutoff: Cutoff): FindingsChoice {
  const said = Object.fromEntries(names.map((name) => [name, textOf(given, name).trim().slice(0, 200)])) as Asked;
  const asked: Asked = {
    ...said,
    estado: said.estado === 'todos' || Object.hasOwn(findingStates, said.estado) ? said.estado : '',
    severidad: Object.hasOwn(severities, said.severidad) ? said.severidad : '',
    resolucion: /^[\da-f-]{36}$/i.test(said.resolucion) ? said.resolucion : '',
  };
  const cursor = textOf(given, 'desde').slice(0, 500);
  return {
    asked,
    cursor: cursor === '' ? null : cursor,
    severity: orNone(asked.severidad),
    query: {
      q: orNone(asked.texto),
      resolution: orNone(asked.resolucion),
      code: orNone(asked.regla),
      ...(asked.estado === '' ? { standing: 'true' } : asked.estado === 'todos' ? {} : { state: asked.estado }),
    },
    isNarrow: Object.values(asked).some((value) => value !== ''),
    with: (other) => keeping(cutoff, addressOf({ ...asked, ...other })),
  };
}

function orNone(text: string): string | undefined {
  return text === '' ? undefined : text;
}

function addressOf(asked: Readonly<Record<string, string>>): string {
  const given = Object.entries(asked).filter(([, value]) => value !== '');
  return given.length === 0
    ? '/escritorio/hallazgos'
    : `/escritorio/hallazgos?${new URLSearchParams(given).toString()}`;
}
