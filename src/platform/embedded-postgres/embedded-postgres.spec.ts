import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { EmbeddedPostgres, removeAbandonedFolder, startEmbeddedPostgres } from './embedded-postgres';
import { identify, waitForEnd } from './processes';
import { compileForPlainNode, killWatchdogOf, startInAnotherProcess } from './embedded-postgres.spec-support';

const QUICK = { fsync: 'off', shared_buffers: '16MB' };
const isRoot = process.getuid?.() === 0;

let scratch: string;
let script: string;
const strays: ChildProcess[] = [];

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'trazagiro-spec-'));
  await chmod(scratch, 0o755);
  script = compileForPlainNode(join(scratch, 'compiled'));
});

afterAll(async () => {
  for (const stray of strays) stray.kill('SIGKILL');
  await rm(scratch, { recursive: true, force: true });
});

const start = (folder: string) => startEmbeddedPostgres({ folder, database: 'trazagiro', settings: QUICK });

async function startElsewhere(folder: string, as?: { uid: number }) {
  const other = await startInAnotherProcess({ script, folder, ...as });
  strays.push(other.process);
  return other;
}

async function query<Row extends object>(database: EmbeddedPostgres, sql: string): Promise<Row[]> {
  const client = new Client(database.connection);
  await client.connect();
  return client
    .query<Row>(sql)
    .then(({ rows }) => rows)
    .finally(() => client.end());
}

const serverPid = async (folder: string) =>
  Number.parseInt(await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8'), 10);

describe('a folder with a database', () => {
  let folder: string;

  beforeAll(async () => {
    folder = join(scratch, 'a folder with spaces, ñ', 'and-a-path-'.repeat(12));
    await mkdir(join(folder, 'postgres.new-cut-short'), { recursive: true });
    const database = await start(folder);
    await query(database, `create table giro (amount numeric(20,2)); insert into giro values (1250.50)`);
    await database.stop();
  });

  it('is made whole, durable unless told otherwise, and Spanish sorts in it', async () => {
    expect((await readdir(folder)).filter((name) => name.startsWith('postgres.new-'))).toEqual([]);
    const database = await startEmbeddedPostgres({ folder, database: 'otra' });
    const names = ['fsync', 'synchronous_commit', 'data_checksums', 'server_encoding', 'TimeZone', 'listen_addresses'];
    const shown = await query<{ name: string; setting: string }>(
      database,
      `select name, setting from pg_settings where name in ('${names.join("','")}')`,
    );
    expect(Object.fromEntries(shown.map(({ name, setting }) => [name, setting]))).toEqual({
      fsync: 'on',
      synchronous_commit: 'on',
      data_checksums: 'on',
      server_encoding: 'UTF8',
      TimeZone: 'UTC',
      listen_addresses: '',
    });
    expect(await query(database, `select lower('ÑANDÚ') as low, 'ña' < 'oa' collate "es-x-icu" as sorted`)).toEqual([
      { low: 'ñandú', sorted: true },
    ]);
    expect(database.version).toMatch(/^\d+(\.\d+)?/);
    await database.stop();
    await database.stop();
  });

  it('keeps its data between starts and leaves no socket folder behind', async () => {
    const database = await start(folder);
    expect(await query(database, 'select amount from giro')).toEqual([{ amount: '1250.50' }]);
    expect(existsSync(database.connection.host)).toBe(true);
    await database.stop();
    expect(existsSync(database.connection.host)).toBe(false);
    expect(existsSync(join(folder, 'postgres', 'postmaster.pid'))).toBe(false);
  });

  it('is refused to a second start while the first one lives, which does not notice', async () => {
    const first = await startElsewhere(folder);
    await expect(start(folder)).rejects.toThrow(
      `Ya hay un Trazagiro en marcha con esta carpeta (proceso ${first.process.pid})`,
    );
    expect(await query(first.database, 'select amount from giro')).toHaveLength(1);
    await first.stop();

    const here = await start(folder);
    expect((await startElsewhere(folder)).refusal).toBe('already-running');
    await expect(start(folder)).rejects.toMatchObject({ code: 'already-running' });
    await here.stop();
  });

  it('goes to one of several that start at once after a crash', async () => {
    const dead = await startElsewhere(folder);
    dead.process.kill('SIGKILL');
    await once(dead.process, 'exit');
    const starts = await Promise.all([1, 2, 3].map(() => startElsewhere(folder)));
    expect(starts.filter(({ refusal }) => refusal === undefined)).toHaveLength(1);
    expect(starts.filter(({ refusal }) => refusal === 'already-running')).toHaveLength(2);
    await Promise.all(starts.map((one) => one.stop()));
  });

  it('loses its server when its owner is killed', async () => {
    const owner = await startElsewhere(folder);
    const pid = await serverPid(folder);
    owner.process.kill('SIGKILL');
    expect(await waitForEnd(pid, 10_000)).toBe(true);
  });

  // Only Linux shows us the watchdog, which must be killed too.
  (process.platform === 'linux' ? it : it.skip)(
    'is recovered when the killed owner left its server behind',
    async () => {
      const owner = await startElsewhere(folder);
      const pid = await serverPid(folder);
      killWatchdogOf(pid);
      owner.process.kill('SIGKILL');
      await once(owner.process, 'exit');
      expect(await identify(pid)).toBeDefined();

      const lines: string[] = [];
      const database = await startEmbeddedPostgres({
        folder,
        database: 'trazagiro',
        settings: QUICK,
        tell: (line) => lines.push(line),
      });
      expect(await identify(pid)).toBeUndefined();
      expect(existsSync(owner.database.connection.host)).toBe(false);
      expect(lines).toContain(
        `Un arranque anterior murió y dejó PostgreSQL en marcha (proceso ${pid}); se detiene antes de seguir.`,
      );
      expect(await query(database, 'select amount from giro')).toHaveLength(1);
      await database.stop();
    },
  );

  it('tells when its server dies', async () => {
    let tell: (error: Error) => void = () => {};
    const told = new Promise<Error>((resolve) => (tell = resolve));
    const database = await startEmbeddedPostgres({
      folder,
      database: 'trazagiro',
      settings: QUICK,
      onUnexpectedExit: tell,
    });
    process.kill(await serverPid(folder), 'SIGKILL');
    expect((await told).message).toContain('PostgreSQL terminó sin que nadie lo pidiera');
    await database.stop();
  });

  it.each(['a process id that is now somebody else’s', 'nothing'])(
    'starts over a postmaster.pid with %s',
    async (what) => {
      const database = await start(folder);
      const file = join(folder, 'postgres', 'postmaster.pid');
      const text = await readFile(file, 'utf8');
      await database.stop();
      const somebody = spawn('sleep', ['60']);
      strays.push(somebody);
      await writeFile(file, what === 'nothing' ? '' : text.replace(/^\d+/, String(somebody.pid)));

      const again = await start(folder);
      expect(await query(again, 'select amount from giro')).toHaveLength(1);
      await again.stop();
      expect(somebody.exitCode).toBeNull();
      somebody.kill();
    },
  );

  it('is not taken for abandoned while its owner lives', async () => {
    const owner = await startElsewhere(folder);
    expect(await removeAbandonedFolder(folder)).toBe(false);
    owner.process.kill('SIGKILL');
    await once(owner.process, 'exit');
    expect(await removeAbandonedFolder(folder)).toBe(true);
    expect(existsSync(folder)).toBe(false);
  });
});

describe('a folder that cannot hold a database', () => {
  it('of another version of PostgreSQL is left alone', async () => {
    const folder = join(scratch, 'older');
    await mkdir(join(folder, 'postgres'), { recursive: true });
    await writeFile(join(folder, 'postgres', 'PG_VERSION'), '9\n');
    await expect(start(folder)).rejects.toMatchObject({
      code: 'folder-of-another-version',
      message: expect.stringContaining('es de PostgreSQL 9 y aquí hay PostgreSQL') as string,
    });
    expect(await readdir(join(folder, 'postgres'))).toEqual(['PG_VERSION']);
  });

  it('with something else in it is left alone', async () => {
    const folder = join(scratch, 'photos');
    await mkdir(join(folder, 'postgres'), { recursive: true });
    await writeFile(join(folder, 'postgres', 'holiday.jpg'), '');
    await expect(start(folder)).rejects.toMatchObject({ code: 'folder-not-data' });
    expect(await readdir(join(folder, 'postgres'))).toEqual(['holiday.jpg']);
  });

  it('that is a file is refused', async () => {
    await writeFile(join(scratch, 'file'), '');
    await expect(start(join(scratch, 'file'))).rejects.toMatchObject({ code: 'folder-not-data' });
    await expect(start(join(scratch, 'file', 'inside'))).rejects.toMatchObject({ code: 'folder-not-data' });
  });
});

// The rest of this file runs as whoever started Jest; these need root, to become somebody else.
(isRoot ? describe : describe.skip)('as an unprivileged user', () => {
  const nobody = { uid: 65534 };

  it('runs, and root runs it after, and it stays his', async () => {
    const folder = join(scratch, 'his');
    await mkdir(folder);
    await chown(folder, nobody.uid, nobody.uid);
    const his = await startElsewhere(folder, nobody);
    expect(his.refusal).toBeUndefined();
    await query(his.database, 'create table giro ()');
    await his.stop();

    const roots = await start(folder);
    expect(await query(roots, 'select from giro')).toEqual([]);
    await roots.stop();
    const again = await startElsewhere(folder, nobody);
    expect(again.refusal).toBeUndefined();
    await again.stop();
  });

  it('is told of a folder that he cannot write', async () => {
    await mkdir(join(scratch, 'closed'), { mode: 0o755 });
    const { refusal, message } = await startElsewhere(join(scratch, 'closed', 'data'), nobody);
    expect([refusal, message]).toEqual(['folder-unwritable', expect.stringContaining('No se puede escribir')]);
    expect((await startElsewhere(join(scratch, 'closed'), nobody)).refusal).toBe('folder-unwritable');
  });

  it('is told of a database that is another’s', async () => {
    const folder = join(scratch, 'mixed');
    await mkdir(join(folder, 'postgres'), { recursive: true });
    await chown(folder, nobody.uid, nobody.uid);
    expect((await startElsewhere(folder, nobody)).refusal).toBe('folder-foreign');
  });
});
