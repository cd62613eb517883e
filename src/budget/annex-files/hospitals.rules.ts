import { nitCheckDigit, readNit } from '../../kernel/nit';
import type { Territory } from '../territories/territory.rules';
import { lettersOf } from './gazetteer.rules';
import { issue, issueOf, type Issue, type Place } from './issue.rules';
import { hospitalElsewhere, hospitalUnknown } from '../resolutions/annex-problems.rules';

/*
 * Which hospital a line is for. By our identifier, else by its NIT, else by its name in its municipality. One that is
 * not registered yet leaves the line without a hospital, which the law allows; one that contradicts the row is refused.
 */

export interface RegisteredHospital {
  readonly id: string;
  readonly name: string;
  readonly nit: string | null;
  readonly municipality_code: string;
}

export interface HospitalRegister {
  readonly byId: ReadonlyMap<string, RegisteredHospital>;
  readonly byNit: ReadonlyMap<string, RegisteredHospital>;
  readonly byName: ReadonlyMap<string, readonly RegisteredHospital[]>;
}

/** @param named those that were looked for by their name; each name that a row may mean is among theirs, or is nobody's */
export function registerOf(
  identified: readonly RegisteredHospital[],
  named: readonly RegisteredHospital[],
): HospitalRegister {
  const hospitals = [...identified, ...named];
  const byName = new Map<string, RegisteredHospital[]>();
  for (const hospital of named) {
    const name = hospitalLetters(hospital.name);
    const others = byName.get(name);
    if (others) others.push(hospital);
    else byName.set(name, [hospital]);
  }
  return {
    byId: new Map(hospitals.map((each) => [each.id, each])),
    byNit: new Map(hospitals.flatMap((each) => (each.nit === null ? [] : [[each.nit, each] as const]))),
    byName,
  };
}

export interface WrittenHospital {
  readonly id: string;
  readonly nit: string;
  readonly checkDigit: string;
  readonly name: string;
}

export interface HospitalColumns {
  readonly hospital?: number | undefined;
  readonly hospitalId?: number | undefined;
  readonly nit?: number | undefined;
  readonly checkDigit?: number | undefined;
}

export interface HospitalRead {
  readonly hospital: RegisteredHospital | null;
  readonly issues: readonly Issue[];
}

/** @param territory of the row, if it says one: the hospital must be there */
export function readHospital(
  written: WrittenHospital,
  {
    register,
    territory,
    names,
  }: { register: HospitalRegister; territory: Territory | null; names: (divipola: string) => string },
  row: number,
  columns: HospitalColumns,
): HospitalRead {
  const at = (column: keyof HospitalColumns): Place => ({ row, column: columns[column] });
  const nit = readWrittenNit(written, at);
  if (nit.issues.some(({ severity }) => severity === 'error')) return { hospital: null, issues: nit.issues };
  const [column, identified] = identify(written, nit.nit, register);
  if (identified === 'unknown')
    return { hospital: null, issues: [issueOf(hospitalUnknown, at('hospitalId'), written.id)] };
  if (!identified) {
    const found = notIdentified(written, nit.nit, byName(written.name, register, territory), at);
    return { hospital: found.hospital, issues: [...nit.issues, ...found.issues] };
  }
  const issues = [...nit.issues, ...agreement(identified, written.name, register, at('hospital'))];
  if (territory && identified.municipality_code !== territory.divipola) {
    issues.push(
      issueOf(
        hospitalElsewhere(identified, names(identified.municipality_code)),
        at(column),
        written[column === 'nit' ? 'nit' : 'id'],
      ),
    );
  }
  return { hospital: issues.some(({ severity }) => severity === 'error') ? null : identified, issues };
}

function identify(
  { id }: WrittenHospital,
  nit: string | null,
  { byId, byNit }: HospitalRegister,
): [keyof HospitalColumns, RegisteredHospital | 'unknown' | null] {
  if (id.trim() !== '') return ['hospitalId', byId.get(id.trim().toLowerCase()) ?? 'unknown'];
  return ['nit', (nit === null ? null : byNit.get(nit)) ?? null];
}

function byName(name: string, register: HospitalRegister, territory: Territory | null): readonly RegisteredHospital[] {
  const named = register.byName.get(hospitalLetters(name)) ?? [];
  return territory ? named.filter(({ municipality_code }) => municipality_code === territory.divipola) : named;
}

function notIdentified(
  { name, nit: writtenNit }: WrittenHospital,
  nit: string | null,
  named: readonly RegisteredHospital[],
  at: (column: keyof HospitalColumns) => Place,
): HospitalRead {
  const original = name.trim();
  const [first, second] = named;
  if (first && second) {
    const candidates = named
      .slice(0, 4)
      .map((each) => `${each.name} (NIT ${each.nit ?? 'por confirmar'})`)
      .join('; ');
    return { hospital: null, issues: [issue('hospital.ambiguous', at('hospital'), { original, candidates })] };
  }
  // A registered one of that name whose NIT nobody knows yet is it; one with another NIT is another.
  if (first && (nit === null || first.nit === null)) return { hospital: first, issues: [] };
  if (original === '' && nit === null) return { hospital: null, issues: [] };
  const said = original === '' ? `NIT ${writtenNit.trim()}` : original;
  return {
    hospital: null,
    issues: [issue('hospital.not-registered', at(original === '' ? 'nit' : 'hospital'), { original: said })],
  };
}

/** Whether the name beside an identity is that hospital's. */
function agreement(identified: RegisteredHospital, written: string, register: HospitalRegister, at: Place): Issue[] {
  const original = written.trim();
  if (original === '' || isCalled(identified, original)) return [];
  const named = byName(written, register, null);
  const other = named.length > 0 && named.every(({ id }) => id !== identified.id);
  return [issue(other ? 'hospital.two-identities' : 'hospital.name-differs', at, { original, name: identified.name })];
}

function readWrittenNit(
  { nit, checkDigit }: WrittenHospital,
  at: (column: keyof HospitalColumns) => Place,
): { nit: string | null; issues: Issue[] } {
  const original = nit.trim();
  if (original === '' || /^(n\/?a|n\.a\.|por confirmar|pendiente|s\/i|-)$/i.test(original))
    return { nit: null, issues: [] };
  const digits = original.replace(/\D/g, '');
  const joined =
    /^[\d.,\s]+$/.test(original) && digits.length === 10 && String(nitCheckDigit(digits.slice(0, 9))) === digits[9];
  const digit = checkDigit.trim();
  const plain = joined ? `${digits.slice(0, 9)}-${digits.slice(9)}` : original.replace(/^['’]/, '');
  const read = readNit(/-\s*\d$/.test(plain) || !/^\d$/.test(digit) ? plain : `${plain}-${digit}`);
  if ('problem' in read) return { nit: null, issues: [issueOf(read.problem, at('nit'), original)] };
  const repaired = read.nit;
  if (joined) return { nit: read.nit, issues: [issue('nit.digit-joined', at('nit'), { original, repaired })] };
  return {
    nit: read.nit,
    issues: original === read.nit ? [] : [issue('nit.formatted', at('nit'), { original, repaired })],
  };
}

/** Whether this is its name, by its letters; most are written as they are registered. */
export function isCalled({ name }: RegisteredHospital, written: string): boolean {
  return name === written || hospitalLetters(name) === hospitalLetters(written);
}

/**
 * «E.S.E. Hospital San José» and «ESE HOSPITAL SAN JOSE» are one name. The database does the same
 * (`hospital_letters`), to find a hospital by its name.
 */
export function hospitalLetters(name: string): string {
  const found = lately.get(name);
  if (found !== undefined) return found;
  if (lately.size >= 2000) lately.clear();
  const letters = lettersOf(name)
    .replace(/\be s e\b/g, 'ese')
    .replace(/\bempresa social del estado\b/g, 'ese')
    .replace(/^ese | ese$/g, '')
    .trim();
  lately.set(name, letters);
  return letters;
}

/** A row asks for the letters of its name several times. */
const lately = new Map<string, string>();
