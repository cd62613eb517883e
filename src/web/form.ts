/** A field of a form that a browser sent, «» when it is not there or is no text. */
export function fieldOf(form: unknown, name: string): string {
  const value = typeof form === 'object' && form !== null ? (form as Record<string, unknown>)[name] : undefined;
  return typeof value === 'string' ? value : '';
}
