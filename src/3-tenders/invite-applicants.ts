import { newSeed, type Refusal } from '#kernel'
import { calendarOf } from '#people'
import type { Ctx } from '#platform'
import { changeTender } from './change-tender.ts'
import { drawnFrom, type InviteWay, poolOf } from './rules/application.ts'
import type { InvitingFacts } from './rules/apply-process.ts'
import { refuseApply } from './rules/application-words.ts'
import { tenderFacts } from './rules/law-facts.ts'
import type { Tender } from './rules/tender.ts'
import { applicationsOf } from './store/index.ts'
import { whyTooSoon } from './why-not-until.ts'
import { refuse } from './words.ts'

interface Inviting {
  tenderId: string
  way: InviteWay
  /** How many are drawn. */
  count?: number | undefined
  deadlineAt: Temporal.Instant
}

/** Invites everybody who qualifies, or as many of them as a draw by lot comes upon; from now on those alone may make an offer. */
export async function inviteApplicants(ctx: Ctx, i: Inviting): Promise<{ id: string } | Refusal> {
  const [quality, price] = [await ctx.seal.newEnvelope(), await ctx.seal.newEnvelope()]
  return await changeTender(
    ctx,
    { action: 'tenders.invite-applicants', id: i.tenderId, verb: 'inviteApplicants', facts: invitingFacts },
    async ({ inside, now, entry, set }) => {
      const no = whyTooSoon(inside, i.deadlineAt) ?? (await whyShort(inside, { ...now, deadlineAt: i.deadlineAt }))
      if (no) return no
      const pool = poolOf(await applicationsOf(inside, [now.id]))
      const [fewest, count] = [fewestInvited(inside, now), i.way === 'all' ? pool.length : (i.count ?? 0)]
      if (count < fewest || count > pool.length) return refuseApply('count-wrong', fewest, pool.length).at('count')
      const seed = i.way === 'all' ? null : newSeed()
      entry.facts = {
        ...{ deadline: i.deadlineAt.toString(), qualityEnvelope: quality.recipient, priceEnvelope: price.recipient },
        ...(seed && { seed }),
      }
      return await set({
        named: seed === null ? [...pool] : [...drawnFrom(pool, seed, count)],
        invite_seed: seed,
        issued_on: ctx.today,
        deadline_at: i.deadlineAt,
        quality_recipient: quality.recipient,
        quality_key: quality.lockedKey,
        price_recipient: price.recipient,
        price_key: price.lockedKey,
      })
    },
  )
}

/** What the law says against the time that the invited would have. */
async function whyShort(inside: Ctx, t: Tender): Promise<Refusal | undefined> {
  const facts = tenderFacts(t, { issuedOn: inside.today, place: inside.law.place, zone: inside.zone, residentsAsked: true })
  const found = inside.law.tenders.check(facts!, t.lawDay, await calendarOf(inside)).filter((f) => f.at === 'deadlineOn')
  if (found.length === 0) return undefined
  return refuse(
    'law-says-no',
    found.map((f) => f.words),
  ).with({ cites: found.flatMap((f) => f.cites), fields: { deadlineAt: found[0]!.words } })
}

const fewestInvited = (ctx: Ctx, t: Tender): number => ctx.law.cell(ctx.law.method(t.method).fewestForPurchasedServices, t.lawDay).value

/** Who applied, and how many of them qualify. */
export async function invitingFacts(ctx: Ctx, t: Tender): Promise<InvitingFacts> {
  const all = await applicationsOf(ctx, [t.id])
  const waiting = all.filter((a) => a.finding === null).length
  return { today: ctx.today, waiting, qualified: poolOf(all).length, fewest: fewestInvited(ctx, t) }
}
