import type { FileName } from './file-name.rules';
import { detailKinds, layouts, type DetailKind, type Indicator } from './layout.rules';
import type { Convention } from './pisis-file';
import { writeText, type TextForm } from './text-form';
import type { CalendarDate } from '../../kernel/calendar';

/** What a record of ours would say; its consecutive is its place in the file. */
export interface Written {
  readonly kind: DetailKind;
  readonly indicator: Indicator;
  readonly values: Readonly<Record<string, string>>;
}

/** The form in which a file is written when nothing was received in another. */
export function formOf({ encoding }: Convention): TextForm {
  return { encoding, lineEnd: '\r\n', closed: true, mark: false };
}

/**
 * The bytes of a whole file: the records by kind, with one NA for each kind of which there are none, and the control
 * record that counts them by the convention.
 */
export function writePisis(
  { name, firstDate, records }: { name: FileName; firstDate: CalendarDate; records: readonly Written[] },
  convention: Convention,
): Buffer {
  const all = detailKinds.flatMap((kind): Written[] => {
    const own = records.filter((record) => record.kind === kind);
    return own.length > 0 ? own : [{ kind, indicator: 'NA', values: {} }];
  });
  const details = all.map(({ kind, indicator, values }, index) =>
    [
      kind,
      index + convention.firstConsecutive,
      `ID${name.resource}`,
      name.nit,
      indicator,
      ...layouts[kind].fields.map((field) => values[field.name] ?? ''),
    ].join('|'),
  );
  const total = details.length + (convention.totalCounts === 'all' ? 1 : 0);
  const control = ['1', 'NI', name.nit, firstDate, name.cutoff, total].join('|');
  return writeText([control, ...details], formOf(convention));
}
