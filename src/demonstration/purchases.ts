import { draftFromAward, signVersion, contract, takeDue as contractsDue } from '#contracts'
import type { Day } from '#kernel'
import { asked, needsAccepted, profilesKept } from './asking.ts'
import { awarded, planned, tendered } from './buying.ts'
import { chance } from './chance.ts'
import { granted, type Story } from './story.ts'


/** Both sides sign the newest text, each on its day. */
export async function signed(s: Story, contractId: string, on: { head: Day; manager: Day }, manager: string): Promise<void> {
  for (const [who, at] of [['head', on.head], [manager, on.manager]] as const) {
    const ctx = await s.as(who, at)
    const c = (await contract(ctx, contractId))!
    granted(await signVersion(ctx, { contractId, number: c.versionNumber, version: c.version }))
  }
}

const needElders = {
  title: '独居和高龄老人有人定期看望', titleEn: 'Older people who live alone are looked in on', question: 'n1',
  statement: '七个社区 60 岁以上老人多，独居和高龄的缺少定期看望和应急联系。',
  also: [{ kind: 'normative' as const, says: '独居高龄老人每月至少探访一次。', source: '区养老服务工作要求' }, { kind: 'expressed' as const, says: '上年热线有 214 件与独居老人有关。', source: '街道热线台账' }],
}
const needFamily = {
  title: '家长得到家庭教育指导', titleEn: 'Parents find guidance', question: 'n8', statement: '双职工家庭多，孩子放学后的陪伴和亲子沟通缺少支持。',
  also: [{ kind: 'comparative' as const, says: '邻近街道每万人有 6 场家庭教育活动，本街道 1 场。', source: '区妇联年度统计' }],
}
const needTalk = {
  title: '心里难受时有人可以谈谈', titleEn: 'Somebody to talk to in hard times', question: 'n5', statement: '照顾者和独居者压力大，说不上话。',
  also: [{ kind: 'expressed' as const, says: '社区卫生站全年转介 37 人。', source: '卫生站转介登记' }],
}

/** The purchases of the demonstration district, each at another place of its cycle. `startsOn` is the first day of the combined contract. */
export async function buildPurchases(s: Story, startsOn: Day): Promise<void> {
  const { communities } = s.district
  const c = chance(20260301)
  await profilesKept(s, startsOn.subtract({ months: 6 }))

  s.progress('one contract with posts and projects, in its ninth month · 岗位加项目的合同，第九个月')
  const opened = startsOn.subtract({ months: 5 }).add({ days: 14 })
  const combined = await asked(s, c, { title: '星河街道七社区社会工作服务', titleEn: 'Community social work in seven communities', communityIds: communities, on: opened, days: 24, households: 60, answered: 44, closed: true })
  const combinedNeeds = await needsAccepted(s, { ...combined, on: opened.add({ days: 30 }), needs: [needElders, needFamily, needTalk] })
  const [elders, family, talk] = combinedNeeds as [string, string, string]
  await planned(s, {
    purchaseId: combined.purchaseId, on: opened.add({ days: 34 }), startsOn, months: 12, fixedTotal: '1050000', method: 'competitive-consultation',
    post: { title: '社区社工岗位', scope: '日常走访、个案、陪伴，每社区两名。', posts: 14, months: 12, needs: [elders, talk], wage: '4100', contributions: '1400' },
    projects: [
      { title: '大型活动', unit: '场，200 人以上', quantity: 7, unitPrice: '4000', needs: [family] }, { title: '小型活动', unit: '场，25 人以上', quantity: 7, unitPrice: '2000', needs: [family] },
      { title: '个案', unit: '个，跟进 6 次以上', quantity: 7, unitPrice: '300', needs: [talk] }, { title: '小组', unit: '个，6 节、42 人次以上', quantity: 7, unitPrice: '1000', needs: [family] },
    ],
    sources: [['区级财政预算', '1000000'], ['福利彩票公益金', '50000']],
  })
  const published = opened.add({ days: 70 })
  const deadline = published.add({ days: 20 })
  const tenderId = await tendered(s, { purchaseId: combined.purchaseId, on: published, deadline, method: 'competitive-consultation' })
  await awarded(s, {
    tenderId, deadline, bids: [
      { who: 'manager-tongxin', on: deadline.add({ days: -2 }), approach: '驻社区、走楼栋，先认人再做事；个案每月督导两次。', score: '92' },
      { who: 'manager-bangban', on: deadline.add({ days: -3 }), posts: '0.99', approach: '以活动带动走访，志愿者参与。', score: '81' },
      { who: 'manager-nuanyang', on: deadline.add({ days: -1 }), posts: '0.97', approach: '以居家养老服务为基础扩展。', score: '70' },
    ],
  })
  const signing = deadline.add({ days: 12 })
  const contractId = granted(await draftFromAward(await s.as('officer', signing), { purchaseId: combined.purchaseId, startsOn })).id
  await signed(s, contractId, { head: signing.add({ days: 3 }), manager: signing.add({ days: 4 }) }, 'manager-tongxin')
  await contractsDue(await s.as('clock', startsOn, '00:01'))
}
