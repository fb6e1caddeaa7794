import { both, type Day, yuan } from '#kernel'
import { acceptNeed, addEvidence, enterPaper, noticeNeed, openPurchase, slipsOf, storeAnswer } from '#needs'
import {
  admitProject,
  beginVote,
  closeVote,
  countBallots,
  openVote,
  projectsOf,
  proposeAsResident,
  proposeProject,
  setProjectAside,
  vote,
} from '#votes'
import { chance, type Chance } from './chance.ts'
import { granted, type Story } from './story.ts'

/** What is voted on, and how likely somebody of the first and of the second community supports it. */
const projects = [
  ['楼道扶手和夜灯', 'Handrails and night lights', '给十二个楼道装扶手、感应夜灯。', '24000', 0.85, 0.15],
  ['周末儿童课堂', 'Weekend classes for children', '每周六上午，社工带手工和阅读，共二十次。', '16000', 0.08, 0.8],
  ['长者午餐送上门', 'Lunch brought to older people', '给行动不便的老人送午餐，试办三个月。', '28000', 0.75, 0.1],
  ['邻里菜园', 'A garden for the neighbourhood', '把空地改成二十块小菜园，居民一起打理。', '9000', 0.12, 0.6],
  ['健身角翻新', 'The fitness corner renewed', '换掉坏了的器材，加两张长椅。', '21000', 0.6, 0.2],
] as const

/** A vote of two communities that is over and counted: sixty ballots, a part of them on paper. */
export async function residentsVote(s: Story, today: Day): Promise<void> {
  // Chance of its own, so that nothing told before or after comes out otherwise.
  const c = chance(5713)
  const [began, ended] = [today.subtract({ days: 26 }), today.subtract({ days: 5 })]
  const officer = await s.as('officer', began)
  const communityIds = s.district.communities.slice(0, 2)
  const { id: purchaseId } = granted(
    await openPurchase(officer, { title: '社区微项目', titleEn: 'Small projects of the community', communityIds }),
  )
  const needId = await accepted(s, purchaseId, began)
  const { id } = granted(
    await beginVote(officer, {
      ...{ purchaseId, title: '社区的钱先做哪些事', titleEn: 'What should be done first', budget: yuan('60000'), communityIds },
      ...{ about: '区里给了六万元做小项目。大家选，选上的写进采购计划。', most: 3, households: 40, keyedTwice: false },
      ...{ opensOn: began, closesOn: ended, contactPhone: '0000-0000000' },
    }),
  )
  for (const [title, titleEn, what, cost] of projects) {
    const p = { title, titleEn, what, cost: yuan(cost), needId, communityIds: [], proposedBy: 'office' as const, voteId: id }
    granted(await admitProject(officer, granted(await proposeProject(officer, p)).id))
  }
  const public_ = await s.as('clock', began)
  const proposed = granted(
    await proposeAsResident(
      { ...public_, asker: { ...public_.asker, kind: 'public' } },
      { title: '给每栋楼装电梯', what: '上下楼太累。', voteId: id, communityId: undefined },
    ),
  )
  granted(await setProjectAside(officer, { id: proposed.id, reason: '加装电梯有专项资金，不在这笔钱里。' }))
  granted(await openVote(officer, id))
  await ballots(s, c, id, { began, ended })
  granted(await closeVote(await s.as('officer', ended.add({ days: 1 })), id))
  granted(await countBallots(await s.as('officer', ended.add({ days: 1 }), '10:00'), id))
}

async function accepted(s: Story, purchaseId: string, on: Day): Promise<string> {
  const officer = await s.as('officer', on)
  const words = both('家门口的小事有人做', 'Small things near home get done')
  const need = { title: words.zh, titleEn: words.en, statement: '楼道、空地、周末活动，居民提得多，没有钱做。', purchaseId }
  const { id: needId } = granted(await noticeNeed(officer, need))
  granted(await addEvidence(officer, { needId, kind: 'expressed', says: '上年居委会收到 86 条这类建议。', source: '居委会建议登记' }))
  granted(
    await addEvidence(officer, { needId, kind: 'normative', says: '每个社区每年有一笔钱由居民商量着用。', source: '区社区治理工作要求' }),
  )
  granted(await acceptNeed(officer, { needId }))
  return needId
}

/** Sixty households vote, more of them in the first community, every fifth on paper. */
async function ballots(s: Story, c: Chance, voteId: string, on: { began: Day; ended: Day }): Promise<void> {
  const officer = await s.as('officer', on.began)
  const v = (await vote(officer, voteId))!
  const numbers = new Map((await projectsOf(officer, v)).map((p) => [p.title, p.number]))
  const slips = granted(await slipsOf(officer, v.campaignId!))
  for (const [place, { communityId, codes }] of slips.codes.entries())
    for (const [i, code] of codes.slice(0, place === 0 ? 36 : 24).entries()) {
      const named = projects.filter((p) => c.next() < (place === 0 ? p[4] : p[5])).slice(0, 3)
      const typed = { q1: named.map((p) => String(numbers.get(p[0])).padStart(3, '0')) }
      const day = on.began.add({ days: c.whole(0, 20) })
      if (i % 5 === 4) {
        const sheet = `${place + 1}-${i + 1}`
        granted(await enterPaper(await s.as('officer', day, '15:00'), { campaignId: v.campaignId!, sheet, communityId, code, typed }))
        continue
      }
      const resident = await s.as('clock', day, `${c.whole(8, 20)}:20`.padStart(5, '0'))
      const answer = { campaignId: v.campaignId!, submissionId: `${code}-${c.whole(1, 1e9)}`, route: 'own-phone' as const, code, typed }
      granted(await storeAnswer({ ...resident, asker: { ...resident.asker, kind: 'public' } }, answer))
    }
}
