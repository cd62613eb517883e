import type { AccountView } from './administration.views';

export interface PersonAct {
  readonly label: string;
  readonly means: string;
  readonly button: string;
  /** It takes something away from somebody: the button says so by its colour. */
  readonly grave?: boolean;
  readonly asked: {
    readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
    readonly path: string;
    readonly body?: object;
  };
  readonly outcome: string;
}

/** What is done with an account in one step, by the address of its page. */
export const personActs = {
  enlace: {
    label: 'Hacerle un enlace para elegir contraseña',
    means: 'Para quien la perdió, o todavía no la tiene. Se muestra una sola vez, y usted se lo entrega.',
    button: 'Hacer el enlace',
    asked: { method: 'POST', path: '/reset-link' },
    outcome: 'El enlace quedó hecho.',
  },
  deshabilitar: {
    label: 'Deshabilitar la cuenta',
    means: 'Sus sesiones y los programas que actúan por ella terminan. Lo que hizo queda a su nombre.',
    button: 'Deshabilitarla',
    grave: true,
    asked: { method: 'PATCH', path: '', body: { disabled: true } },
    outcome: 'La cuenta quedó deshabilitada: ya no puede entrar.',
  },
  habilitar: {
    label: 'Habilitar la cuenta',
    means: 'Vuelve a poder entrar, con los roles que tenía.',
    button: 'Habilitarla',
    asked: { method: 'PATCH', path: '', body: { disabled: false } },
    outcome: 'La cuenta quedó habilitada.',
  },
  'segundo-factor': {
    label: 'Quitarle el segundo factor',
    means: 'Para quien perdió el teléfono y los códigos. Asegúrese primero, por otro medio, de que es la persona.',
    button: 'Quitarlo',
    grave: true,
    asked: { method: 'DELETE', path: '/second-factor' },
    outcome: 'El segundo factor quedó retirado y sus sesiones, cerradas.',
  },
  'permitir-identidad': {
    label: 'Permitir que entre con la identidad de la entidad',
    means: 'La próxima vez que entre con su correo verificado por el proveedor de identidad, la cuenta se enlaza.',
    button: 'Permitirlo',
    asked: { method: 'PUT', path: '/identity/permission' },
    outcome: 'La cuenta puede enlazarse la próxima vez que entre con la identidad de la entidad.',
  },
  'terminar-identidad': {
    label: 'Terminar el enlace con la identidad de la entidad',
    means: 'Deja de entrar por ahí, y sus sesiones se cierran.',
    button: 'Terminarlo',
    grave: true,
    asked: { method: 'DELETE', path: '/identity' },
    outcome: 'El enlace con la identidad de la entidad terminó y sus sesiones se cerraron.',
  },
} as const satisfies Record<string, PersonAct>;

export type PersonActName = keyof typeof personActs;

export function actNamed(name: string): PersonAct | null {
  return Object.hasOwn(personActs, name) ? personActs[name as PersonActName] : null;
}

/** Those that make sense of this account as it stands. */
export function actsOn({ disabled }: AccountView): [string, PersonAct][] {
  const hidden: readonly string[] = disabled ? ['deshabilitar', 'enlace', 'permitir-identidad'] : ['habilitar'];
  return Object.entries(personActs).filter(([name]) => !hidden.includes(name));
}
