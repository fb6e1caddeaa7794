import { type Contract, contracts, dutiesOf, partiesIn } from '#contracts'
import { type Day, isRefusal, minor, type Money, noMoney, sum } from '#kernel'
import { calendarOf, mayNot, type Organisation, organisations, refusePermission } from '#people'
import type { Ctx } from '#platform'
import type { Refusal } from '#kernel'
import type { WhyLeftOut } from './batch-words.ts'
import type { Claim } from './rules/claim.ts'
import { interestOwed } from './rules/owed.ts'
import { type BankAccount, bare } from './rules/payment-file.ts'
import { findClaims, findCorrections, owedOf, paymentsOf, transfersOf } from './store/index.ts'

/** A claim that can be paid by a file: what is open of it, and the late interest it has earned by the day of the batch. */
export interface InBatch {
  claim: Claim
  open: Money
  interest: Money
  from: BankAccount
  to: BankAccount
  endToEndId: string
}
export interface Batch {
  /** Every claim with the treasurer, and those paid up whose interest is owed, the earliest due first. */
  waiting: Claim[]
  chosen: InBatch[]
  leftOut: { claim: Claim; why: WhyLeftOut }[]
  on: Day
  total: Money
}

/** The claims a treasurer chose to pay together, each to the account its contract names, and those that cannot be paid so, with the reason. */
export async function batch(ctx: Ctx, i: { claimIds: readonly string[]; on: Day }): Promise<Batch | Refusal> {
  if (mayNot(ctx.asker, 'payments.pay', {})) return refusePermission('not-your-role')
  const waiting = await payable(ctx)
  const chosen = waiting.filter((c) => i.claimIds.includes(c.id))
  const ids = chosen.map((c) => c.id)
  const of = await contracts(ctx, { ids: [...new Set(chosen.map((c) => c.contractId))] })
  const parties = await organisations(ctx, { ids: chosen.flatMap((c) => [c.purchaserId, c.providerId]) })
  const made = await paymentsOf(ctx, ids)
  const before = await transfersOf(ctx, { claimIds: ids })
  // What is undecided of a claim, and what is to be set off against it.
  const [own_, against] = [await findCorrections(ctx, { claimIds: ids }), await findCorrections(ctx, { againstIds: ids })]
  const undecided = new Set<string | null>([...own_.filter(waits).map((c) => c.claimId), ...against.filter(waits).map((c) => c.againstId)])
  const interest = await interestBy(ctx, chosen, i.on)
  const inBatch: InBatch[] = []
  const leftOut: Batch['leftOut'] = []
  for (const claim of chosen) {
    const own = before.filter((t) => t.claimId === claim.id)
    const due = interest.get(claim.id)!
    const found = own.some((t) => t.live)
      ? 'in-batch'
      : undecided.has(claim.id)
        ? 'correction-waits'
        : isRefusal(due)
          ? 'interest-unknown'
          : await accounts(ctx, claim, of, parties)
    if (typeof found === 'string') leftOut.push({ claim, why: found })
    else
      inBatch.push({
        ...found,
        claim,
        open: minor(claim.amount - claim.paid),
        interest: isRefusal(due) ? noMoney : due,
        // A part that was paid before, and a transfer that the bank sent back, had numbers of their own at the bank.
        endToEndId: numberOf(claim, made.filter((p) => p.claimId === claim.id).length + own.filter((t) => t.answer !== 'paid').length),
      })
  }
  return { waiting, chosen: inBatch, leftOut, on: i.on, total: sum(inBatch.map((x) => minor(x.open + x.interest))) }
}

const waits = (c: { state: string }) => c.state === 'waits'

async function payable(ctx: Ctx): Promise<Claim[]> {
  const interest = await dutiesOf(ctx, { kinds: ['pay-interest'], open: true, limit: 500 })
  const [open, paidUp] = [
    await findClaims(ctx, { states: ['with-treasurer'] }),
    await findClaims(ctx, { ids: interest.map((d) => d.subjectId), states: ['paid'] }),
  ]
  return [...open, ...paidUp]
}

/** Late interest by a day, less what was paid of it. */
async function interestBy(ctx: Ctx, claims: readonly Claim[], on: Day): Promise<Map<string, Money | Refusal>> {
  const [owed, calendar] = [await owedOf(ctx, claims), await calendarOf(ctx)]
  return new Map(
    claims.map((claim, at) => {
      const earned = claim.interestDue ?? interestOwed(ctx.law, owed[at]!, on, calendar)
      return [claim.id, isRefusal(earned) ? earned : minor(earned > claim.interestPaid ? earned - claim.interestPaid : 0n)]
    }),
  )
}

async function accounts(
  ctx: Ctx,
  claim: Claim,
  of: readonly Contract[],
  parties: readonly Organisation[],
): Promise<{ from: BankAccount; to: BankAccount } | WhyLeftOut> {
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
function numberOf(claim: Claim, before: number): string {
  const part = before > 0 ? `-${before + 1}` : ''
  const number = `${claim.number}${part}`
  return number.length <= 35 && /^[\x20-\x7e]+$/.test(number) ? number : `${claim.id}${part}`
}
