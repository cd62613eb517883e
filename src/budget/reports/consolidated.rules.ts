import { Money } from '../../kernel/money';
import { allocationPlaces, type Place } from '../ledger/places';
import type {
  Consolidated,
  ConsolidatedFacts,
  ConsolidatedLine,
  ConsolidatedResolution,
  ConsolidatedWhole,
  Consolidation,
  Group,
  Grouping,
} from './consolidated.contents';
import {
  derived,
  percentagesOf,
  sumOfFigures,
  sumOfYields,
  type Figures,
  type Yields,
} from './execution-status.figures';
import { proofOf } from './execution-status.rules';

/*
 * The execution status of many resolutions at one moment, pure: each line once, put together by strategy, fiscal year,
 * department, hospital or resolution.
 *
 *   whole resolutions (by strategy, year, resolution) ── authorised = Σ places, group by group, and of them all
 *   parts of resolutions (by department, hospital)    ── what the acts put in the lines = Σ places
 *
 * What is in no line (por distribuir) is of a resolution and of no department or hospital: it is in the total alone.
 */

interface Chosen {
  readonly lines: readonly ConsolidatedLine[];
  /** Null where the lines are not those of whole resolutions. */
  readonly wholes: readonly ConsolidatedWhole[] | null;
}

/** The whole report. Pesos; each group and the total carry the proof that no peso of theirs is missing. */
export function consolidated(facts: ConsolidatedFacts): Consolidated {
  const isWhole = facts.scope === 'resolution' && facts.filter.department === undefined;
  return {
    by: facts.by,
    filter: facts.filter,
    scope: facts.scope,
    asOf: facts.moment.asOf,
    knownAt: facts.moment.knownAt,
    groups: groupsOf(facts, isWhole),
    totals: consolidationOf({ lines: facts.lines, wholes: isWhole ? facts.wholes : null }),
    resolutions: facts.resolutions,
    notes: notesOf(facts, isWhole),
  };
}

interface Named {
  readonly key: string;
  readonly name: string;
  readonly nit: string | null;
  readonly order: string;
}

function groupsOf(facts: ConsolidatedFacts, isWhole: boolean): Group[] {
  const resolutions = new Map(facts.resolutions.map((each) => [each.id, each]));
  const groups = new Map<string, Named & { lines: ConsolidatedLine[]; wholes: ConsolidatedWhole[] }>();
  const groupOf = (named: Named) => {
    const known = groups.get(named.key) ?? { ...named, lines: [], wholes: [] };
    groups.set(named.key, known);
    return known;
  };
  for (const line of facts.lines) groupOf(nameOf(facts.by, resolutions.get(line.resolutionId), line)).lines.push(line);
  const hasWholes = isWhole && isOfResolutions(facts.by);
  for (const whole of hasWholes ? facts.wholes : []) {
    groupOf(nameOf(facts.by, resolutions.get(whole.resolutionId), null)).wholes.push(whole);
  }
  return [...groups.values()]
    .sort((a, b) => a.order.localeCompare(b.order, 'es', { numeric: true }) || (a.key < b.key ? -1 : 1))
    .map(({ key, name, nit, lines, wholes }) => ({
      key,
      name,
      nit,
      ...consolidationOf({ lines, wholes: hasWholes ? wholes : null }),
    }));
}

/** Whether a group is made of whole resolutions, so that what they authorised is its own. */
export function isOfResolutions(by: Grouping): boolean {
  return by === 'strategy' || by === 'fiscal-year' || by === 'resolution';
}

const unnamed = { nit: null, order: '\u{10ffff}' };

function nameOf(by: Grouping, resolution: ConsolidatedResolution | undefined, line: ConsolidatedLine | null): Named {
  const plain = (key: string, name: string): Named => ({ key, name, nit: null, order: name });
  switch (by) {
    case 'strategy':
      return resolution?.strategy
        ? plain(resolution.strategy.id, resolution.strategy.label)
        : { ...unnamed, key: 'none', name: 'Sin estrategia' };
    case 'fiscal-year':
      return plain(String(resolution?.fiscalYear), `Vigencia ${resolution?.fiscalYear}`);
    case 'resolution':
      return plain(resolution?.id ?? 'none', resolution?.label ?? 'Por confirmar');
    case 'department':
      return {
        ...plain(line?.department.code ?? 'none', line?.department.name ?? ''),
        order: line?.department.code ?? '',
      };
    case 'hospital':
      return line?.hospital
        ? { ...plain(line.hospital.id, line.hospital.name), nit: line.hospital.nit }
        : { ...unnamed, key: 'none', name: 'Hospital por confirmar' };
  }
}

function consolidationOf({ lines, wholes }: Chosen): Consolidation {
  const figures = sumOfFigures(lines.map(figuresOf));
  const at = (place: Place) => Money.sum((wholes ?? []).map(({ places }) => places[place] ?? Money.zero));
  const totals = {
    authorized: wholes === null ? null : at('budget').negated(),
    undistributed: wholes === null ? null : at('undistributed'),
    ...figures,
    lapsed: wholes === null ? figures.lapsed : at('lapsed'),
    yields: sumOfYields(lines.map(yieldsOf)),
  };
  return {
    resolutions: [...new Set([...lines, ...(wholes ?? [])].map(({ resolutionId }) => resolutionId))].sort(),
    lines: lines.length,
    ...totals,
    percentages: percentagesOf(figures),
    proof: proofOf(totals, Money.sum(lines.map(({ given }) => given))),
  };
}

function figuresOf({ places, lapsed, restored }: ConsolidatedLine): Figures {
  const standing = Object.fromEntries(allocationPlaces.map((place) => [place, places[place] ?? Money.zero])) as Pick<
    Figures,
    (typeof allocationPlaces)[number]
  >;
  return { ...standing, ...derived(standing), lapsed, restored };
}

function yieldsOf({ places }: ConsolidatedLine): Yields {
  const at = (place: Place) => places[place] ?? Money.zero;
  return { earned: at('yield-source').negated(), held: at('yield-held'), returned: at('yield-returned') };
}

function notesOf({ scope, lines, by, wholes, resolutions }: ConsolidatedFacts, isWhole: boolean): string[] {
  const sum = (place: Place) => Money.sum(lines.map(({ places }) => places[place] ?? Money.zero));
  const restored = Money.sum(lines.map((line) => line.restored));
  const undistributed = Money.sum(wholes.map(({ places }) => places.undistributed ?? Money.zero));
  const isApart = isWhole && !isOfResolutions(by) && undistributed.isPositive();
  return [
    ...(scope === 'own-lines' ? ['Se muestran solo las líneas de su hospital.'] : []),
    ...(lines.length === 0 ? ['A esta fecha, y con lo registrado hasta ese instante, no hay líneas con dinero.'] : []),
    ...aboutIssuers(resolutions),
    ...(isApart
      ? [`${undistributed.toSpanish()} autorizados no están en ninguna línea: cuentan en el total y en ningún grupo.`]
      : []),
    ...(sum('contested').isPositive()
      ? [
          `${sum('contested').toSpanish()} son de líneas desistidas cuyo giro está por establecer: no cuentan como girados ni como liberados.`,
        ]
      : []),
    ...(restored.isPositive()
      ? [
          `${restored.toSpanish()} reintegrados se restablecieron a sus resoluciones: no cuentan en lo asignado, lo girado ni lo recibido.`,
        ]
      : []),
  ];
}

/** Examples and real acts may stand side by side: a sum of several issuers says so, and whose each part is. */
function aboutIssuers(resolutions: readonly ConsolidatedResolution[]): string[] {
  const byIssuer = new Map<string, string[]>();
  for (const { issuer, label } of resolutions) byIssuer.set(issuer, [...(byIssuer.get(issuer) ?? []), label]);
  if (byIssuer.size < 2) return [];
  const said = [...byIssuer].map(([issuer, labels]) => `${issuer} (${labels.join(', ')})`);
  const examples = [...byIssuer.keys()].filter((issuer) => issuer.startsWith('EJEMPLO'));
  const warning = examples.length > 0 ? ' Lo de EJEMPLO no es real: los totales lo incluyen.' : '';
  return [`Las cifras son de ${byIssuer.size} emisores: ${said.join('; ')}.${warning}`];
}
