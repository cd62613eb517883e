import { resolutionForm, type Line as LineView } from '../support/office';
import type { TestService } from '../support/service';
import type { Reply } from '../support/visitor';
import { pesos } from './books';
import { decisionActs } from './decision-acts';
import { hospitalActs } from './hospital-acts';
import { paymentActs } from './payment-acts';
import { hospitalsOf, may, rolesOf, type Person, type PersonName } from './people';
import { access, conflict, on, predict, type Act, type Made, type Part, type Plan, type Refused } from './plan';
import { amendmentPath, resolutionActs } from './resolution-acts';
import { reversalActs } from './reversal-acts';
import { withdrawalActs } from './withdrawal-acts';
import { World } from './world';

export const acts = {
  ...paymentActs,
  ...decisionActs,
  ...hospitalActs,
  ...withdrawalActs,
  ...resolutionActs,
  ...reversalActs,
} satisfies Record<string, Act>;

/** What takes a line from its order to its closure: going on with it, a run gets to where rare acts are possible. */
const story = [
  'hand in the requirement',
  'order',
  'approve',
  'settle',
  'confirm',
  'incorporate',
  'report',
  'final report',
  'return yields',
  'restore',
  'close',
] as const satisfies (keyof typeof acts)[];

/** One attempt, as it is drawn and as a counterexample prints it. */
export interface Step {
  readonly act: keyof typeof acts | 'go on';
  /** Whose act it is, or somebody by name. */
  readonly by: PersonName | 'whoever may';
  /** On which of the things there are: an even number prefers those on which it could be done now. */
  readonly which: number;
  readonly part: Part;
  /** A key of its own; the last that was kept for the same person; or that one's whole request, sent again. */
  readonly key: 'new' | 'used' | 'again';
}

/** The people and the hospitals of every run. */
export interface House {
  readonly service: TestService;
  readonly people: Record<PersonName, Person>;
  readonly hospitals: readonly { readonly id: string; readonly divipola: string }[];
}

const municipalities = ['91001', '27001', '86001', '05490', '44001'];

export async function openHouse(service: TestService): Promise<House> {
  const registrar = await service.person('registrar');
  const hospitals: House['hospitals'][number][] = [];
  for (const divipola of municipalities) {
    const form = { name: `EJEMPLO — E.S.E. ${divipola}`, divipola };
    hospitals.push({ id: (await registrar.must('POST', '/hospitals', form)).id, divipola });
  }
  const people: Partial<Record<PersonName, Person>> = {};
  for (const name of Object.keys(rolesOf) as PersonName[]) {
    const own = hospitalsOf(name, [...municipalities.keys()]);
    const visitor = await service.person(
      [...rolesOf[name]],
      own.map((index) => hospitals[index]!.id),
    );
    people[name] = { name, id: visitor.id ?? '', roles: rolesOf[name], hospitals: own, visitor };
  }
  return { service, people: people as House['people'], hospitals };
}

const lineAmounts = [30_000_000, 20_000_000, 10_000_050];
const authorized = 100_000_000;

interface Kept {
  readonly key: string;
  readonly path: string;
  readonly body: unknown;
  readonly reply: Reply;
}

/** One run: a resolution of three lines, and what is tried on it day after day. */
export class Desk {
  private day = 0;
  private readonly kept = new Map<PersonName, Kept>();

  private constructor(
    readonly house: House,
    readonly world: World,
  ) {}

  static async open(house: House, asksRequirement: boolean): Promise<Desk> {
    const { registrar, approver } = house.people;
    const terms = asksRequirement ? { requirements: ['bank-certificate'] } : {};
    const { id } = await registrar.visitor.must(
      'POST',
      '/resolutions',
      resolutionForm({ issuedOn: on(0), authorizedAmount: '1000000.00', ...terms }),
    );
    const lines = lineAmounts.map((amount, index) => ({
      divipola: house.hospitals[index]?.divipola,
      hospitalId: house.hospitals[index]?.id,
      amount: String(amount / 100),
    }));
    await registrar.visitor.must('PUT', `/resolutions/${id}/lines`, lines);
    await approver.visitor.must('POST', `/resolutions/${id}/publication`, {});
    const desk = new Desk(house, new World(id, house.hospitals, asksRequirement));
    await desk.takeLines();
    return desk;
  }

  /** Tries one thing, on the next day, and compares what is answered with what was predicted. */
  async attempt(step: Step): Promise<void> {
    this.day += 1;
    const plan = this.choose(step);
    if (!plan) return;
    const by = this.house.people[step.by === 'whoever may' ? plan.right : step.by];
    const kept = step.key === 'new' ? undefined : this.kept.get(by.name);
    const path = await this.realPath(plan.path);
    const isSame = kept?.path === path && JSON.stringify(kept.body) === JSON.stringify(plan.body);
    if (kept && (step.key === 'again' || isSame)) return this.repeat(by, kept);
    // An amendment is two requests: its draft takes no key here.
    const key = plan.path === amendmentPath ? undefined : kept?.key;
    const predicted = key === undefined ? predict(plan, by) : predictKeyUsed(plan, by);
    const context = { ...step, day: this.day, by: by.name, path, body: plan.body };
    const reply = await this.send(plan, by, { path, key: key ?? `${this.world.resolutionId}-${String(this.day)}` });
    expect({ ...context, ...answerOf(reply) }).toEqual({ ...context, ...toldOf(predicted) });
    if (predicted === null) plan.make(by, await this.madeBy(plan, reply));
  }

  /** The same request with the same key is answered the same, and nothing is done. */
  private async repeat(by: Person, { key, path, body, reply }: Kept): Promise<void> {
    const again = await by.visitor.post(path, body, { 'idempotency-key': key });
    expect([path, again.status, again.text]).toEqual([path, reply.status, reply.text]);
    expect(again.headers['idempotency-replayed']).toBe('true');
  }

  /** The act, and the thing to try it on; nothing when there is none yet. */
  private choose({ act, which, part }: Step): Plan | undefined {
    const possible = story.filter((each) => act === 'go on' && this.ripe(acts[each]).length > 0);
    const named = act === 'go on' ? (possible[which % Math.max(1, possible.length)] ?? 'order') : act;
    const ripe = this.ripe(acts[named]);
    const plans = acts[named](this.world, this.day, part);
    const among = which % 2 === 0 && ripe.length > 0 ? ripe : [...plans.keys()];
    return plans[among[Math.floor(which / 2) % Math.max(1, among.length)] ?? 0];
  }

  /** On which of its things could the act be done now, in some amount, by whoever may? */
  private ripe(act: Act): number[] {
    const plans = act(this.world, this.day, 'all');
    return [...plans.keys()].filter((at) => predict(plans[at]!, this.house.people[plans[at]!.right]) === null);
  }

  private async send(plan: Plan, by: Person, { path, key }: { path: string; key: string }): Promise<Reply> {
    if (plan.path === amendmentPath) return this.draft(plan, by);
    const reply = await by.visitor.post(path, plan.body, { 'idempotency-key': key });
    if (reply.status === 201) this.kept.set(by.name, { key, path, body: plan.body, reply });
    return reply;
  }

  /** An amending act: its draft, and the changes in it. */
  private async draft({ body }: Plan, by: Person): Promise<Reply> {
    const amendment = { kind: 'amendment', amendsId: this.world.resolutionId, issuedOn: on(this.day) };
    const form = { ...resolutionForm(amendment), authorizedAmount: undefined };
    const drafted = await by.visitor.post('/resolutions', form);
    if (drafted.status !== 201) return drafted;
    const reply = await by.visitor.put(`/resolutions/${String(drafted.body['id'])}/changes`, body);
    return { ...reply, body: { ...reply.body, id: drafted.body['id'] } };
  }

  /** The model knows entries by their order; the address needs the identifier. */
  private async realPath(path: string): Promise<string> {
    const index = /#(\d+)/.exec(path)?.[1];
    if (index === undefined) return path;
    const rows: { id: string }[] = await this.house.service.database.query(
      'select id from ledger_entry where resolution_id = $1 order by recorded_at, id offset $2 limit 1',
      [this.world.resolutionId, index],
    );
    return path.replace(`#${index}`, rows[0]?.id ?? '');
  }

  private async madeBy(plan: Plan, { body }: Reply): Promise<Made> {
    const made = { id: '', ...body } as Made;
    if (!plan.path.endsWith('/publication')) return made;
    const lines = await this.lineViews();
    return { ...made, addedLine: lines[this.world.lines.length]?.id };
  }

  private async takeLines(): Promise<void> {
    const { registrar, approver } = this.house.people;
    const lines = (await this.lineViews()).map(({ id }, index) => this.world.addLine(id, index));
    const moves = lines.map(({ name }, index) => ({
      from: 'undistributed',
      to: `assigned ${name}`,
      amount: lineAmounts[index] ?? 0,
    }));
    const signed = { day: 0, maker: registrar.id, checker: approver.id };
    this.world.post('publish', [{ from: 'budget', to: 'undistributed', amount: authorized }, ...moves], signed);
  }

  async lineViews(): Promise<LineView[]> {
    const path = `/resolutions/${this.world.resolutionId}/allocations`;
    const { body } = await this.house.people.auditor.visitor.get<{ items: LineView[] }>(path);
    return body.items;
  }
}

/** A key that came with another request: refused before any rule is asked, once the role and the form are right. */
function predictKeyUsed(plan: Plan, by: Person): Refused | null {
  return may(by, plan.roles) && plan.amount !== 0 ? conflict : access(plan, by);
}

interface Answered {
  readonly status: number | 'accepted';
  readonly maximum?: string | undefined;
}

function toldOf(refused: Refused | null): Answered {
  if (!refused) return { status: 'accepted' };
  const { status, maximum } = refused;
  return { status, maximum: maximum === undefined ? undefined : pesos(maximum) };
}

function answerOf({ status, body }: Reply): Answered {
  if (status < 300) return { status: 'accepted' };
  const params = body['params'] as { maximum?: string } | undefined;
  return { status, maximum: params?.maximum };
}
