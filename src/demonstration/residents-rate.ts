import { askAgain, drawSample, takeDue } from '#evaluations'
import type { Day } from '#kernel'
import { closeCampaign, slipsOf, storeAnswer } from '#needs'
import type { Chance } from './chance.ts'
import { granted, type Story } from './story.ts'

const about = (c: Chance, mean: number) => String(Math.min(5, Math.max(1, Math.round(mean + (c.next() + c.next() - 1) * 1.6))))

/** What a resident might answer who is asked how the service was: one in five never met the workers. */
function rating(c: Chance, mean: number, n: number): Record<string, string> {
  const service = {
    ...Object.fromEntries(['s1', 's2', 's3', 's4', 's5', 's6'].map((q, i) => [q, about(c, mean - (i % 3) * 0.2)])),
    again: c.weighted([
      ['yes', 14],
      ['unsure', 4],
      ['no', 2],
    ] as const),
  }
  return { ...(n % 5 === 4 ? { met: 'no', known: n % 10 === 4 ? 'yes' : 'no' } : { met: 'yes', ...service }), ...whoAnswers(c) }
}

const whoAnswers = (c: Chance) => ({
  sex: c.weighted([
    ['female', 58],
    ['male', 42],
  ] as const),
  age: c.weighted([
    ['35-59', 4],
    ['60-69', 7],
    ['70-79', 6],
    ['80+', 3],
  ] as const),
})

const byTelephone = { contactName: '明衡第三方评估中心（演示）', contactPhone: '0000-0000000' }
interface Asking {
  roundId: string
  on: Day
  answered: number
  mean: number
}

/** An evaluator draws households for a round, some of them answer within two weeks, and what they say is counted when its day has come. */
export async function residentsRate(s: Story, c: Chance, p: Asking): Promise<void> {
  const closesOn = p.on.add({ days: 14 })
  const { campaignId } = granted(
    await drawSample(await s.as('evaluator', p.on), { roundId: p.roundId, householdsPerCommunity: 20, closesOn, ...byTelephone }),
  )
  await theyAnswer(s, c, { ...p, campaignId, closesOn })
}

/** The same households are asked the same once more, and half of them leave their word again. */
export async function residentsRateAgain(s: Story, c: Chance, p: Asking): Promise<void> {
  const closesOn = p.on.add({ days: 14 })
  const { campaignId } = granted(
    await askAgain(await s.as('evaluator', p.on), { roundId: p.roundId, who: 'same', closesOn, ...byTelephone }),
  )
  await theyAnswer(s, c, { ...p, campaignId, closesOn })
}

/** Their word is the number of the slip in the community: every second one leaves it. */
const wordOf = (n: number) => (n % 4 < 2 ? { word: `演示 ${n}` } : {})

async function theyAnswer(s: Story, c: Chance, p: Asking & { campaignId: string; closesOn: Day }): Promise<void> {
  const { campaignId, closesOn } = p
  const evaluator = await s.as('evaluator', p.on)
  for (const { codes } of granted(await slipsOf(evaluator, campaignId)).codes)
    for (const [n, code] of codes.slice(0, p.answered).entries()) {
      const resident = await s.as('clock', p.on.add({ days: c.whole(1, 12) }), '10:15')
      const submission = { campaignId, submissionId: `${code}-${c.whole(1, 1e9)}`, route: 'own-phone' as const, code }
      const typed = { ...rating(c, p.mean, n), ...wordOf(n) }
      granted(await storeAnswer({ ...resident, asker: { ...resident.asker, kind: 'public' } }, { ...submission, typed }))
    }
  granted(await closeCampaign(await s.as('evaluator', closesOn.add({ days: 1 })), campaignId))
  await takeDue(await s.as('clock', closesOn.add({ days: 15 }), '00:05'))
}
