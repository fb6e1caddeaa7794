import {
  addGoal,
  agreeOnPlan,
  assessCase,
  closeCase,
  closeGroup,
  followUp,
  goalsOf,
  holdEvent,
  joinGroup,
  letWait,
  measureCase,
  meetGroup,
  noteSupervision,
  openCase,
  planContact,
  planEvent,
  planGroup,
  planSupervision,
  recordContact,
  recordSupervision,
  takeCase,
} from '#casework'
import { addClient, giveConsent } from '#clients'
import { contract } from '#contracts'
import { type Day, earlier, type Id, isAfter, isBefore, isRefusal } from '#kernel'
import type { Ctx } from '#platform'
import { answersOf } from './answers-of.ts'
import { namesOpened, type WithNames } from './names-opened.ts'
import { type ServedPerson, servedPeople } from './served-people.ts'
import { granted, type Story } from './story.ts'

/** A month of the contract, as far as it has come. */
interface Month {
  n: number
  from: Day
  last: Day
}
interface Told extends WithNames {
  s: Story
  line: string
  today: Day
  /** Cases of those told so far, by name. */
  cases: Map<string, { clientId: string; caseId: string; closedOn?: Day }>
}

/**
 * Those who are served beside the records that name nobody: cases from request to following up, a group, events, supervision. Told month by
 * month, each before its month is handed in, by the verbs that workers use; names lie under a key that is made for the demonstration.
 */
export async function peopleServed(s: Story, of: { contractId: string; startsOn: Day; today: Day }): Promise<PeopleServed> {
  const names = await namesOpened(s, of.startsOn)
  const c = (await contract(await s.as('operator', of.today), of.contractId))!
  const line = `${c.id}/${c.lines.find((l) => l.kind === 'post')!.id}`
  const told: Told = { s, ...names, line, today: of.today, cases: new Map() }
  const group = { id: '', met: 0 }
  let until = 0
  const month = async (m: Month) => {
    until = m.n
    for (const [i, p] of servedPeople.entries()) await caseInMonth(told, p, i, m)
    await groupInMonth(told, group, m)
    await eventsInMonth(told, m)
    await supervisionInMonth(told, m)
  }
  const today = async () => {
    // On its first day a month has no records yet, and its first people all the same.
    if (until < running) await month({ n: running, from: of.today.with({ day: 1 }), last: of.today })
    await plannedAhead(told)
    await names.closed()
  }
  return { month, today }
}
/** The month of the contract in which the demonstration stands. */
const running = 9
interface PeopleServed {
  readonly month: (m: Month) => Promise<void>
  /** What lies ahead, told last: afterwards the names are closed. */
  readonly today: () => Promise<void>
}

/** Whose clients they are. */
const who = 'worker-tongxin'

/** A day of a month, the last there is where it has not come yet. */
const dayIn = (m: Month, days: number): Day => earlier(m.from.add({ days }), m.last)
const hasCome = (m: Month, days: number): boolean => !isAfter(m.from.add({ days }), m.last)

async function caseInMonth(t: Told, p: ServedPerson, i: number, m: Month): Promise<void> {
  if (m.n === p.opens) await opened(t, p, i, m)
  const is = t.cases.get(p.name)
  if (!is || p.stays) return
  const first = m.n === p.opens
  if (!is.closedOn && (p.closes === undefined || (m.n - p.opens) % 2 === 1) && hasCome(m, 5 + (i % 9) * 2) && (!first || !p.assessing))
    await contact(t, is.caseId, dayIn(m, 5 + (i % 9) * 2))
  if (p.closes === m.n) await closed(t, p, is, m)
  const asked = is.closedOn?.add({ days: 85 })
  if (p.lasting && asked && m.n > p.closes! && !isBefore(asked, m.from) && !isAfter(asked, m.last)) {
    const by = await t.as(who, asked)
    granted(await followUp(by, { id: is.caseId, lasting: p.lasting, levels: await levels(by, is.caseId, 0), note: '演示：电话里问的。' }))
  }
}

async function opened(t: Told, p: ServedPerson, i: number, m: Month): Promise<void> {
  const on = dayIn(m, 1 + (i % 5) * 2)
  const by = await t.as(who, on)
  const { communities } = t.s.district
  const client = granted(
    await addClient(by, {
      ...{
        name: p.name,
        ageGroup: p.age,
        sex: p.sex,
        groups: [...p.groups],
        communityId: communities[i % communities.length] as Id<'community'>,
      },
      ...{ givenOn: on, givenBy: 'self', way: 'written', twice: false },
    }),
  )
  if (p.askLater)
    granted(await giveConsent(by, { id: client.id, scope: 'ask-later', givenOn: on, givenBy: 'self', way: 'spoken', untilOn: undefined }))
  if (p.inGroup) return void t.cases.set(p.name, { clientId: client.id, caseId: '' })
  const { id } = granted(
    await openCase(by, { clientId: client.id, line: t.line, source: p.source, askedOn: on, request: `演示：${p.request}` }),
  )
  t.cases.set(p.name, { clientId: client.id, caseId: id })
  if (p.stays === 'requested') return
  if (p.stays === 'waiting') return void granted(await letWait(by, id))
  granted(await takeCase(by, id))
  granted(await measureCase(by, { id, scaleId: p.scale, at: 'assessment', answers: answersOf(p.scale, p.before, p.alarm) }))
  granted(
    await assessCase(by, {
      id,
      risk: p.alarm ? 'high' : 'middle',
      found: `演示：${p.found}`,
      strengths: '演示：愿意和人说话，邻居肯帮忙。',
    }),
  )
  if (p.assessing) return
  for (const goal of p.goals) granted(await addGoal(by, { id, ...goal }))
  granted(await agreeOnPlan(by, id))
}

async function contact(t: Told, caseId: string, on: Day): Promise<void> {
  const by = await t.as(who, on)
  const kind = on.day % 3 === 0 ? ('phone' as const) : ('home-visit' as const)
  const note = '演示：近况平稳，按计划走。'
  // A day on which much else was done asks why it was so long.
  const reason = '演示：和当天别的工作连着。'
  const minutes = kind === 'phone' ? ('15' as const) : ('45' as const)
  granted(await recordContact(by, { id: caseId, kind, minutes, met: 'yes', unit: false, note, reason, servedOn: on }))
}

/** Where every goal of a case stands, by its number. */
const levels = async (by: Ctx, caseId: string, level: number): Promise<Record<string, number>> =>
  Object.fromEntries((await goalsOf(by, [caseId])).map((g) => [g.id, level]))

async function closed(t: Told, p: ServedPerson, is: { caseId: string; closedOn?: Day }, m: Month): Promise<void> {
  if (!hasCome(m, 24)) return
  const id = is.caseId
  const on = dayIn(m, 24)
  const by = await t.as(who, on)
  if (p.after !== undefined) granted(await measureCase(by, { id, scaleId: p.scale, at: 'closing', answers: answersOf(p.scale, p.after) }))
  granted(await closeCase(by, { id, why: p.why ?? 'attained', levels: await levels(by, id, p.attained ?? 0), note: '演示：商定结案。' }))
  is.closedOn = on
}

const places = ['1', '2', '3', '4', '5', '6', '7', '8'] as const
/** A group of eight with six sessions. */
async function groupInMonth(t: Told, group: { id: string; met: number }, m: Month): Promise<void> {
  if (m.n === 7) {
    const by = await t.as(who, m.from)
    const what = { title: '演示：照护者互助小组', aims: '演示：照顾家人的人有处说话，学会请人替一替。' }
    group.id = granted(await planGroup(by, { ...what, line: t.line, sessions: 6, members: 6, nextOn: dayIn(m, 5) })).id
    for (const p of servedPeople.filter((x) => x.inGroup))
      granted(await joinGroup(by, { id: group.id, clientId: t.cases.get(p.name)!.clientId }))
  }
  if (!group.id || (m.n !== 7 && m.n !== 8)) return
  for (const days of m.n === 7 ? [5, 12, 19, 26] : [3, 10]) {
    const absent = (group.met += 1) % 8
    const present = places.filter((k) => k !== String(absent + 1))
    const on = dayIn(m, days)
    const session = { present, guests: undefined, minutes: 90, heldOn: on, note: '演示：小组一节。', nextOn: undefined }
    granted(await meetGroup(await t.as(who, on), { id: group.id, ...session }))
  }
  const end = { id: group.id, attained: 'all', closingNote: '演示：组员自己约了每月见一次。' } as const
  if (m.n === 8) granted(await closeGroup(await t.as(who, dayIn(m, 12)), end))
}

async function eventsInMonth(t: Told, m: Month): Promise<void> {
  if (m.n !== 8) return
  const on = dayIn(m, 16)
  const at = { title: '演示：长者健康日', place: '演示：社区活动室', heldOn: on, expected: 40, communityId: undefined, line: t.line }
  const { id } = granted(await planEvent(await t.as(who, m.from), at))
  const counted = { onPaper: 46, heads: undefined, minutes: 120, unit: false, volunteers: 5, volunteerHours: '15', note: undefined }
  granted(await holdEvent(await t.as(who, on), { id, ...counted }))
}

async function supervisionInMonth(t: Told, m: Month): Promise<void> {
  if (m.n !== 6 && m.n !== 8) return
  // On a Sunday, when little else is recorded.
  const on = dayIn(m, 14 - m.from.dayOfWeek)
  const by = await t.as('manager-tongxin', on)
  const whose = t.s.district.people[who]! as Id<'user'>
  const { id } = granted(await planSupervision(by, { otherId: whose, who: 'theirs', plannedOn: on }))
  granted(await noteSupervision(by, { id, note: '演示：看了两个个案，商定下一步。' }))
  granted(await recordSupervision(await t.as(who, on), { id, line: t.line, heldOn: on, minutes: 60 }))
}

/** What lies ahead: visits and calls for today and the days after, a group, an event, supervision. Of one running case nothing is planned. */
async function plannedAhead(t: Told): Promise<void> {
  const by = await t.as(who, t.today)
  const still = servedPeople.filter((p) => p.closes === undefined && !p.stays && !p.assessing)
  for (const [i, p] of still.slice(0, -1).entries()) {
    const nextKind = i % 2 === 0 ? ('home-visit' as const) : ('phone' as const)
    granted(await planContact(by, { id: t.cases.get(p.name)!.caseId, nextOn: t.today.add({ days: i * 2 }), nextKind }))
  }
  const what = { title: '演示：手机学堂', aims: '演示：会用手机挂号、视频。', sessions: 6, members: 10 }
  granted(await planGroup(by, { ...what, line: t.line, nextOn: t.today.add({ days: 1 }) }))
  const at = { title: '演示：邻里包饺子', place: '演示：社区食堂', heldOn: t.today.add({ days: 6 }), expected: 60 }
  const event = await planEvent(by, { ...at, communityId: undefined, line: t.line })
  // In the last days of a contract nothing is planned beyond them.
  if (isRefusal(event) && event.code !== 'outside-term') granted(event)
  const leads = t.s.district.people['manager-tongxin']! as Id<'user'>
  granted(await planSupervision(by, { otherId: leads, who: 'mine', plannedOn: t.today.add({ days: 3 }) }))
}
