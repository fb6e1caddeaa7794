import type { Contract } from '#contracts'
import { moneyText } from '#kernel'
import type { Organisation } from '#people'
import type { Column } from '#ui'
import type { Claim } from './rules/claim.ts'

/** The claims as a finance system reads them: fixed headings in English, plain numbers and days, one row per claim. */
export function financeFile(names: ReadonlyMap<string, Organisation>, contracts: ReadonlyMap<string, Contract>): Column<Claim>[] {
  const column = (label: string, text: (r: Claim) => string): Column<Claim> => ({ key: label, label, text, cell: text })
  return [
    column('claim', (r) => r.number),
    column('contract', (r) => contracts.get(r.contractId)?.number ?? ''),
    column('payer', (r) => names.get(r.purchaserId)?.name ?? ''),
    column('payee', (r) => names.get(r.providerId)?.name ?? ''),
    column('payee_credit_code', (r) => names.get(r.providerId)?.credit_code ?? ''),
    column('purpose', (r) => r.title.zh),
    column('amount', (r) => moneyText(r.amount)),
    column('currency', () => 'CNY'),
    column('paid', (r) => moneyText(r.paid)),
    column('interest_paid', (r) => moneyText(r.interestPaid)),
    column('made_on', (r) => r.madeOn.toString()),
    column('due_on', (r) => r.dueOn.toString()),
    column('basis', (r) => r.basis),
    column('state', (r) => r.state),
    column('invoice', (r) => r.invoiceNumber ?? ''),
    column('invoice_on', (r) => r.invoiceOn?.toString() ?? ''),
    column('settled_on', (r) => r.settledOn?.toString() ?? ''),
    column('fingerprint', (r) => r.snapshotHash),
  ]
}
