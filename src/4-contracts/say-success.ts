import { isRefusal, later, type Refusal } from '#kernel'
import { calendarOf, mayNot } from '#people'
import { change, type Ctx, type Db, recordRefusal } from '#platform'
import { visibleContract } from './contracts.ts'
import { dueAfter } from './due-after.ts'
import { type Contract, type Side, sideOf } from './rules/contract.ts'
import { linesWithGoals, type SaidOfLine, saidWrong } from './rules/success.ts'
import {
  agreeSuccessWords,
  fulfilDuty,
  keepSaid,
  lockSuccess,
  openSaid,
  raiseDuties,
  readSaid,
  readSuccessWords,
  writeSuccessWords,
} from './store/index.ts'
import { sealed, unsealed } from './success-of.ts'
import { successWords } from './success-words.ts'
import { refuse } from './words.ts'

/** One side says what will count as success, once and without seeing the other's. Whoever comes second opens both. */
export async function saySuccess(
  ctx: Ctx,
  i: { contractId: string; lines: readonly SaidOfLine[] },
): Promise<{ id: string; both: boolean } | Refusal> {
  const found = await askedSide(ctx, i.contractId, 'contracts.say-success')
  if (isRefusal(found)) return found
  const { c, side, about } = found
  const lines = i.lines.filter((l) => c.lines.some((x) => x.id === l.lineId))
  const fields = saidWrong(c.lines, lines)
  const said = { side, sealed: sealed(ctx, c.id, side, lines), byText: c.inForce ?? c.versionNumber }
  return await change(ctx, { action: 'contracts.say-success', ...about, facts: { side } }, async (tx, entry) => {
    if (Object.keys(fields).length > 0) return refuse('success-wrong').with({ fields })
    await lockSuccess(ctx, tx, c.id)
    if (!(await keepSaid(ctx, tx, c.id, said))) return refuse('success-said')
    await fulfilDuty(ctx, tx, { contractId: c.id, kind: 'say-success', subjectId: `${c.id}:${side}`, on: ctx.today })
    const both = (await readSaid({ ...ctx, db: tx }, [c.id])).get(c.id) ?? []
    if (both.length === 2) for (const s of both) await openSaid(ctx, tx, c.id, s.side, s.said ?? unsealed(ctx, c.id, s.side, s.sealed!))
    entry.facts = { side, both: both.length === 2 }
    return { id: c.id, both: both.length === 2 }
  })
}

/** Once both were read, one side writes words for a line that both could agree on, or others instead of those that wait. */
export async function writeSuccess(ctx: Ctx, i: { contractId: string; lineId: string; words: string }): Promise<{ id: string } | Refusal> {
  const found = await askedSide(ctx, i.contractId, 'contracts.write-success')
  if (isRefusal(found)) return found
  const { c, side, about } = found
  const line = linesWithGoals(c.lines).find((l) => l.id === i.lineId)
  return await change(ctx, { action: 'contracts.write-success', ...about, facts: { side, line: line?.title ?? '' } }, async (tx) => {
    const before = await wordsNow(ctx, tx, c, i.lineId)
    if (!line || !before) return refuse('success-not-open')
    if (before.agreed) return refuse('success-agreed')
    if (before.words === i.words.trim()) return refuse('nothing-changed').at('words')
    if ((ctx.version ?? before.version) !== before.version) return refuse('stale')
    const of = { lineId: i.lineId, words: i.words.trim(), writtenBy: side }
    return (await writeSuccessWords(ctx, tx, c.id, of, before.version)) ? { id: c.id } : refuse('stale')
  })
}

/** The other side agrees to them: from then on these are the words of both. */
export async function agreeSuccess(ctx: Ctx, i: { contractId: string; lineId: string }): Promise<{ id: string } | Refusal> {
  const found = await askedSide(ctx, i.contractId, 'contracts.agree-success')
  if (isRefusal(found)) return found
  const { c, side, about } = found
  const line = c.lines.find((l) => l.id === i.lineId)
  return await change(ctx, { action: 'contracts.agree-success', ...about, facts: { side, line: line?.title ?? '' } }, async (tx) => {
    const before = await wordsNow(ctx, tx, c, i.lineId)
    if (!line || !before || before.version === 0) return refuse('success-not-open')
    if (before.agreed) return refuse('success-agreed')
    if (before.by === side) return refuse('own-proposal')
    if ((ctx.version ?? before.version) !== before.version) return refuse('stale')
    return (await agreeSuccessWords(ctx, tx, { ...i, seen: before.version })) ? { id: c.id } : refuse('stale')
  })
}

/** The words of a line as they stand, with version 0 where nobody wrote any; undefined until both sides have said what counts. */
async function wordsNow(ctx: Ctx, tx: Db, c: Contract, lineId: string) {
  const inside = { ...ctx, db: tx }
  const said = (await readSaid(inside, [c.id])).get(c.id) ?? []
  if (said.length < 2) return undefined
  const own = (await readSuccessWords(inside, [c.id])).get(c.id)?.find((w) => w.lineId === lineId)
  return { words: own?.words, by: own?.writtenBy, version: own?.version ?? 0, agreed: Boolean(own?.agreedOn) }
}

/** The contract and the side for which somebody may speak of it. */
async function askedSide(ctx: Ctx, contractId: string, action: string) {
  const c = await visibleContract(ctx, contractId)
  if (isRefusal(c)) return c
  const about = { subject: { kind: 'contract', id: c.id }, purchaseId: c.purchaseId } as const
  const no = whyNotSay(ctx, c)
  const side = sideOf(c, ctx.asker.organisationId)
  return no || !side ? await recordRefusal(ctx, action, no ?? refuse('not-a-party'), about) : { c, side, about }
}

/** Why this person may not say what counts as success of a contract, or undefined. It is said of what both have signed and is not over. */
export function whyNotSay(ctx: Ctx, c: Contract): Refusal | undefined {
  const no = mayNot(ctx.asker, 'contracts.say-success', c) ?? (sideOf(c, ctx.asker.organisationId) ? undefined : refuse('not-a-party'))
  if (no) return no
  if (linesWithGoals(c.lines).length === 0) return refuse('success-no-goals')
  return c.signedOn !== null && (c.state === 'signed' || c.state === 'active') ? undefined : refuse('wrong-state')
}

/** Each side owes it before the service begins; of a contract signed late, as many working days as it has for an answer. */
export async function raiseSuccess(ctx: Ctx, tx: Db, c: Contract): Promise<void> {
  if (linesWithGoals(c.lines).length === 0) return
  const count = c.terms.answerWorkingDays
  const soonest = dueAfter(ctx, ctx.today, ctx.today, { count, unit: 'working-days' }, await calendarOf(ctx, tx))
  const lastBefore = c.startsOn.subtract({ days: 1 })
  const duty = (debtor: Side) => ({
    ...{ contractId: c.id, kind: 'say-success' as const, debtor, subjectKind: 'contract', subjectId: `${c.id}:${debtor}` },
    title: successWords.both('dutyTitle'),
    why: successWords.both('dutyWhy'),
    otherwise: successWords.both('dutyElse'),
    // Where working days cannot be counted yet, at least not before today: nobody is late with what nobody could have done.
    dueOn: later(lastBefore, soonest ?? ctx.today),
    cites: [],
    href: `/contracts/${c.id}/success`,
  })
  await raiseDuties(ctx, tx, [duty('purchaser'), duty('provider')])
}
