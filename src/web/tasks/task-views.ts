import type { PageView } from '../client/views';

/** Something that waits for an act. */
export interface TaskItemView {
  readonly id: string;
  readonly kind: string;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly detail: string | null;
  readonly todo: string;
  readonly resolution: { readonly id: string; readonly label: string } | null;
  readonly allocation: {
    readonly id: string;
    readonly line: number;
    readonly municipality: string;
    readonly hospital: string | null;
  } | null;
  readonly amount: string | null;
  readonly since: string;
  readonly age: { readonly days: number; readonly businessDays: number };
  readonly deadline: {
    readonly dueOn: string;
    readonly days: number | null;
    readonly unit: string | null;
    readonly late: boolean;
  } | null;
  readonly madeBy: { readonly name: string } | null;
  readonly doable: boolean;
  readonly reason: string | null;
}

export interface TasksView extends PageView<TaskItemView> {
  readonly counts: readonly { readonly doable: number; readonly own: number; readonly late: number }[];
}
