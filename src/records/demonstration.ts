import type { Role } from '../platform/access/person';

/** Who tries the service, and what each does. */
export const DEMONSTRATION: readonly { email: string; name: string; role: Role; does: string }[] = [
  {
    email: 'registro@demo.localhost',
    name: 'Registro (demostración)',
    role: 'registrar',
    does: 'registra resoluciones, anexos y órdenes de pago',
  },
  {
    email: 'aprobacion@demo.localhost',
    name: 'Aprobación (demostración)',
    role: 'approver',
    does: 'publica y aprueba lo que otro registró',
  },
  {
    email: 'pagaduria@demo.localhost',
    name: 'Pagaduría (demostración)',
    role: 'paymaster',
    does: 'paga, registra rechazos y verifica reintegros',
  },
  {
    email: 'hospital@demo.localhost',
    name: 'Hospital (demostración)',
    role: 'recipient',
    does: 'confirma, informa y reintegra, por los hospitales del EJEMPLO',
  },
  { email: 'auditoria@demo.localhost', name: 'Auditoría (demostración)', role: 'auditor', does: 'lee todo y concilia' },
  {
    email: 'admin@demo.localhost',
    name: 'Administración (demostración)',
    role: 'administrator',
    does: 'administra las cuentas; no toca dinero',
  },
];
