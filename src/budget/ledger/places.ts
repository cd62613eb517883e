import type { Money } from '../../kernel/money';

interface PlaceDefinition {
  readonly per: 'resolution' | 'allocation' | 'disbursement';
  readonly spanish: string;
  readonly means: string;
  /** Capital and yields are kept apart and never added. */
  readonly kind: 'capital' | 'yields';
  /** Only a source may be negative (I2): the other side of what came in. */
  readonly source?: true;
}

/** Where a peso can be: exactly one of these, at any moment. Read by the service, the reports, the docs and the tests. */
export const places = {
  budget: {
    per: 'resolution',
    spanish: 'apropiación',
    means: 'lo que el acto autorizó, visto desde el otro lado',
    kind: 'capital',
    source: true,
  },
  undistributed: {
    per: 'resolution',
    spanish: 'por distribuir',
    means: 'autorizado, en ninguna línea del anexo',
    kind: 'capital',
  },
  assigned: {
    per: 'allocation',
    spanish: 'por girar',
    means: 'en la línea de un hospital, sin orden de pago',
    kind: 'capital',
  },
  ordered: {
    per: 'disbursement',
    spanish: 'en orden de pago',
    means: 'en una orden de pago aprobada, sin pagar',
    kind: 'capital',
  },
  transit: {
    per: 'disbursement',
    spanish: 'girado sin confirmar',
    means: 'pagado por el ministerio, sin confirmación de recibo',
    kind: 'capital',
  },
  held: {
    per: 'allocation',
    spanish: 'en caja de la E.S.E.',
    means: 'confirmado por el hospital, sin gastar',
    kind: 'capital',
  },
  executed: {
    per: 'allocation',
    spanish: 'ejecutado (pagado)',
    means: 'pagado por el hospital, en un informe aceptado',
    kind: 'capital',
  },
  returned: {
    per: 'allocation',
    spanish: 'reintegrado (capital)',
    means: 'consignado de vuelta, con la consignación verificada',
    kind: 'capital',
  },
  released: {
    per: 'allocation',
    spanish: 'liberado',
    means: 'desistido antes del giro; se puede reasignar',
    kind: 'capital',
  },
  contested: {
    per: 'allocation',
    spanish: 'desistido, giro por establecer',
    means: 'desistido, y las fuentes no dicen si se pagó',
    kind: 'capital',
  },
  lapsed: {
    per: 'resolution',
    spanish: 'pérdida de apropiación',
    means: 'libre al cierre de la vigencia, perdido',
    kind: 'capital',
  },
  'yield-source': {
    per: 'allocation',
    spanish: 'rendimientos generados',
    means: 'los rendimientos, vistos desde el otro lado',
    kind: 'yields',
    source: true,
  },
  'yield-held': {
    per: 'allocation',
    spanish: 'rendimientos por reintegrar',
    means: 'generados y no reintegrados',
    kind: 'yields',
  },
  'yield-returned': {
    per: 'allocation',
    spanish: 'rendimientos reintegrados',
    means: 'consignados de vuelta, con la consignación verificada',
    kind: 'yields',
  },
} as const satisfies Record<string, PlaceDefinition>;

export type Place = keyof typeof places;

export const placeNames = Object.keys(places) as Place[];

/** The places whose sum is what the resolution authorised (I5): all capital but its source. */
export const capitalPlaces = placeNames.filter((place) => places[place].kind === 'capital' && place !== 'budget');

/** The places of one hospital's line, in the order of the story. */
export const allocationPlaces = [
  'assigned',
  'ordered',
  'transit',
  'held',
  'executed',
  'returned',
  'released',
  'contested',
] as const satisfies readonly Place[];

export type Balances = Readonly<Record<Place, Money>>;

/** Whether a place may be negative. */
export function isSource(place: Place): boolean {
  return place === 'budget' || place === 'yield-source';
}
