/** Whether one of these roles is the person's: a page offers only what the service would not refuse for the role. */
export function may({ roles }: { readonly roles: readonly string[] }, allowed: readonly string[]): boolean {
  return roles.some((role) => allowed.includes(role));
}
