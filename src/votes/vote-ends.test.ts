import { good, purchaseWithNeed, world, type World } from '#testing'
import { isRefusal, yuan } from '#kernel'
import { campaign, campaignResults, questionsOf, slipsOf, storeAnswer, takeDue as needsDue } from '#needs'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  admitProject,
  beginVote,
  closeVote,
  countBallots,
  endVote,
  openVote,
  projectsOf,
  proposeProject,
  takeDue,
  vote,
  withdrawProject,
} from './index.ts'

let w: World
let of: { purchaseId: string; needId: string }
let nth = 0
beforeAll(async () => {
  w = await world('2026-03-02T09:00:00+08:00')
  of = await purchaseWithNeed(w, '社区服务')
})
afterAll(() => w.close())

const code = (x: unknown) => (isRefusal(x) ? x.code : 'done')
const page = async (path: string) => (await w.get('public', path, { lang: 'en' })).text()

/** An open vote of one community on projects of these costs, with what each is called by its cost. */
async function opened(costs: readonly string[], o: { keyedTwice?: boolean; budget?: string } = {}) {
  const officer = await w.as('officer')
  const communityIds = [w.district.communities[nth++]!]
  const { id } = good(
    await beginVote(officer, {
      ...{ purchaseId: of.purchaseId, title: `投票${nth}`, budget: yuan(o.budget ?? '10000'), communityIds, households: 12 },
      ...{
        opensOn: Temporal.PlainDate.from('2026-03-02'),
        closesOn: Temporal.PlainDate.from('2026-03-20'),
        keyedTwice: o.keyedTwice ?? false,
      },
    }),
  )
  for (const cost of costs) {
    const p = { title: `项目${cost}`, what: '做', cost: yuan(cost), needId: of.needId, communityIds: [], proposedBy: 'office' as const }
    good(await admitProject(officer, good(await proposeProject(officer, { ...p, voteId: id })).id))
  }
  good(await openVote(officer, id))
  const v = (await vote(officer, id))!
  const projects = await projectsOf(officer, v)
  const numberOf = (cost: string) => String(projects.find((p) => p.title === `项目${cost}`)!.number).padStart(3, '0')
  const codes = good(await slipsOf(officer, v.campaignId!)).codes.flatMap((c) => c.codes)
  const votes = async (i: number, chosen: readonly string[]) =>
    await storeAnswer(await w.as('public'), {
      ...{ campaignId: v.campaignId!, submissionId: `${id}-${i}`, route: 'own-phone', code: codes[i]! },
      typed: { q1: chosen.map(numberOf) },
    })
  return { id, v, officer, projects, votes, campaignId: v.campaignId! }
}
const counted = async (id: string) => {
  const officer = await w.as('officer')
  good(await closeVote(officer, id))
  good(await countBallots(officer, id))
  return (await vote(officer, id))!.result!
}

describe('how a vote can end', () => {
  test('with nobody voting: no project is chosen, and the page says so', async () => {
    const o = await opened(['1000'])
    expect(await counted(o.id)).toMatchObject({ voters: 0, winners: [], spent: '0' })
    expect(await page(`/open/votes/${o.id}`)).toContain('Nobody voted, so no project was chosen.')
  })
  test('with so few ballots that they are not told, nor given away as a file', async () => {
    const o = await opened(['1000', '2000'])
    for (let i = 0; i < 4; i++) good(await o.votes(i, ['1000']))
    expect(await counted(o.id)).toMatchObject({ voters: 4, spent: '100000' })
    const shown = await page(`/open/votes/${o.id}`)
    expect(shown).toContain('With fewer than five ballots')
    for (const untold of ['Votes', 'ballots.pb', 'Households that voted']) expect(shown).not.toContain(untold)
    expect((await w.get('public', `/open/votes/${o.id}/ballots.pb`)).status).toBe(404)
  })
  test('equally good projects: the cheaper first, then the number drawn before anybody voted', async () => {
    const o = await opened(['3000', '3000'], { budget: '3000' })
    for (let i = 0; i < 6; i++) good(await o.votes(i, ['3000']))
    // Both have the same name here, so each ballot names the first of them by number.
    expect((await counted(o.id)).winners).toEqual([1])
    // Anybody draws the numbers again from the seed.
    const again = await projectsOf(o.officer, o.v)
    expect(again.map((p) => p.number)).toEqual([1, 2])
  })
  test('a project withdrawn while it runs cannot be ticked any more, and what it got does not count', async () => {
    const o = await opened(['1000', '2000'])
    for (let i = 0; i < 5; i++) good(await o.votes(i, i < 4 ? ['1000'] : ['1000', '2000']))
    const gone = o.projects.find((p) => p.title === '项目1000')!
    good(await withdrawProject(o.officer, { id: gone.id, reason: '场地没有了。' }))
    const asked = await questionsOf(o.officer, (await campaign(o.officer, o.campaignId))!)
    expect(asked[0]!.kind === 'multiple' && asked[0]!.options.filter((x) => x.gone).map((x) => x.value)).toEqual([
      String(gone.number).padStart(3, '0'),
    ])
    expect(await counted(o.id)).toMatchObject({ voters: 5, empty: 4, votes: [{ votes: 1 }] })
    expect(await page(`/open/votes/${o.id}`)).toContain('场地没有了。')
    expect(await page(`/open/votes/${o.id}/ballots.pb`)).not.toContain('项目1000')
    expect(code(await withdrawProject(o.officer, { id: o.projects.find((p) => p.title === '项目2000')!.id, reason: '晚了' }))).toBe(
      'vote-over',
    )
  })
  test('for a reason, without a result: the codes are destroyed and nothing is counted', async () => {
    const o = await opened(['1000'])
    good(await o.votes(0, ['1000']))
    good(await endVote(o.officer, { id: o.id, reason: '这笔钱收回了。' }))
    expect(code(await countBallots(o.officer, o.id))).not.toBe('done')
    expect(code(await o.votes(1, ['1000']))).toBe('survey-closed')
    expect(await page(`/open/votes/${o.id}`)).toContain('这笔钱收回了。')
  })
  test('by the clock, two weeks after its last day, when no paper can be keyed any more', async () => {
    const o = await opened(['1000'])
    for (let i = 0; i < 6; i++) good(await o.votes(i, ['1000']))
    const clock = await w.as('clock', '2026-04-04T00:10:00+08:00')
    expect((await vote(clock, o.id))!.state).toBe('open')
    await needsDue(clock)
    expect(await takeDue(clock)).toBe(1)
    expect((await vote(clock, o.id))!.state).toBe('closed')
    good(await countBallots(await w.as('officer', '2026-04-04T09:00:00+08:00'), o.id))
    // It is told by its own rule, and by no page of surveys.
    expect(await campaignResults(clock, o.campaignId)).toBeUndefined()
    expect((await w.get('officer', `/surveys/${o.campaignId}/results`)).headers.get('location')).toBe(`/votes/ballots/${o.campaignId}`)
    const { rows } = await sql<{
      n: number
    }>`select count(*)::int as n from campaign_slips where campaign_id = ${o.campaignId} and sealed is not null`.execute(w.database.db)
    expect(rows[0]!.n).toBe(0)
  })
})
