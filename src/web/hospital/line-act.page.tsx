import { ActForm } from '../parts/forms/act-form';
import type { FormState } from '../parts/forms/form-state';
import { Crumbs, Layout, type Crumb } from '../parts/layout';
import { actAt, home, lineAt } from './addresses';
import type { LineAct, LineContext } from './line-act';
import type { ResourceView } from './hospital.views';

interface LineActPageProps {
  readonly act: LineAct;
  readonly context: LineContext<unknown>;
  readonly state: FormState;
}

/** An act of a hospital on one of its lines. */
export function LineActPage({ act, context, state }: LineActPageProps): JSX.Element {
  const { person, line } = context;
  const title = state.problems.length > 0 ? `Error: ${act.title}` : act.title;
  return (
    <Layout title={`${title} · ${line.municipality}`} person={person} at={home}>
      <Crumbs trail={trailOf(line)} />
      <h1 safe>{act.title}</h1>
      <p class="lead" safe>
        {act.lead(context)}
      </p>
      <Beside act={act} context={context} />
      <ActForm
        action={actAt(line.id, act.address)}
        of={act.form(context)}
        state={state}
        button={act.button}
        back={lineAt(line.id)}
      />
    </Layout>
  );
}

function Beside({ act, context }: Omit<LineActPageProps, 'state'>): JSX.Element {
  return act.beside === undefined ? <></> : act.beside(context);
}

export function trailOf(line: ResourceView): Crumb[] {
  return [
    { href: home, label: 'Mis recursos' },
    { href: lineAt(line.id), label: `${line.resolution}: ${line.municipality}` },
  ];
}
