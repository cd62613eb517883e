import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../kernel/calendar';
import { Money } from '../../kernel/money';
import { scopeOf } from '../../platform/access/person';
import { Transactions, type Tx } from '../../platform/database/transactions';
import type { Caller } from '../../platform/http/caller';
import { NotFound } from '../../platform/http/contract';
import type { DifferenceView } from './amendment.dto';
import { AmendmentQueries, type ChangeRow, type DifferenceRow, type PlaceDifference } from './amendment.queries';
import { effectsOf, keyOf, newLinesOf, type NewLine } from './amendment.rules';
import { viewPlace } from './annex.dto';
import { ResolutionQueries } from './resolution.queries';
import { resolutionLabel } from './resolution.rules';

type Figures = DifferenceView['total'];

@Injectable()
export class Differences {
  constructor(
    private readonly transactions: Transactions,
    private readonly resolutions: ResolutionQueries,
    private readonly queries: AmendmentQueries,
  ) {}

  /**
   * What an amendment did to each line and to what is authorised, from the ledger; of a draft, what it would do to what
   * stands now. Only changed lines are listed. @throws NotFound, also for what is no amendment
   */
  of(by: Caller, amendmentId: string): Promise<DifferenceView> {
    return this.transactions.read(async (tx) => {
      const amendment = await this.resolutions.one(tx, by.person, amendmentId);
      if (amendment.amends_id === null) throw new NotFound();
      const resolutionId = amendment.amends_id;
      const amended = await this.resolutions.one(tx, by.person, resolutionId);
      const scope = scopeOf(by.person);
      const rows = await this.queries.difference(tx, { resolutionId, amendmentId, scope });
      const places = await this.queries.placesDifference(tx, { resolutionId, amendmentId });
      const done = amendment.published_at !== null;
      const planned = done ? nothingPlanned : await this.planned(tx, { resolutionId, amendmentId, on: amendment });
      const lines = [...rows.map((row) => changedLine(row, planned)), ...planned.added];
      const seesAll = scope === null;
      return {
        amendment: { id: amendmentId, label: resolutionLabel(amendment) },
        amends: { id: resolutionId, label: resolutionLabel(amended) },
        state: done ? 'done' : 'planned',
        effectiveOn: amendment.issued_on,
        authorized: seesAll ? negated(placeFigures('budget', places, planned)) : null,
        undistributed: seesAll ? placeFigures('undistributed', places, planned) : null,
        total: sumOf(lines),
        lines: lines.filter(({ change }) => !Money.of(change).isZero()),
      };
    });
  }

  private async planned(tx: Tx, { resolutionId, amendmentId, on }: Asked): Promise<Planned> {
    const changes = await this.queries.changes(tx, amendmentId);
    const names = await this.queries.changesByName(tx, amendmentId, null);
    const amended = await this.queries.amended(tx, resolutionId, on.issued_on);
    const newLines = newLinesOf(changes, amended, (line) => `new ${line}`);
    return {
      effects: effectsOf(changes, newLines),
      added: [...newLines.values()].map((line) => addedLine(line, names)),
    };
  }
}

interface Asked {
  readonly resolutionId: string;
  readonly amendmentId: string;
  readonly on: { readonly issued_on: CalendarDate };
}

/** What is not in the ledger yet: by line or place, and the lines that would be added. */
interface Planned {
  readonly effects: ReadonlyMap<string, Money>;
  readonly added: DifferenceView['lines'];
}

const nothingPlanned: Planned = { effects: new Map(), added: [] };

function changedLine(row: DifferenceRow, { effects }: Planned): DifferenceView['lines'][number] {
  const change = Money.of(row.change).plus(effects.get(row.id) ?? Money.zero);
  return { allocationId: row.id, ...viewPlace(row), ...figuresOf(Money.of(row.before), change) };
}

function addedLine(line: NewLine, names: readonly ChangeRow[]): DifferenceView['lines'][number] {
  const key = (added: ChangeRow['added']) =>
    added && keyOf({ municipality_code: added.divipola, hospital_id: added.hospital?.id ?? null });
  const added = names.find((row) => key(row.added) === keyOf(line))?.added;
  return {
    allocationId: null,
    line: line.line,
    divipola: line.municipality_code,
    municipality: added?.municipality ?? '',
    department: added?.department ?? '',
    hospital: added?.hospital ?? null,
    ...figuresOf(Money.zero, line.amount),
  };
}

function placeFigures(
  place: 'budget' | 'undistributed',
  rows: readonly PlaceDifference[],
  { effects }: Planned,
): Figures {
  const row = rows.find((each) => each.place === place);
  const change = Money.of(row?.change ?? '0').plus(effects.get(place) ?? Money.zero);
  return figuresOf(Money.of(row?.before ?? '0'), change);
}

function figuresOf(before: Money, change: Money): Figures {
  return { before: before.toString(), change: change.toString(), after: before.plus(change).toString() };
}

function negated({ before, change }: Figures): Figures {
  return figuresOf(Money.of(before).negated(), Money.of(change).negated());
}

function sumOf(lines: readonly Figures[]): Figures {
  const total = (key: 'before' | 'change') => Money.sum(lines.map((line) => Money.of(line[key])));
  return figuresOf(total('before'), total('change'));
}
