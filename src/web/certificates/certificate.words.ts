import type { Tone } from '../parts/pieces';
import type { Sibling } from '../parts/register/siblings';
import type { State } from './certificate.views';

export const certificatesAddress = '/escritorio/certificados';
export const newAddress = '/escritorio/certificados/nuevo';
export const batchesAddress = '/escritorio/certificados/lotes';

export const siblings: readonly Sibling[] = [
  { href: certificatesAddress, label: 'Buscar' },
  { href: newAddress, label: 'Expedir uno' },
  { href: batchesAddress, label: 'Los de toda una resolución' },
];

/** The nine types: what each certifies, and of what it is issued. */
export const types: Readonly<Record<string, { readonly label: string; readonly means: string; readonly of: Subject }>> =
  {
    allocation: { label: 'Asignación', means: 'lo que el acto asignó al hospital', of: 'line' },
    disbursement: { label: 'Giro', means: 'que el dinero salió del ministerio', of: 'disbursement' },
    receipt: { label: 'Recibo', means: 'que el hospital confirmó lo girado', of: 'disbursement' },
    withdrawal: { label: 'Desistimiento', means: 'que el hospital desistió, y de qué', of: 'withdrawal' },
    execution: { label: 'Ejecución', means: 'lo pagado, por informes aceptados', of: 'line' },
    restitution: { label: 'Reintegro', means: 'lo devuelto, con la consignación verificada', of: 'restitution' },
    statement: { label: 'Estado de cuenta', means: 'dónde está cada peso de la línea', of: 'line' },
    clearance: { label: 'Paz y salvo', means: 'que la línea está cerrada y no debe nada', of: 'line' },
    reconciliation: {
      label: 'Conciliación',
      means: 'la resolución contra sí misma, con sus hallazgos',
      of: 'resolution',
    },
  };

/** Of which records a certificate is issued. */
export type Subject = 'line' | 'disbursement' | 'withdrawal' | 'restitution' | 'resolution';

export const states: Readonly<Record<State, { readonly label: string; readonly tone: Tone }>> = {
  valid: { label: 'Vigente', tone: 'good' },
  superseded: { label: 'Reemplazado', tone: 'wait' },
  annulled: { label: 'Anulado', tone: 'alert' },
};

export const issues: readonly string[] = ['registrar', 'approver', 'paymaster'];
