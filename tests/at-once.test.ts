import { contract, dutiesOf, signVersion, takeDue as beginContracts } from '#contracts'
import { acceptances, acceptPeriod, addServiceRecord, handInPeriod } from '#delivery'
import { day, type Id, isRefusal, newId, type Refusal, yuan } from '#kernel'
import { openPurchase } from '#needs'
import { makeClaim } from '#payments'
import { type Ctx, type Db, openDatabase } from '#platform'
import { handInScores, openedBids, scoreBid, tender } from '#tenders'
import { directContract, world, type World } from '#testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { bidOf, f24Tender, granted, opened, panelSits } from './builders/tender-stages.ts'

/* Twenty people or windows do the same at the same moment, through two programs: it is done once, the others are told so in words. */

let w: World
let second: Awaited<ReturnType<typeof openDatabase>> | undefined
beforeAll(async () => {
  w = await world('2026-03-02T09:00:00+08:00')
  const server = inject('postgres')
  const name = (await sql<{ name: string }>`select current_database() as name`.execute(w.database.db)).rows[0]!.name
  second = server
    ? await openDatabase({ url: `${server}/${name}`, migrations: new URL('../migrations', import.meta.url).pathname, pool: 6 })
    : undefined
})
afterAll(async () => {
  await second?.close()
  await w.close()
})

const good = <T>(x: T | Refusal): T => {
  if (isRefusal(x)) throw new Error(`${x.code}: ${x.words.en} ${JSON.stringify(x.fields ?? {})}`)
  return x
}
const as = (who: string, on: string) => w.as(who, `${on}T12:00:00+08:00`)
const count = async (of: ReturnType<typeof sql<{ n: number }>>) => (await of.execute(w.database.db)).rows[0]!.n

async function drafted(): Promise<string> {
  const officer = await as('officer', '2026-03-02')
  const p = good(await openPurchase(officer, { title: '社工站', communityIds: w.district.communities }))
  const { id } = good(
    await directContract(w, officer, {
      purchaseId: p.id,
      providerId: w.district.institutions.tongxin,
      lines: [
        {
          id: newId('line', officer.now) as Id<'line'>,
          kind: 'project',
          title: '社工站运营',
          hangsOn: null,
          quantity: 1,
          unit: '年',
          unitPrice: yuan('1000'),
          amount: yuan('1000'),
          paidBy: 'milestones',
          milestones: [
            { title: '预付款', share: '2/5', when: 'signing' },
            { title: '中期', share: '2/5', when: 'acceptance' },
            { title: '期末', share: '1/5', when: 'acceptance' },
          ],
        },
      ],
      startsOn: day('2026-03-01'),
      noTenderReason: '续签',
    }),
  )
  return id
}
const sign = async (ctx: Ctx, id: string, version?: number) => {
  const c = (await contract(ctx, id))!
  return await signVersion(ctx, { contractId: id, number: c.versionNumber, version: version ?? c.version, read: true })
}
async function running(): Promise<{ id: string; stage: string }> {
  const id = await drafted()
  for (const who of ['head', 'manager-tongxin']) good(await sign(await as(who, '2026-03-02'), id))
  await beginContracts(await as('clock', '2026-03-02'))
  const line = (await contract(await as('officer', '2026-03-02'), id))!.lines[0]!
  good(
    await addServiceRecord(await as('worker-tongxin', '2026-03-03'), {
      contractId: id,
      lineId: line.id,
      servedOn: day('2026-03-03'),
      category: 'direct',
      what: 'other',
      minutes: 60,
      askedBy: 'own-plan',
      people: 4,
      units: 0,
    }),
  )
  return { id, stage: `${line.id}:s2` }
}
const handIn = async (ctx: Ctx, at: { id: string; stage: string }) =>
  await handInPeriod(ctx, { contractId: at.id, period: at.stage, says: '中期已经完成' })
async function handedIn() {
  const at = await running()
  const { id: acceptanceId } = good(await handIn(await as('manager-tongxin', '2026-03-04'), at))
  const [a] = await acceptances(await as('officer', '2026-03-04'), { ids: [acceptanceId] })
  return { ...at, acceptanceId, version: a!.version }
}
const accept = async (ctx: Ctx, a: { acceptanceId: string; version: number }) =>
  await acceptPeriod(ctx, {
    acceptanceId: a.acceptanceId,
    version: a.version,
    uncheckedReason: '签到表还没有送到',
    noOpinionReason: '没有人到场',
  })
async function acceptedOne() {
  const a = await handedIn()
  good(await accept(await as('officer', '2026-03-05'), a))
  return a
}
async function seated(): Promise<{ id: string; members: string[]; bids: string[]; criteria: string[] }> {
  w.clock.set('2026-03-02T09:00:00+08:00')
  const id = (await f24Tender(w, '同时评分')).tenderId
  for (const who of ['manager-tongxin', 'manager-bangban']) granted(await bidOf(w, who, id))
  await opened(w, id)
  const members = await panelSits(w, id)
  const officer = await w.as('officer')
  const criteria = (await tender(officer, id))!.criteria.map((c) => c.id)
  return { id, members, bids: (await openedBids(officer, id)).map((b) => b.bidId), criteria }
}
type Seated = Awaited<ReturnType<typeof seated>>
const score = (ctx: Ctx, t: Seated, bidId: string, points = '80') =>
  scoreBid(ctx, { tenderId: t.id, bidId, scores: t.criteria.map((c) => ({ criterionId: c, score: points, note: '按材料评定。' })) })
const scoresOf = (t: Seated) => sql<{ n: number }>`select count(*)::int as n from panel_scores where tender_id = ${t.id}`
async function scoredByAll() {
  const t = await seated()
  for (const m of t.members) for (const b of t.bids) good(await score(await w.as(m), t, b))
  return t
}

/** What is done at once: who does the nth of it, what comes of it, how often it may be done, and what must be so afterwards. */
interface Case<S> {
  what: string
  begin: () => Promise<S>
  who: (s: S, n: number) => { who: string; on?: string }
  does: (ctx: Ctx, s: S, n: number) => Promise<unknown>
  done: number | [number, number]
  after: (s: S, answers: readonly unknown[]) => Promise<void>
}
const aCase = <S>(c: Case<S>) => c as Case<unknown>

const openDuties = async (id: string) => await dutiesOf(await as('officer', '2026-03-05'), { contractIds: [id] })
const noneTwice = async (id: string) => {
  const keys = (await openDuties(id)).map((d) => `${d.kind} ${d.subjectKind} ${d.subjectId}`)
  expect(keys.filter((k, i) => keys.indexOf(k) !== i)).toEqual([])
}

test.each([
  aCase({
    what: 'one period is handed in',
    begin: running,
    who: () => ({ who: 'manager-tongxin', on: '2026-03-04' }),
    does: handIn,
    done: 1,
    after: async (s) => {
      expect(await count(sql`select count(*)::int as n from acceptances where contract_id = ${s.id}`)).toBe(1)
      expect((await openDuties(s.id)).filter((d) => d.kind === 'accept')).toHaveLength(1)
    },
  }),
  aCase({
    what: 'one period is accepted',
    begin: handedIn,
    who: () => ({ who: 'officer', on: '2026-03-05' }),
    does: accept,
    done: 1,
    after: async (s) => {
      const [a] = await acceptances(await as('officer', '2026-03-05'), { ids: [s.acceptanceId] })
      expect([a!.state, a!.version]).toEqual(['accepted', s.version + 1])
    },
  }),
  aCase({
    what: 'one accepted period is claimed',
    begin: acceptedOne,
    who: () => ({ who: 'manager-tongxin', on: '2026-03-06' }),
    does: (ctx, s) => makeClaim(ctx, { contractId: s.id, from: s.acceptanceId }),
    done: 1,
    after: async (s) => expect(await count(sql`select count(*)::int as n from claims where contract_id = ${s.id}`)).toBe(1),
  }),
  aCase({
    what: 'the advance is claimed',
    begin: running,
    who: () => ({ who: 'manager-tongxin', on: '2026-03-04' }),
    does: (ctx, s) => makeClaim(ctx, { contractId: s.id, from: 'signing' }),
    done: 1,
    after: async (s) => expect(await count(sql`select count(*)::int as n from claims where contract_id = ${s.id}`)).toBe(1),
  }),
  aCase({
    what: 'one side signs from many windows',
    begin: async () => {
      const id = await drafted()
      return { id, version: (await contract(await as('officer', '2026-03-02'), id))!.version }
    },
    who: () => ({ who: 'head', on: '2026-03-02' }),
    does: (ctx, s) => sign(ctx, s.id, s.version),
    done: 1,
    after: async (s) => expect((await contract(await as('officer', '2026-03-02'), s.id))!.version).toBe(s.version + 1),
  }),
  aCase({
    what: 'both sides sign',
    begin: async () => ({ id: await drafted() }),
    who: (_, n) => ({ who: n % 2 ? 'head' : 'manager-tongxin', on: '2026-03-02' }),
    does: (ctx, s) => sign(ctx, s.id),
    done: [1, 2],
    after: async (s, answers) => {
      // Its first day has come, so it is in force as soon as both have signed.
      const state = async () => (await contract(await as('officer', '2026-03-02'), s.id))!.state.replace('active', 'signed')
      const saidBoth = answers.filter((a) => (a as { both?: boolean }).both)
      expect([await state(), saidBoth.length]).toEqual(saidBoth.length ? ['signed', 1] : [await state(), 0])
      // Whoever was told that the text had moved on signs again; nothing that was signed is lost.
      for (const who of ['head', 'manager-tongxin']) await sign(await as(who, '2026-03-02'), s.id)
      expect(await state()).toBe('signed')
      await noneTwice(s.id)
    },
  }),
  aCase({
    what: 'members of a panel score',
    begin: seated,
    who: (s, n) => ({ who: s.members[n % s.members.length]! }),
    does: (ctx, s, n) => score(ctx, s, s.bids[Math.floor(n / s.members.length) % s.bids.length]!),
    done: 20,
    after: async (s) => expect(await count(scoresOf(s))).toBe(s.members.length * s.bids.length * s.criteria.length),
  }),
  aCase({
    what: 'one member scores one bid in two ways',
    begin: seated,
    who: (s) => ({ who: s.members[0]! }),
    does: (ctx, s, n) => score(ctx, s, s.bids[0]!, n % 2 ? '90' : '60'),
    done: 20,
    after: async (s) => {
      expect(await count(scoresOf(s))).toBe(s.criteria.length)
      // One sheet or the other, never half of each.
      expect(await count(sql`select count(distinct score::text)::int as n from panel_scores where tender_id = ${s.id}`)).toBe(1)
    },
  }),
  aCase({
    what: 'all members hand in their scores',
    begin: scoredByAll,
    who: (s, n) => ({ who: s.members[n % s.members.length]! }),
    does: (ctx, s) => handInScores(ctx, { tenderId: s.id }),
    done: 3,
    after: async (_, answers) => expect(answers.filter((a) => (a as { allIn?: boolean }).allIn)).toHaveLength(1),
  }),
])('twenty at once: $what', async ({ begin, who, does, done, after }) => {
  const s = await begin()
  const db = (n: number, own: Db) => (n % 2 && second ? second.db : own)
  const people = await Promise.all(
    Array.from({ length: 20 }, async (_, n) => {
      const { who: name, on } = who(s, n)
      const ctx = on === undefined ? await w.as(name) : await as(name, on)
      return { ...ctx, db: db(n, ctx.db) }
    }),
  )
  const answers = await Promise.all(people.map((ctx, n) => does(ctx, s, n).catch((e: Error) => ({ fault: e.message }))))
  expect(answers.flatMap((a) => (a as { fault?: string }).fault ?? [])).toEqual([])
  const refused = answers.filter(isRefusal)
  expect(refused.filter((r) => r.status >= 500 || r.code === 'there-already').map((r) => r.code)).toEqual([])
  const n = answers.length - refused.length
  const [least, most] = typeof done === 'number' ? [done, done] : done
  expect([n >= least && n <= most, n, refused[0]?.code]).toEqual([true, n, refused[0]?.code])
  await after(s, answers)
})
