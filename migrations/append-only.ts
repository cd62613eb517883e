/**
 * The two triggers that let a table only grow: rows are neither changed nor deleted, and it is not emptied at once. What
 * is recorded stays recorded; the refusal is called «{table}_append_only» (`refuse_change`, of the record's migration).
 */
export function appendOnly(table: string): string {
  return `
    create trigger ${table}_append_only before update or delete on ${table}
      for each row execute function refuse_change('${table}_append_only');
    create trigger ${table}_not_truncated before truncate on ${table}
      for each statement execute function refuse_change('${table}_append_only');`;
}
