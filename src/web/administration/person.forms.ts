import type { FormDefinition } from '../parts/forms/definition';
import { roles } from '../parts/words';

/** One box a role, by its name in the contract. */
export const roleFields = Object.fromEntries(
  Object.entries(roles).map(([role, label]) => [role, { kind: 'yes', label }]),
) as Readonly<Record<string, { readonly kind: 'yes'; readonly label: string }>>;

const common = {
  name: { kind: 'text', label: 'Nombre', maxLength: 200 },
  ...roleFields,
  hospitals: {
    kind: 'long-text',
    label: 'Hospitales por los que habla',
    hint: 'Solo para el rol Hospital: uno por renglón, por su NIT o su nombre.',
    optional: true,
    rows: 3,
  },
} as const satisfies FormDefinition;

export const changeForm: FormDefinition = common;

export const newPersonForm: FormDefinition = {
  email: { kind: 'text', label: 'Correo', maxLength: 320 },
  ...common,
};

/** The roles that were ticked. */
export function rolesIn(body: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(roleFields).filter((role) => body[role] === true);
}
