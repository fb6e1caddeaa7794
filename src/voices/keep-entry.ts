import { contract } from '#contracts'
import type { Refusal } from '#kernel'
import { mayNot } from '#people'
import { change, type Ctx, notThere, recordRefusal } from '#platform'
import type { EntryInput } from './entry-form.ts'
import { refuseEntry } from './entry-words.ts'
import { lineShown } from './running-lines.ts'
import { entryOf, keepEntryRow } from './store/index.ts'

/** An institution says of one line of its contract what residents need to know. It is public at once. */
export async function keepEntry(ctx: Ctx, i: EntryInput & { contractId: string; lineId: string }): Promise<{ id: string } | Refusal> {
  const c = await contract(ctx, i.contractId)
  const action = 'directory.keep'
  const no = mayNot(ctx.asker, 'voices.keep-entry', { providerId: c?.providerId ?? null })
  if (no) return await recordRefusal(ctx, action, no, c && { subject: { kind: 'contract', id: c.id }, purchaseId: c.purchaseId })
  if (!c || !lineShown(c, i.lineId)) return c && c.state !== 'active' ? refuseEntry('entry-not-running') : notThere()
  const wrong = whatIsHalf(i)
  if (wrong) return wrong
  return await change(ctx, { action, subject: { kind: 'contract', id: c.id }, purchaseId: c.purchaseId }, async (tx, entry) => {
    const version = (await entryOf(ctx, i, tx))?.version ?? 0
    if (ctx.version !== undefined && ctx.version !== version + 1) return refuseEntry('entry-old')
    const kept = await keepEntryRow(ctx, tx, rowOf(ctx, i), version)
    entry.facts = { line: i.lineId }
    return kept ? { id: i.lineId } : refuseEntry('entry-old')
  })
}

/** What is said by halves, every field at once. */
function whatIsHalf(i: EntryInput): Refusal | undefined {
  const days = i.weekdays ?? []
  const told = [days.length > 0, i.opens !== undefined, i.closes !== undefined]
  const half = told.some(Boolean) && !told.every(Boolean) ? refuseEntry('hours-half') : undefined
  const order = i.opens && i.closes && i.opens >= i.closes ? refuseEntry('hours-order') : undefined
  const phone = i.ways.includes('phone') && !i.phone ? refuseEntry('no-phone') : undefined
  const address = i.ways.includes('walk-in') && !i.address ? refuseEntry('no-address') : undefined
  const first = half ?? order ?? phone ?? address
  return first?.with({
    fields: {
      ...((half ?? order) && { opens: (half ?? order)!.words }),
      ...(phone && { phone: phone.words }),
      ...(address && { address: address.words }),
    },
  })
}

const rowOf = (ctx: Ctx, i: EntryInput & { contractId: string; lineId: string }) => ({
  ...{ contract_id: i.contractId, line_id: i.lineId, says: i.says, for_whom: i.forWhom, address: i.address ?? null },
  ...{ weekdays: (i.weekdays ?? []).map(Number), opens: i.opens ?? null, closes: i.closes ?? null, hours_note: i.hoursNote ?? null },
  ...{ ways: i.ways, phone: i.phone ?? null, languages: i.languages, accessible: i.accessible, room: i.room },
  ...{ room_on: i.room === 'not-said' ? null : ctx.today, kept_on: ctx.today },
})
