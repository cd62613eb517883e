import type { OutcomeWords } from '../parts/outcome';

const seen = 'Cuando le toque algo más, aparece aquí.';

/** What each act of a hospital says once it is done, by the word of its address. */
export const outcomes: Readonly<Record<string, OutcomeWords>> = {
  aceptacion: { said: `La asignación quedó aceptada. ${seen}` },
  incorporacion: { said: `La incorporación quedó registrada: ya puede informar lo contratado. ${seen}` },
  informe: {
    said: 'El informe quedó enviado. Lo acepta u observa el ministerio; ese tiempo no cuenta contra usted, y si lo observa se le avisa aquí con el motivo.',
  },
  rendimientos: { said: 'Los rendimientos quedaron registrados y por reintegrar, aparte del capital.' },
  reintegro: {
    said: 'La consignación quedó registrada. Pagaduría la verifica; mientras tanto usted no está en mora por ella.',
  },
  desistimiento: {
    said: 'El desistimiento quedó registrado y espera la decisión del ministerio. La carta está lista para firmar: descárguela en «Papeles y certificados» de la línea.',
  },
};
