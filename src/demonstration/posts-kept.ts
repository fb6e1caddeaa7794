import { handOverWork, planEvent, planGroup } from '#casework'
import { type Contract, contract } from '#contracts'
import {
  appointments,
  beginScoring,
  contestErrand,
  decideOpening,
  endAppointment,
  enterCandidate,
  keepQualification,
  openPost,
  scoreCandidates,
  serviceRecords,
  upholdErrand,
  writeRoleCard,
} from '#delivery'
import { type Day, type Id, isAfter, isBefore, isRefusal } from '#kernel'
import { granted, type Story } from './story.ts'

const manager = 'manager-tongxin'
const shares = [
  { category: 'direct', percent: 60, tasks: '入户探访、个案面谈、小组和活动' },
  { category: 'indirect', percent: 15, tasks: '写个案记录、联系资源、转介' },
  { category: 'planning', percent: 10, tasks: '小组和活动的方案' },
  { category: 'supervision', percent: 5, tasks: '每月两次个案督导' },
  { category: 'administration', percent: 10, tasks: '月报、例会、档案' },
] as const

/**
 * What an institution does for its posts: role cards with shares and a certificate, certificates that end one day, a colleague who is about
 * to leave with work in hand, the competition for that post, and an errand that the purchaser contested and the institution answered.
 */
export async function postsKept(s: Story, of: { contractId: string; today: Day }): Promise<void> {
  const c = (await contract(await s.as('operator', of.today), of.contractId))!
  await contested(s, c, of.today)
  // In its last weeks nobody leaves a post before it is over.
  const lastOn = of.today.add({ days: 20 })
  if (c.state !== 'active' || isAfter(lastOn.add({ days: 30 }), c.endsOn)) return
  const left = await leaves(s, c, { today: of.today, lastOn })
  if (left) await competed(s, c, { today: of.today, left })
  await carded(s, c, of.today)
}

async function carded(s: Story, c: Contract, today: Day): Promise<void> {
  const by = await s.as(manager, today)
  for (const line of c.lines.filter((l) => l.kind === 'post'))
    granted(
      await writeRoleCard(by, {
        ...{ contractId: c.id, lineId: line.id, certificate: 'assistant', shares },
        ...{ purpose: '演示：驻社区，先服务独居和困难的老人。', mayAssign: '演示：本机构主管；街道的事先问机构。' },
      }),
    )
  const there = (await appointments(by, { contractIds: [c.id] })).filter((a) => a.workerId && (!a.toOn || !isBefore(a.toOn, today)))
  // Every one has a certificate; the first is to be renewed soon.
  for (const [n, a] of there.entries())
    granted(
      await keepQualification(by, { userId: a.workerId!, kind: 'assistant', validUntil: today.add({ days: n === 0 ? 40 : 300 + 60 * n }) }),
    )
}

/** A colleague gives notice with a group and an event in hand; the event goes to another one, the group is still to be handed over. */
async function leaves(s: Story, c: Contract, o: { today: Day; lastOn: Day }): Promise<string | undefined> {
  const who = 'worker2-tongxin'
  const userId = s.district.people[who]! as Id<'user'>
  const leads = await s.as(manager, o.today)
  const a = (await appointments(leads, { contractIds: [c.id] })).find((x) => x.workerId === userId && !x.toOn)
  if (!a) return undefined
  const by = await s.as(who, o.today.subtract({ days: 2 }))
  const line = `${c.id}/${a.lineId}`
  const group = { title: '演示：午后编织', aims: '演示：独居的人每周有一次出门的理由。', sessions: 8, members: 8 }
  granted(await planGroup(by, { ...group, line, nextOn: o.today.add({ days: 4 }) }))
  const at = { title: '演示：旧衣回收日', place: '演示：社区门口', heldOn: o.today.add({ days: 9 }), expected: 40 }
  const event = granted(await planEvent(by, { ...at, communityId: undefined, line }))
  const told = await s.as(manager, o.today.subtract({ days: 21 }))
  granted(await endAppointment(told, { appointmentId: a.id, lastOn: o.lastOn, reason: '演示：回家乡工作', version: a.version }))
  const to = { workerId: s.district.people['worker-tongxin']! as Id<'user'>, why: 'leaves' as const, unasked: false }
  granted(await handOverWork(leads, { userId, what: [{ id: event.id, version: 1 }], ...to }))
  return a.id
}

const candidates = [
  {
    name: '演示：田应聘',
    about: '演示：社会工作本科，在医院做过一年陪伴。',
    points: [5, 4, 4],
    told: '演示：三项都好，入户的经验最多。录用。',
  },
  { name: '演示：孟应聘', about: '演示：做过三年社区干事，正在备考。', points: [3, 4, 4], told: '演示：还没有证书，先留在备选名单。' },
  { name: '演示：尹应聘', about: '演示：应届，实习半年。', points: [3, 3, 2], told: '演示：入户经验还少，欢迎以后再来。' },
] as const

/** The post is competed for from the day on which notice was given; two score, each alone. */
async function competed(s: Story, c: Contract, o: { today: Day; left: string }): Promise<void> {
  const by = await s.as(manager, o.today.subtract({ days: 20 }))
  const lineId = (await appointments(by, { contractIds: [c.id] })).find((a) => a.id === o.left)!.lineId
  const panel = [manager, 'worker-tongxin'].map((p) => s.district.people[p]! as Id<'user'>)
  const criteria = [
    { n: 1, says: '入户探访、个案面谈的经验', weight: 50 },
    { n: 2, says: '写记录、联系资源', weight: 30 },
    { n: 3, says: '带小组和活动', weight: 20 },
  ]
  const opening = {
    line: `${c.id}/${lineId}`,
    replacesId: o.left as Id<'appointment'>,
    closesOn: o.today.subtract({ days: 6 }),
    panel,
    criteria,
  }
  const { id } = granted(await openPost(by, opening))
  for (const k of candidates) granted(await enterCandidate(by, { id, name: k.name, contact: '演示：不写联系方式', about: k.about }))
  granted(await beginScoring(await s.as(manager, o.today.subtract({ days: 5 })), id))
  for (const [n, who] of [manager, 'worker-tongxin'].entries()) {
    const points = candidates.flatMap((k, i) => k.points.map((p, m) => [`p-${i + 1}-${m + 1}`, n === 1 && m === 1 ? p - 1 : p] as const))
    granted(await scoreCandidates(await s.as(who, o.today.subtract({ days: 4 })), { id, points: new Map(points) }))
  }
  const said = Object.fromEntries(candidates.map((k, i) => [`reason-${i + 1}`, k.told]))
  granted(await decideOpening(await s.as(manager, o.today.subtract({ days: 3 })), { id, chosen: '1', said }))
}

/** The last errand of a month that is not accepted: the purchaser says that it was in the contract, the institution answers that it was not. */
async function contested(s: Story, c: Contract, today: Day): Promise<void> {
  const by = await s.as('officer', today)
  const from = today.with({ day: 1 }).subtract({ months: 1 })
  const asked = { contractId: c.id, category: 'errand' as const, from, to: today, sort: 'day', descending: true, size: 1 }
  const errand = granted(await serviceRecords(by, asked)).rows[0]
  if (!errand) return
  const said = await contestErrand(by, { recordId: errand.id, reason: '演示：这是合同第三条里的入户走访，不算交办。' })
  if (isRefusal(said) && said.code === 'month-accepted') return
  granted(said)
  granted(
    await upholdErrand(await s.as(manager, today), {
      recordId: errand.id,
      answer: '演示：当天走访的名单是街道定的，填的也是街道的表，服务计划里没有。',
    }),
  )
}
