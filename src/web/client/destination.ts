/** Where to go after signing in: a page of ours, by its path; anything else is «Inicio», never another site. */
export function destinationOf(asked: unknown): string {
  return typeof asked === 'string' && /^\/escritorio\/[\w/-]{1,200}(\?[\w=&%.-]{1,300})?$/.test(asked) ? asked : '/';
}
