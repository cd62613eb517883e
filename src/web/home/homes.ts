import type { Desk } from '../client/desk-client';
import type { AccountView } from '../administration/administration.views';
import type { DelegationView } from '../administration/delegations.page';
import type { PageView, PersonView } from '../client/views';
import { momentAsked, type Cutoff } from '../parts/cutoff';
import type { ResolutionsView } from '../resolutions/resolutions.views';
import type { TasksView } from '../tasks/task-views';
import { AdministratorHomePage } from './administrator-home.page';
import { NothingToSeePage } from './home.page';
import { MinistryHomePage } from './ministry-home.page';
import type { AllMoneyView, FindingCountsView, PendingView } from './ministry.views';

/** The moment that is looked at. */
export interface HomeMoment {
  readonly cutoff: Cutoff;
}

interface Home {
  /** Whose it is: the first that a person has a role of is theirs. */
  readonly roles: readonly string[];
  readonly make: (desk: Desk, person: PersonView, at: HomeMoment) => Promise<JSX.Element>;
}

/** «Inicio» is another page for each work that one comes to do. */
const homes: readonly Home[] = [
  { roles: ['registrar', 'approver', 'paymaster', 'auditor'], make: ministryHome },
  { roles: ['administrator'], make: administratorHome },
];

export function homeOf(desk: Desk, person: PersonView, at: HomeMoment): Promise<JSX.Element> {
  const own = homes.find(({ roles }) => roles.some((role) => person.roles.includes(role)));
  return own === undefined ? Promise.resolve(NothingToSeePage({ person })) : own.make(desk, person, at);
}

async function administratorHome(desk: Desk, person: PersonView): Promise<JSX.Element> {
  const [accounts, delegations] = await Promise.all([
    desk.all<AccountView>('/users'),
    desk.get<PageView<DelegationView>>('/delegations', { limit: '50' }),
  ]);
  return AdministratorHomePage({ person, accounts, delegations: delegations.items });
}

async function ministryHome(desk: Desk, person: PersonView, at: HomeMoment): Promise<JSX.Element> {
  const [money, tasks, pending, findings, resolutions] = await Promise.all([
    at.cutoff.ok ? desk.get<AllMoneyView>('/execution-status', momentAsked(at.cutoff)) : null,
    desk.get<TasksView>('/tasks', { limit: '5', doable: 'true' }),
    desk.get<PendingView>('/pending'),
    desk.get<FindingCountsView>('/findings/counts'),
    desk.get<ResolutionsView>('/resolutions', { limit: '5' }),
  ]);
  return MinistryHomePage({ person, ...at, money, tasks, pending, findings, resolutions });
}
