import { type Day, day, isRefusal } from '#kernel'
import { world, type World } from '#testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addQuestion } from './add-question.ts'
import { closeCampaign } from './close-campaign.ts'
import { openCampaign } from './open-campaign.ts'
import { createQuestionnaire } from './create-questionnaire.ts'
import { storeAnswer } from './store-answer.ts'

let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

const made = <T>(x: T): Exclude<T, { refused: true }> => {
  if (isRefusal(x)) throw new Error(`refused: ${x.code}`)
  return x as Exclude<T, { refused: true }>
}
async function questionnaire(label: string, kind: 'need' | 'text' = 'need') {
  const officer = await w.as('officer')
  const q = made(await createQuestionnaire(officer, { title: '问卷', purpose: 'needs' }))
  made(await addQuestion(officer, q.id, { kind, label, required: true }))
  return q.id
}
const open = async (of: { questionnaireId: string; places: readonly string[]; opensOn: Day; closesOn: Day; households?: number }) =>
  await openCampaign(await w.as('officer'), {
    ...{ purchaseId: null, questionnaireId: of.questionnaireId, title: '调查', purpose: 'needs' as const, openLink: false },
    ...{ communityIds: of.places, opensOn: of.opensOn, closesOn: of.closesOn, householdsPerCommunity: of.households ?? 30 },
  })

test('the same households and one more are not asked the same again: the two results would be that one’s answer', async () => {
  const [here, there] = [w.district.communities.slice(0, 2), w.district.communities.slice(2, 3)]
  const first = await questionnaire('看望老人')
  const [opensOn, closesOn] = [day('2026-03-02'), day('2026-03-20')]
  const opened = made(await open({ questionnaireId: first, places: here, opensOn, closesOn }))
  const again = async (label: string, places: readonly string[], from: Day, to: Day, kind?: 'text') => {
    const result = await open({ questionnaireId: await questionnaire(label, kind), places, opensOn: from, closesOn: to, households: 31 })
    return isRefusal(result) ? result.code : 'opened'
  }
  // The same questionnaire, another with the same question, written otherwise, in one of the communities only, before, after, around it.
  expect(isRefusal(await open({ questionnaireId: first, places: here, opensOn, closesOn, households: 31 }))).toBe(true)
  for (const [label, places, from, to] of [
    ['看望老人', here, opensOn, closesOn],
    ['看望 老人？', here.slice(1), opensOn, closesOn],
    ['看望老人', here, day('2026-03-21'), day('2026-03-25')],
    ['看望老人', here, day('2026-04-19'), day('2026-05-01')],
    ['看望老人', here, day('2026-02-20'), day('2026-02-28')],
    ['看望老人', here, day('2026-01-01'), day('2026-12-31')],
  ] as const)
    expect([label, from.toString(), await again(label, places, from, to)]).toEqual([
      label,
      from.toString(),
      expect.stringMatching(/asked-already|closes-before/),
    ])
  const said = await open({ questionnaireId: first, places: here, opensOn, closesOn })
  expect(isRefusal(said) && said.words.zh).toContain('2026 年 4 月 20 日')
  // Another question, another community, later, or texts alone, of which there are no figures.
  expect(await again('陪老人看病', here, opensOn, closesOn)).toBe('opened')
  expect(await again('看望老人', there, opensOn, closesOn)).toBe('opened')
  expect(await again('看望老人', here, day('2026-04-20'), day('2026-05-10'))).toBe('opened')
  // One that ended unanswered, as by mistake, is in nobody's way; one that was answered is.
  const other = await questionnaire('送餐')
  const officer = await w.as('officer', '2026-03-03T09:00:00+08:00')
  const empty = made(await open({ questionnaireId: other, places: here, opensOn, closesOn }))
  made(await closeCampaign(officer, empty.id))
  const full = made(await open({ questionnaireId: other, places: here, opensOn, closesOn }))
  made(
    await storeAnswer(await w.as('public', '2026-03-03T09:00:00+08:00'), {
      ...{ campaignId: full.id, submissionId: 'submission number one', route: 'own-phone', code: full.codes[0]!.codes[0]! },
      typed: { 'q1-importance': '5', 'q1-met': '1' },
    }),
  )
  made(await closeCampaign(officer, full.id))
  expect(await again('送餐', here, opensOn, closesOn)).toBe('asked-already')
  expect(opened.codes).toHaveLength(2)
})
