import { type Contract, contracts, partiesIn } from '#contracts'
import { type Day, minor, type Money, sum } from '#kernel'
import { mayNot, type Organisation, organisations, refusePermission } from '#people'
import { type Ctx, fingerprint } from '#platform'
import type { Refusal } from '#kernel'
import type { whyLeftOut } from './batch-words.ts'
import type { Claim } from './rules/claim.ts'
import { type BankAccount, bare, type PaymentOrder } from './rules/payment-file.ts'
import { findClaims, paymentsOf } from './store/index.ts'

/** A claim that can be paid by a file. */
export interface InBatch {
  claim: Claim
  open: Money
  from: BankAccount
  to: BankAccount
  endToEndId: string
}
export interface Batch {
  /** Every claim with the treasurer, the earliest due first. */
  waiting: Claim[]
  chosen: InBatch[]
  leftOut: { claim: Claim; why: keyof typeof whyLeftOut }[]
  on: Day
  total: Money
}

/**
 * The claims a treasurer chose to pay together, each to the account its contract names, and those that cannot be paid so, with the reason.
 * Nothing is stored: a claim is paid when the bank has paid it, not when a file was taken.
 */
export async function batch(ctx: Ctx, i: { claimIds: readonly string[]; on: Day }): Promise<Batch | Refusal> {
  if (mayNot(ctx.asker, 'payments.pay', {})) return refusePermission('not-your-role')
  const waiting = await findClaims(ctx, { states: ['with-treasurer'] })
  const chosen = waiting.filter((c) => i.claimIds.includes(c.id))
  const [of, parties, made] = await Promise.all([
    contracts(ctx, { ids: [...new Set(chosen.map((c) => c.contractId))] }),
    organisations(ctx, { ids: chosen.flatMap((c) => [c.purchaserId, c.providerId]) }),
    paymentsOf(
      ctx,
      chosen.map((c) => c.id),
    ),
  ])
  const inBatch: InBatch[] = []
  const leftOut: Batch['leftOut'] = []
  for (const claim of chosen) {
    const found = await accounts(ctx, claim, of, parties)
    if (typeof found === 'string') leftOut.push({ claim, why: found })
    // A part that was paid before has a number of its own at the bank.
    else
      inBatch.push({
        ...found,
        claim,
        open: minor(claim.amount - claim.paid),
        endToEndId: numberOf(claim, made.filter((p) => p.claimId === claim.id).length),
      })
  }
  return { waiting, chosen: inBatch, leftOut, on: i.on, total: sum(inBatch.map((x) => x.open)) }
}

async function accounts(
  ctx: Ctx,
  claim: Claim,
  of: readonly Contract[],
  parties: readonly Organisation[],
): Promise<{ from: BankAccount; to: BankAccount } | keyof typeof whyLeftOut> {
  const contract = of.find((c) => c.id === claim.contractId)
  const agreed = contract && (await partiesIn(ctx, contract)).provider
  const [payer, payee] = [parties.find((o) => o.id === claim.purchaserId), parties.find((o) => o.id === claim.providerId)]
  if (!agreed?.account || !agreed.bank) return 'no-account'
  if (payee?.account && bare(payee.account) !== bare(agreed.account)) return 'account-changed'
  if (!payer?.account || !payer.bank) return 'no-payer-account'
  if (![agreed.account, payer.account].every((a) => /^[0-9A-Za-z]{1,34}$/.test(bare(a)))) return 'account-wrong'
  return {
    from: { name: payer.name, bank: payer.bank, account: payer.account },
    to: { name: agreed.name, bank: agreed.bank, account: agreed.account },
  }
}

/** At most the 35 characters a bank carries; a longer number of a contract gives way to the id of the claim. */
function numberOf(claim: Claim, paymentsBefore: number): string {
  const part = paymentsBefore > 0 ? `-${paymentsBefore + 1}` : ''
  const number = `${claim.number}${part}`
  return number.length <= 35 && /^[\x20-\x7e]+$/.test(number) ? number : `${claim.id}${part}`
}

/** A batch as it is written for a bank: one block for each payer. */
export function orderOf(ctx: Ctx, b: Batch, initiator: string): PaymentOrder {
  const rows = b.chosen.map((x) => [x.endToEndId, x.open.toString(), bare(x.to.account), bare(x.from.account)])
  return {
    messageId: `TDM-${fingerprint([b.on.toString(), rows]).slice(0, 24)}`,
    createdAt: ctx.now.toZonedDateTimeISO(ctx.zone).toString({ smallestUnit: 'second', timeZoneName: 'never' }),
    initiator,
    on: b.on,
    currency: 'CNY',
    payers: [...Map.groupBy(b.chosen, (x) => x.claim.purchaserId).values()].map((of) => ({
      from: of[0]!.from,
      transfers: of.map((x) => ({
        endToEndId: x.endToEndId,
        amount: x.open,
        to: x.to,
        remittance: `${x.claim.number} ${x.claim.title.zh}`,
      })),
    })),
  }
}
