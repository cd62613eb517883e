/** The database cannot be used as it is, for a reason that whoever runs it can mend. */
export class DatabaseUnreachable extends Error {}

export function unreachable(error: unknown): DatabaseUnreachable {
  const why = error instanceof Error && error.message !== '' ? error.message : 'no responde';
  return new DatabaseUnreachable(
    `No se puede usar la base de datos de DATABASE_URL: ${why}. Revise la dirección, el usuario y que el servidor esté encendido.`,
  );
}
