import { day, isRefusal } from '#kernel'
import { alarms } from '#platform'
import { world, type World } from '#testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addQuestion } from './add-question.ts'
import { enterPaper } from './enter-paper.ts'
import { closeCampaign } from './close-campaign.ts'
import { openCampaign } from './open-campaign.ts'
import { createQuestionnaire } from './create-questionnaire.ts'
import { storeAnswer } from './store-answer.ts'
import { takeDue } from './take-due.ts'

const made = <T>(x: T): Exclude<T, { refused: true }> => {
  if (isRefusal(x)) throw new Error(`refused: ${x.code}`)
  return x as Exclude<T, { refused: true }>
}

let w: World
let asked = 0
/** No two surveys here ask the same: each is asked of the same communities in the same days. */
const turn = () => (asked++ < 1 ? '' : `（${asked}）`)
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

const typed = { 'q1-importance': '4', 'q1-met': '2' }
async function survey() {
  const officer = await w.as('officer')
  const places = w.district.communities.slice(0, 1)
  const q = made(await createQuestionnaire(officer, { title: '问卷', purpose: 'needs' }))
  made(await addQuestion(officer, q.id, { kind: 'need', label: `看望老人${turn()}`, required: true }))
  const opened = made(
    await openCampaign(officer, {
      purchaseId: null,
      questionnaireId: q.id,
      title: '需求调查',
      purpose: 'needs',
      communityIds: places,
      opensOn: day('2026-03-02'),
      closesOn: day('2026-03-20'),
      householdsPerCommunity: 40,
      openLink: false,
    }),
  )
  const codes = opened.codes[0]!.codes
  let sent = 0
  const answer = async () => {
    const n = sent++
    return await storeAnswer(await w.as('public'), {
      campaignId: opened.id,
      submissionId: `submission of survey ${opened.id} ${n}`,
      route: 'own-phone',
      code: codes[n]!,
      typed,
    })
  }
  const paper = async (sheet: string, code: string) =>
    await enterPaper(await w.as('officer'), { campaignId: opened.id, sheet, communityId: places[0]!, code, typed })
  return { id: opened.id, codes, answer, paper }
}
const waiting = async (id: string) =>
  (await sql<{ n: number }>`select count(*)::int as n from waiting_answers where campaign_id = ${id}`.execute(w.database.db)).rows[0]!.n
const clock = async () => await takeDue(await w.as('clock'))

describe('the key under which the answers of a survey wait', () => {
  it('is not remembered from a change that was undone: later answers are taken, and can be counted', async () => {
    const [s, other] = [await survey(), await survey()]
    // The first that happens to the survey: a sheet with a code of another survey.
    const refused = await s.paper('1', other.codes[7]!)
    expect(isRefusal(refused) && refused.code).toBe('code-unknown')
    for (let n = 0; n < 20; n++) expect(await s.answer()).toEqual({ received: true, again: false })
    await clock()
    expect(await waiting(s.id)).toBe(10)
    made(await closeCampaign(await w.as('officer'), s.id))
    expect(await waiting(s.id)).toBe(0)
  })
})

describe('an answer that waits and does not open', () => {
  it('raises one alarm on its survey and keeps no other survey from being mixed and counted', async () => {
    const [bad, good] = [await survey(), await survey()]
    for (let n = 0; n < 20; n++) {
      await bad.answer()
      await good.answer()
    }
    const spoil = (by: string) =>
      sql`update waiting_answers set box = set_byte(box, 40, (get_byte(box, 40) # ${by}::int)) where campaign_id = ${bad.id}`.execute(
        w.database.db,
      )
    await spoil('1')
    for (let i = 0; i < 3; i++) await expect(clock()).rejects.toThrow()
    expect([await waiting(bad.id), await waiting(good.id)]).toEqual([20, 10])
    expect((await alarms(await w.as('officer'))).map((a) => [a.kind, a.subject.id])).toEqual([['needs.mix-answers', bad.id]])
    expect(await (await w.get('administrator', '/')).text()).toMatch(/did not open/)
    expect(await (await w.get('officer', `/surveys/${bad.id}`)).text()).toMatch(/answers of this survey cannot be opened/i)
    // The survey is over: it is not counted without them, and others are.
    w.clock.set('2026-04-10T09:00:00+08:00')
    await expect(clock()).rejects.toThrow()
    const counted = async (id: string) =>
      (await sql<{ c: unknown }>`select counted_on as c from campaigns where id = ${id}`.execute(w.database.db)).rows[0]!.c
    expect(await counted(good.id)).not.toBe(null)
    expect(await counted(bad.id)).toBe(null)
    await spoil('1')
    await clock()
    expect(await counted(bad.id)).not.toBe(null)
    expect(await alarms(await w.as('officer'))).toEqual([])
  })
})
