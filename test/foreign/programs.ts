import { missingTools, runTool as run } from './tools';

export interface Program {
  readonly format: 'hledger' | 'ledger' | 'beancount';
  readonly debianPackage: string;
  /** Reads the journal strictly, every assertion included: fails, with its own words, when one does not hold. */
  check(file: string): Promise<void>;
  /** What it finds in each account, «account commodity» → amount; nothing of an account is zero. */
  balances(file: string): Promise<Map<string, string>>;
}

export const programs: readonly Program[] = [
  {
    format: 'hledger',
    debianPackage: 'hledger',
    async check(file) {
      await run('hledger', ['-f', file, 'check', '--strict', 'ordereddates']);
    },
    async balances(file) {
      const args = ['-f', file, 'balance', '--flat', '-N', '-E', '--layout=bare', '-O', 'csv'];
      const rows = [...(await run('hledger', args)).matchAll(/^"(\S+)","(\w*)","(-?[\d.]+)"$/gm)];
      return found(rows.map(([, account, commodity, amount]) => ({ account, commodity, amount })));
    },
  },
  {
    format: 'ledger',
    debianPackage: 'ledger',
    async check(file) {
      await run('ledger', ['-f', file, '--pedantic', 'stats']);
    },
    async balances(file) {
      const format = '%(account)\t%(display_total)\n';
      const args = ['-f', file, 'balance', '--flat', '--no-total', '--empty', '--balance-format', format];
      const rows = [...(await run('ledger', args)).matchAll(/^(\S+)\t(-?[\d.]+) ?(\w*)$/gm)];
      return found(rows.map(([, account, amount, commodity]) => ({ account, commodity, amount })));
    },
  },
  {
    format: 'beancount',
    debianPackage: 'beancount',
    async check(file) {
      await run('bean-check', [file]);
    },
    async balances(file) {
      const query = 'select account, sum(number), currency group by account, currency';
      const rows = [...(await run('bean-query', ['-f', 'csv', file, query])).matchAll(/^(\S+) *, *(-?[\d.]+),(\w+)/gm)];
      return found(rows.map(([, account, amount, commodity]) => ({ account, commodity, amount })));
    },
  },
];

/** The Debian packages that are not installed here. */
export function missingPrograms(): string[] {
  return missingTools({ hledger: 'hledger', ledger: 'ledger', 'bean-query': 'beancount' });
}

/** Two decimals, and zero left out: the programs differ in how they print nothing. */
function found(rows: readonly Partial<Record<'account' | 'commodity' | 'amount', string>>[]): Map<string, string> {
  return new Map(
    rows
      .map(({ account, commodity, amount }): [string, string] => [`${account} ${commodity}`, centavos(amount!)])
      .filter(([, amount]) => amount !== '0.00'),
  );
}

function centavos(amount: string): string {
  const [pesos = '', decimals = ''] = amount.replace(/,/g, '').split('.');
  if (!/^-?\d+$/.test(pesos) || !/^\d{0,2}0*$/.test(decimals)) throw new Error(`not centavos: ${amount}`);
  const plain = `${pesos}.${decimals.slice(0, 2).padEnd(2, '0')}`;
  return plain === '-0.00' ? '0.00' : plain;
}
