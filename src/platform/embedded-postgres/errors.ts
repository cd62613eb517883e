/** What kept the embedded PostgreSQL from starting. `folder-…` is for the person to mend; `crashed` may be ours. */
export type EmbeddedPostgresProblem =
  | 'already-running'
  | 'binaries-missing'
  | 'folder-unwritable'
  | 'folder-foreign'
  | 'folder-not-data'
  | 'folder-of-another-version'
  | 'disk-full'
  | 'crashed';

/** The message is Spanish, meant for the terminal as it is, and says what to do. */
export class EmbeddedPostgresError extends Error {
  constructor(
    readonly code: EmbeddedPostgresProblem,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'EmbeddedPostgresError';
  }
}

export const alreadyRunning = ({ folder, pid }: { folder: string; pid: number }) =>
  new EmbeddedPostgresError(
    'already-running',
    `Ya hay un Trazagiro en marcha con esta carpeta (proceso ${pid}): ${folder}\n` +
      `Úselo, deténgalo con «kill ${pid}», o arranque este con otra carpeta: TRAZAGIRO_DATA=/otra/carpeta npm start`,
  );

const ROOT_ADVICE = 'PostgreSQL no se ejecuta como root: arranque Trazagiro con un usuario corriente, si puede.\n';

export const binariesMissing = (attempts: readonly string[]) =>
  new EmbeddedPostgresError(
    'binaries-missing',
    'No hay un PostgreSQL que pueda ejecutarse en esta máquina.\n' +
      attempts.map((attempt) => `  - ${attempt}\n`).join('') +
      (process.getuid?.() === 0 && attempts.length > 0 ? ROOT_ADVICE : '') +
      'Repita «npm ci» sin --omit=optional, o instale PostgreSQL 15 o posterior (Debian: apt install postgresql), ' +
      'o indique un servidor: DATABASE_URL=postgres://usuario:clave@servidor/base npm start',
  );

export const folderUnwritable = (folder: string, cause?: unknown) =>
  new EmbeddedPostgresError(
    'folder-unwritable',
    `No se puede escribir en la carpeta de datos: ${folder}\n` +
      'Dé permiso de escritura al usuario que arranca Trazagiro, o elija otra: TRAZAGIRO_DATA=/otra/carpeta npm start',
    { cause },
  );

export const folderForeign = ({ folder, uid }: { folder: string; uid: number }) =>
  new EmbeddedPostgresError(
    'folder-foreign',
    `La base de datos de ${folder} pertenece a otro usuario del sistema (uid ${uid}).\n` +
      'Arranque Trazagiro con ese usuario, o cédala a este: ' +
      `sudo chown -R ${process.getuid?.() ?? '$(id -u)'} '${folder}'`,
  );

export const folderNotData = (folder: string) =>
  new EmbeddedPostgresError(
    'folder-not-data',
    `Esto no es una carpeta de datos de Trazagiro: ${folder}\n` +
      'No se ha tocado. Muévala a otro sitio, o elija otra: TRAZAGIRO_DATA=/otra/carpeta npm start',
  );

export const folderOfAnotherVersion = (found: { folder: string; data: string; programs: readonly string[] }) =>
  new EmbeddedPostgresError(
    'folder-of-another-version',
    `La base de datos de ${found.folder} es de PostgreSQL ${found.data} y aquí hay PostgreSQL ${found.programs.join(', ')}.\n` +
      `No se ha tocado. Instale PostgreSQL ${found.data} para abrirla (o para sacar una copia con pg_dump), ` +
      'o arranque con otra carpeta: TRAZAGIRO_DATA=/otra/carpeta npm start',
  );

export const diskFull = (folder: string, cause?: unknown) =>
  new EmbeddedPostgresError(
    'disk-full',
    `No queda espacio en el disco de la carpeta de datos: ${folder}\n` +
      'Libere espacio (una base vacía ocupa unos 60 MB) y vuelva a arrancar; lo que ya estaba guardado sigue intacto.',
    { cause },
  );

export const crashed = ({ what, said }: { what: string; said: readonly string[] }) =>
  new EmbeddedPostgresError(
    'crashed',
    `${what}. Lo último que dijo PostgreSQL:\n` +
      (said.length > 0 ? said.map((line) => `  ${line}`).join('\n') : '  (nada)'),
  );

/** PostgreSQL's two ways of saying it. */
export const saysDiskFull = (line: string) => /No space left on device|Check free disk space/.test(line);

/** Turns what the file system refused into words; anything else passes through unchanged. */
export function explainFileError(error: unknown, folder: string): unknown {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return folderUnwritable(folder, error);
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull(folder, error);
  if (code === 'ENOTDIR' || code === 'EEXIST') return folderNotData(folder);
  return error;
}
