import { yearOf, type CalendarDate } from '../../kernel/calendar';
import { dateInWords } from '../parts/words';

/** What a page of orders knows of the year that pays them. */
export interface FiscalYear {
  readonly fiscalYear: number;
  readonly today: CalendarDate;
}

/** Today, where an order may have its date; else nothing: no day of another year is likelier than the others. */
export function usualDate({ fiscalYear, today }: FiscalYear): string {
  return yearOf(today) === fiscalYear ? dateInWords(today) : '';
}

/** Said before an order is typed that today's date would have refused. */
export function YearOver({ fiscalYear, today }: FiscalYear): JSX.Element {
  if (yearOf(today) === fiscalYear) return <></>;
  return (
    <div class="notice notice-past">
      <p safe>
        {yearOf(today) > fiscalYear
          ? `La vigencia ${fiscalYear} terminó: ya no se ordena con cargo a ella. Si la orden es de entonces, regístrela con su fecha, del 1 de enero al 31 de diciembre de ${fiscalYear}.`
          : `La vigencia ${fiscalYear} no ha empezado: sus órdenes llevan fecha desde el 1 de enero de ${fiscalYear}.`}
      </p>
    </div>
  );
}
