import { publish, type Line } from '../../support/office';
import type { World } from '../world';

/** What the rooms of money acts are looked at with: a resolution of its own, with an order in each state. */
export interface MoneyFacts {
  readonly resolution: string;
  readonly lines: readonly Line[];
  readonly pending: readonly string[];
  readonly ordered: readonly string[];
  readonly disputed: string;
}

const made = new WeakMap<World, Promise<MoneyFacts>>();

/** Made once for all the rooms that need it. */
export function money(world: World): Promise<MoneyFacts> {
  const known = made.get(world) ?? make(world);
  made.set(world, known);
  return known;
}

async function make({ office }: World): Promise<MoneyFacts> {
  const { registrar, approver, paymaster, recipient } = office;
  const { id, lines } = await publish(office, ['60431400.00', '76358920.50', '50000000.00'], {
    authorizedAmount: '200000000.00',
  });
  const order = async (line: Line, amount: string, paymentOrder: string) =>
    (
      await registrar.must('POST', `/allocations/${line.id}/disbursements`, {
        ...{ amount, paymentOrder, orderedOn: '2025-03-03' },
      })
    ).id;
  const approved = async (line: Line, amount: string, paymentOrder: string) => {
    const giro = await order(line, amount, paymentOrder);
    await approver.must('POST', `/disbursements/${giro}/approval`, {});
    return giro;
  };
  const [one, two, three] = [lines[0]!, lines[1]!, lines[2]!];
  const pending = [await order(one, '10000000.00', 'EJEMPLO-11'), await order(two, '6358920.50', 'EJEMPLO-12')];
  const ordered = [await approved(one, '20000000.00', 'EJEMPLO-13'), await approved(two, '5000000.00', 'EJEMPLO-14')];
  const disputed = await approved(three, '30000000.00', 'EJEMPLO-15');
  await paymaster.must('POST', `/disbursements/${disputed}/settlement`, {
    ...{ effectiveOn: '2025-03-10', reference: 'EJEMPLO-R15' },
  });
  await recipient.must('POST', `/disbursements/${disputed}/receipt`, {
    ...{ amount: '29000000.00', receivedOn: '2025-03-11', note: 'EJEMPLO: faltó un millón' },
  });
  return { resolution: id, lines, pending, ordered, disputed };
}
