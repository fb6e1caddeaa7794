import { drawSample, takeDue } from '#evaluations'
import type { Day } from '#kernel'
import { closeCampaign, slipsOf, storeAnswer } from '#needs'
import type { Chance } from './chance.ts'
import { granted, type Story } from './story.ts'

const about = (c: Chance, mean: number) => String(Math.min(5, Math.max(1, Math.round(mean + (c.next() + c.next() - 1) * 1.6))))

/** What a resident might answer who is asked how the service was: one in eight never met the workers. */
function rating(c: Chance, mean: number, n: number): Record<string, string> {
  const service = {
    ...Object.fromEntries(['s1', 's2', 's3', 's4', 's5', 's6'].map((q, i) => [q, about(c, mean - (i % 3) * 0.2)])),
    again: c.weighted([
      ['yes', 14],
      ['unsure', 4],
      ['no', 2],
    ] as const),
  }
  return { ...(n % 8 === 7 ? { met: 'no', known: n % 16 === 7 ? 'yes' : 'no' } : { met: 'yes', ...service }), ...whoAnswers(c) }
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

/** An evaluator draws households for a round, some of them answer within two weeks, and what they say is counted when its day has come. */
export async function residentsRate(s: Story, c: Chance, p: { roundId: string; on: Day; answered: number; mean: number }): Promise<void> {
  const closesOn = p.on.add({ days: 14 })
  const evaluator = await s.as('evaluator', p.on)
  const { campaignId } = granted(
    await drawSample(evaluator, {
      ...{ roundId: p.roundId, householdsPerCommunity: 20, closesOn },
      ...{ contactName: '明衡第三方评估中心（演示）', contactPhone: '0000-0000000' },
    }),
  )
  for (const { codes } of granted(await slipsOf(evaluator, campaignId)).codes)
    for (const [n, code] of codes.slice(0, p.answered).entries()) {
      const resident = await s.as('clock', p.on.add({ days: c.whole(1, 12) }), '10:15')
      const submission = { campaignId, submissionId: `${code}-${c.whole(1, 1e9)}`, route: 'own-phone' as const, code }
      granted(
        await storeAnswer({ ...resident, asker: { ...resident.asker, kind: 'public' } }, { ...submission, typed: rating(c, p.mean, n) }),
      )
    }
  granted(await closeCampaign(await s.as('evaluator', closesOn.add({ days: 1 })), campaignId))
  await takeDue(await s.as('clock', closesOn.add({ days: 15 }), '00:05'))
}
