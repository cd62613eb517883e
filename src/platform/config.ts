import { resolve } from 'node:path';
import { z } from 'zod';
import { Clock } from './clock';
import { LetterheadProblem, letterheadOf, type Letterhead } from './letterhead';
import { SignatureProblem, type SigningIdentity } from './paper/signature/identity';
import { readSigner } from './paper/signature/setting';
import { readSealKey } from './seal-key';
import { readRoleMap } from './oidc/oidc.rules';
import { readSecretsKey } from './secrets-key';

const wholeNumber = (least: number, most: number) => z.coerce.number().int().min(least).max(most);

/** Every setting, with its default; the table of the README is checked against this list by a test. */
export const settings = z.object({
  PORT: wholeNumber(0, 65535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  TRAZAGIRO_DATA: z.string().min(1).default('.data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//)
    .optional(),
  DATABASE_OWNER_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//)
    .optional(),
  DATABASE_REPLICA_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//)
    .optional(),
  REPLICA_LAG_SECONDS: wholeNumber(1, 3600).default(5),
  DATABASE_POOL: wholeNumber(2, 200).default(12),
  SIGNATURE_P12: z.string().min(1).optional(),
  SIGNATURE_PASSPHRASE: z.string().optional(),
  PAPER_WORKERS: wholeNumber(1, 16).default(2),
  TRAZAGIRO_RECORDS: z.enum(['load', 'none']).optional(),
  DEMO_PASSWORD: z.string().min(1).optional(),
  ADMIN_EMAIL: z.email().optional(),
  ADMIN_PASSWORD: z.string().min(12).optional(),
  SEAL_KEY: z
    .string()
    .refine((text) => readSealKey(text) !== null, 'se espera una llave privada Ed25519 (PKCS #8), en PEM o en base64')
    .optional(),
  SEAL_EVERY_SECONDS: wholeNumber(0, 86_400).default(60),
  SECRETS_KEY: z
    .string()
    .refine((text) => readSecretsKey(text) !== null, 'se esperan 32 bytes en base64 (openssl rand -base64 32)')
    .optional(),
  PUBLIC_URL: z
    .string()
    .regex(/^https?:\/\/[^/?#\s]+$/)
    .optional(),
  REQUIRE_SECOND_FACTOR: z.stringbool().optional(),
  ADMIN_RECOVERY: z.email().optional(),
  LETTERHEAD: z.string().min(1).optional(),
  OPEN_DATA_PUBLISHER: z.string().min(1).max(200).optional(),
  OPEN_DATA_LICENCE: z.enum(['CC-BY-4.0', 'CC-BY-SA-4.0', 'CC0-1.0']).default('CC-BY-4.0'),
  PAYMENT_LAYOUT: z.string().min(1).optional(),
  OIDC_ISSUER: z
    .string()
    .regex(/^(https:\/\/|http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?(\/|$))/)
    .optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  OIDC_NAME: z.string().min(1).max(60).default('su entidad'),
  OIDC_SCOPE: z
    .string()
    .regex(/^openid( |$)/)
    .default('openid email profile'),
  OIDC_ROLES_CLAIM: z.string().min(1).optional(),
  OIDC_ROLE_MAP: z
    .string()
    .refine((text) => readRoleMap(text) !== null, 'se espera grupo=rol,grupo=rol, con roles de Trazagiro')
    .optional(),
  OIDC_HOSPITALS_CLAIM: z.string().min(1).optional(),
  EVIDENCE_S3_BUCKET: z.string().min(3).max(63).optional(),
  EVIDENCE_S3_REGION: z.string().min(1).default('us-east-1'),
  EVIDENCE_S3_ENDPOINT: z.url().optional(),
  PISIS_TOTAL_COUNTS: z.enum(['details', 'all']).default('details'),
  PISIS_FIRST_CONSECUTIVE: z.enum(['1', '2']).default('1'),
  PISIS_ENCODING: z.enum(['windows-1252', 'utf-8']).default('windows-1252'),
  RECEIPT_LINKS: z.stringbool().default(false),
  RECEIPT_LINK_DAYS: wholeNumber(1, 30).default(10),
  SESSION_HOURS: wholeNumber(1, 168).default(12),
  SESSION_IDLE_MINUTES: wholeNumber(1, 10_080).default(120),
  SESSION_ROTATION_MINUTES: wholeNumber(1, 1440).default(15),
  BODY_LIMIT_BYTES: wholeNumber(10_000, 50_000_000).default(2_000_000),
  SECURE_COOKIES: z.stringbool().default(false),
  TRUST_PROXY: z
    .string()
    .regex(/^(true|false|[1-9])$/)
    .default('false')
    .transform((text) => (text === 'true' ? 1 : text === 'false' ? 0 : Number(text))),
  CAPACITY_REQUESTS: wholeNumber(1, 100_000).default(500),
  CAPACITY_BODY_BYTES: wholeNumber(1_000_000, 4_000_000_000).default(128_000_000),
  CAPACITY_WAIT_SECONDS: wholeNumber(1, 60).default(10),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('warn'),
});

export const CONFIG = Symbol('config');

type NotAsGiven =
  | 'TRAZAGIRO_DATA'
  | 'TRAZAGIRO_RECORDS'
  | 'REQUIRE_SECOND_FACTOR'
  | 'LETTERHEAD'
  | 'SIGNATURE_P12'
  | 'SIGNATURE_PASSPHRASE';

export type Config = Omit<z.output<typeof settings>, NotAsGiven> & {
  /** Absolute folder of the embedded database and of stored files. */
  readonly dataFolder: string;
  /** Whether the 401/1409 records, the example and the demonstration accounts are loaded. */
  readonly loadsRecords: boolean;
  /** Whether approvers, paymasters and administrators sign in with two factors. */
  readonly requiresSecondFactor: boolean;
  /** Who signs the papers; null: nobody does. */
  readonly signer: SigningIdentity | null;
  /** The office's paper; the plain one where nobody has said it. */
  readonly letterhead: Letterhead;
};

export class ConfigError extends Error {}

/**
 * Reads the environment once, whole. `at`: the instant at which what expires must be valid.
 * @throws ConfigError with every wrong setting at once, in Spanish, one line each.
 */
export function readConfig(environment: Record<string, string | undefined>, at = new Clock().now()): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = settings.safeParse(given);
  const problems = parsed.success ? [] : parsed.error.issues.map(inSpanish);
  if (Boolean(given.ADMIN_EMAIL) !== Boolean(given.ADMIN_PASSWORD)) {
    problems.push('ADMIN_EMAIL, ADMIN_PASSWORD: van juntos, o ninguno');
  }
  if (given.DATABASE_OWNER_URL && !given.DATABASE_URL) {
    problems.push('DATABASE_OWNER_URL: va con DATABASE_URL, que es de quien sirve');
  }
  if (given.DATABASE_REPLICA_URL && !given.DATABASE_URL) {
    problems.push('DATABASE_REPLICA_URL: va con DATABASE_URL, que es la base de la que es réplica');
  }
  if (parsed.data?.REQUIRE_SECOND_FACTOR === true && loads(parsed.data)) {
    problems.push(
      'REQUIRE_SECOND_FACTOR: las cuentas de demostración no tienen segundo factor (TRAZAGIRO_RECORDS=none)',
    );
  }
  const oidc = [given.OIDC_ISSUER, given.OIDC_CLIENT_ID, given.OIDC_CLIENT_SECRET].filter(Boolean).length;
  if (oidc % 3 !== 0) problems.push('OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET: van juntos, o ninguno');
  const signer = readSigner(given, at);
  if (signer instanceof SignatureProblem) problems.push(signer.message);
  const letterhead = letterheadOf(given.LETTERHEAD);
  if (letterhead instanceof LetterheadProblem) problems.push(letterhead.message);
  if (problems.length > 0 || letterhead instanceof Error || signer instanceof SignatureProblem || !parsed.success) {
    throw new ConfigError(`La configuración no es válida:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
  }
  const {
    TRAZAGIRO_DATA,
    TRAZAGIRO_RECORDS: _records,
    REQUIRE_SECOND_FACTOR,
    LETTERHEAD: _paper,
    SIGNATURE_P12: _file,
    SIGNATURE_PASSPHRASE: _secret,
    ...rest
  } = parsed.data;
  const loadsRecords = loads(parsed.data);
  return {
    ...rest,
    dataFolder: resolve(TRAZAGIRO_DATA),
    loadsRecords,
    requiresSecondFactor: REQUIRE_SECOND_FACTOR ?? (rest.DATABASE_URL !== undefined && !loadsRecords),
    signer,
    letterhead,
  };
}

function loads({ TRAZAGIRO_RECORDS, DATABASE_URL }: z.output<typeof settings>): boolean {
  return (TRAZAGIRO_RECORDS ?? (DATABASE_URL ? 'none' : 'load')) === 'load';
}

function inSpanish(issue: z.core.$ZodIssue): string {
  const name = issue.path.join('.');
  switch (issue.code) {
    case 'custom':
      return `${name}: ${issue.message}`;
    case 'invalid_value':
      return `${name}: se espera uno de ${issue.values.join(', ')}`;
    case 'too_small':
      return `${name}: ${issue.origin === 'string' ? 'se esperan caracteres' : 'se espera un número'}, ${String(issue.minimum)} o más`;
    case 'too_big':
      return `${name}: se espera un número, ${String(issue.maximum)} o menos`;
    case 'invalid_format':
      return `${name}: ${formats[name] ?? 'no tiene la forma esperada'}`;
    default:
      return `${name}: se espera un número entero`;
  }
}

const formats: Record<string, string> = {
  DATABASE_OWNER_URL: 'se espera postgres://usuario:clave@servidor/base',
  DATABASE_REPLICA_URL: 'se espera postgres://usuario:clave@servidor/base',
  DATABASE_URL: 'se espera postgres://usuario:clave@servidor/base',
  ADMIN_EMAIL: 'se espera un correo',
  ADMIN_RECOVERY: 'se espera el correo de una cuenta de administración',
  OIDC_ISSUER: 'se espera https://… (http:// solo en esta misma máquina)',
  OIDC_SCOPE: 'se espera openid y, separados por espacios, los demás',
  PUBLIC_URL: 'se espera https://servidor, sin barra final',
  TRUST_PROXY: 'se espera true, false o cuántos proxies hay delante, de 1 a 9',
};
