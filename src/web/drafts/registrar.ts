import { DeskProblem } from '../client/desk-client';
import type { PersonView } from '../client/views';

/** A form that the service would refuse is not shown: who may do it is said instead. @throws DeskProblem 403 */
export function requireRegistrar({ roles }: Pick<PersonView, 'roles'>): void {
  if (roles.includes('registrar')) return;
  const detail = 'Su rol no permite este acto; lo hace: Registro.';
  throw new DeskProblem(403, 'Su rol no lo permite', detail, 'role.forbidden');
}
