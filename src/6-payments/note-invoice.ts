import { type Day, isRefusal, type Refusal } from '#kernel'
import { contract, fulfilDuty } from '#contracts'
import type { Ctx } from '#platform'
import { changeClaim } from './change-claim.ts'
import { comparedAs } from './rules/compared-as.ts'
import { wrongInvoiceDay } from './rules/invoice-day.ts'
import { freePaper, type SecondUse, takePaper } from './take-paper.ts'

/** Notes the number of the invoice and the day the purchaser received it. The institution sends it; either side may note it. */
export const noteInvoice = (ctx: Ctx, i: { claimId: string; number: string; on: Day } & SecondUse): Promise<{ id: string } | Refusal> =>
  changeClaim(ctx, { id: i.claimId, verb: 'invoice' }, async ({ tx, inside, now, entry, set }) => {
    entry.facts = { number: i.number }
    const wrong = wrongInvoiceDay(i.on, (await contract(inside, now.contractId))!, ctx.today)
    if (wrong) return wrong.at('on')
    const used = await takePaper(ctx, tx, 'invoice', i.number, now, { ...i, field: 'number' })
    if (isRefusal(used)) return used
    if (used.second) entry.facts = { number: i.number, usedAgain: i.againReason!.trim() }
    if (now.invoiceNumber && comparedAs(now.invoiceNumber) !== comparedAs(i.number))
      await freePaper(ctx, tx, 'invoice', now.invoiceNumber, now)
    const moved = await set({ invoice_number: i.number, invoice_on: i.on })
    if (isRefusal(moved)) return moved
    await fulfilDuty(ctx, tx, { contractId: now.contractId, kind: 'invoice', subjectId: now.id, on: i.on, evidence: i.number })
    return moved
  })
