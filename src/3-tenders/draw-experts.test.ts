import { isRefusal, type Refusal } from '#kernel'
import { allExperts, specialties } from '#people'
import { approved, bidOf, f24Plan, granted, opened, publishedTender, purchaseWithNeed, type World, world } from '#testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { editExpert, leavePool, sayAway, tieExpert } from '../people/enter-expert.ts'
import { appointPanel, declare, declineSeat, draws, refillPanel, seats } from './index.ts'

const codeOf = (x: unknown) => (isRefusal(x) ? x.code : 'granted')
const day = (s: string) => Temporal.PlainDate.from(s)
let w: World
let id: string
let before: Awaited<ReturnType<typeof allExperts>>
beforeAll(async () => {
  w = await world()
  before = await allExperts(await w.as('administrator'))
  const purchaseId = await approved(w, await f24Plan(w, await purchaseWithNeed(w, '抽专家')))
  id = await publishedTender(w, purchaseId)
  for (const who of ['manager-tongxin', 'manager-bangban', 'manager-nuanyang']) granted(await bidOf(w, who, id))
})
afterAll(() => w.close())
/** Each test begins with the pool as it was and no panel. */
beforeEach(async () => {
  for (const table of ['panel_draws', 'panel_seats', 'expert_ties']) await sql`delete from ${sql.table(table)}`.execute(w.database.db)
  await sql`update experts set state = 'in', left_on = null, title_until = null, employer = null, away_from = null, away_to = null`.execute(
    w.database.db,
  )
  for (const x of before)
    await sql`update experts set specialty_ids = ${[...x.specialty_ids]}::text[] where id = ${x.id}`.execute(w.database.db)
})

const admin = () => w.as('administrator')
const poolOf = async (who: string) => (await allExperts(await admin())).find((x) => x.user_id === w.district.people[who])!
const appoint = async (more: { specialtyIds?: string[] } = {}) =>
  await appointPanel(await w.as('head'), { tenderId: id, representatives: [w.district.people.officer!], ...more })
const names = (ids: readonly string[]) => ids.map((userId) => Object.entries(w.district.people).find(([, u]) => u === userId)![0]).sort()
const leftOut = async () =>
  (await draws(await w.as('officer'), id))
    .at(-1)!
    .leftOut.map((l) => `${names([l.userId])[0]} ${l.why}`)
    .sort()
const tie = async (who: string, organisationId: string) =>
  granted(await tieExpert(await admin(), { id: (await poolOf(who)).id, organisationId, kind: 'kin' }))
describe('the draw of a panel', () => {
  test('asks for a specialty and says who was left out and why', async () => {
    const x = await poolOf('expert5')
    granted(await leavePool(await admin(), x.id))
    const finance = (await specialties(await admin())).find((s) => s.name_en === 'Finance and performance')!.id
    granted(await appoint({ specialtyIds: [finance] }))
    const drawn = (await draws(await w.as('officer'), id))[0]!
    expect([names(drawn.pool), names(drawn.drawn), drawn.specialtyIds]).toEqual([['expert2', 'expert4'], ['expert2', 'expert4'], [finance]])
    expect(await leftOut()).toEqual(['expert1 specialty', 'expert3 specialty', 'expert5 out'])
  })
  test('leaves out who is away when the bids are opened, whose title has run out, and who is tied to the purchaser', async () => {
    granted(
      await sayAway(await w.as('expert1'), { id: (await poolOf('expert1')).id, awayFrom: day('2026-04-30'), awayTo: day('2026-04-30') }),
    )
    granted(
      await sayAway(await w.as('expert2'), { id: (await poolOf('expert2')).id, awayFrom: day('2026-04-03'), awayTo: day('2026-04-29') }),
    )
    const x = await poolOf('expert3')
    granted(await editExpert(await admin(), { id: x.id, name: x.name, email: x.email, specialtyIds: [], titleUntil: day('2026-04-29') }))
    await tie('expert4', w.district.office)
    const short = await appoint()
    expect(codeOf(short)).toBe('granted')
    expect(await leftOut()).toEqual(['expert1 away', 'expert3 expired', 'expert4 purchaser'])
  })
  test('refuses with the reasons where too few are left, and keeps nothing', async () => {
    for (const who of ['expert1', 'expert2', 'expert3', 'expert4']) granted(await leavePool(await admin(), (await poolOf(who)).id))
    const no = (await appoint()) as Refusal
    expect([no.code, no.words.en.includes('left out: 4 left the pool')]).toEqual(['experts-short', true])
    expect(await seats(await w.as('officer'), id)).toEqual([])
  })
})

test('a member who cannot come gives the seat back and another is drawn; nobody is drawn twice', async () => {
  granted(await appoint())
  const first = names((await seats(await w.as('officer'), id)).filter((s) => s.kind === 'expert').map((s) => s.userId))
  expect(codeOf(await declineSeat(await w.as('manager-tongxin'), { tenderId: id }))).toBe('not-your-role')
  expect(granted(await declineSeat(await w.as(first[0]!), { tenderId: id }))).toEqual({ replaced: true })
  expect(codeOf(await declineSeat(await w.as(first[0]!), { tenderId: id }))).toBe('not-on-panel')
  const now = await seats(await w.as('officer'), id)
  expect(now.filter((s) => s.state === 'declined').map((s) => names([s.userId])[0])).toEqual([first[0]])
  expect(now.filter((s) => s.kind === 'expert' && s.state === 'appointed')).toHaveLength(2)
  expect((await draws(await w.as('officer'), id)).map((d) => d.drawn.length)).toEqual([2, 1])
  // The purchaser names another representative itself.
  expect(granted(await declineSeat(await w.as('officer'), { tenderId: id }))).toEqual({ replaced: false })
  granted(await refillPanel(await w.as('head'), { tenderId: id, representative: w.district.people.head! }))
  expect((await draws(await w.as('officer'), id)).map((d) => d.drawn.length)).toEqual([2, 1])
})

test('tells nobody before the opening who bids, and leaves out after it who is tied to a bidder or employed there', async () => {
  await tie('expert1', w.district.institutions.tongxin)
  const x = await poolOf('expert2')
  const employer = '邦伴　社会工作服务社'
  granted(await editExpert(await admin(), { id: x.id, name: x.name, email: x.email, specialtyIds: [...x.specialty_ids], employer }))
  granted(await appoint())
  expect(await leftOut()).toEqual([])
  for (const table of ['panel_draws', 'panel_seats']) await sql`delete from ${sql.table(table)}`.execute(w.database.db)
  await opened(w, id)
  granted(await appoint())
  expect(await leftOut()).toEqual(['expert1 tie', 'expert2 tie'])
})

test('what the pool knows of a tie cannot be denied in the declaration', async () => {
  granted(await appoint())
  const one = names((await seats(await w.as('officer'), id)).filter((s) => s.kind === 'expert').map((s) => s.userId))[0]!
  await tie(one, w.district.institutions.bangban)
  expect(codeOf(await declare(await w.as(one), { tenderId: id, tie: 'none' }))).toBe('tie-noted')
  expect(granted(await declare(await w.as(one), { tenderId: id, tie: 'employed' }))).toEqual({ recused: true, replaced: true })
  expect(codeOf(await declineSeat(await w.as(one), { tenderId: id }))).toBe('not-on-panel')
})
