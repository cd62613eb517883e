/** Whether the hospital said, after this giro was last paid, that what is on its way was not there. */
export function isMissing(giro: string): string {
  return `exists (
          select
          from non_receipt
          join ledger_account transit
            on transit.disbursement_id = non_receipt.disbursement_id
            and transit.place = 'transit'
            and transit.balance > 0
          where non_receipt.disbursement_id = ${giro}.id
            and not exists (
              select
              from settlement
              where settlement.disbursement_id = ${giro}.id
                and settlement.recorded_at > non_receipt.recorded_at
            )
        )`;
}
