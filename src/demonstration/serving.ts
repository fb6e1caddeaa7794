import { type Contract, contract, type ContractLine, dutiesOf, monthOf, monthsOf, noteDone } from '#contracts'
import {
  acceptances,
  acceptPeriod,
  addServiceRecords,
  answerErrands,
  answerPay,
  myPay,
  payOf,
  statePay,
  answerTime,
  drawsOf,
  appointments,
  appointWorker,
  endAppointment,
  type AskedBy,
  type Category,
  handInPeriod,
  heldByRecord,
  hearResidents,
  type NewCheck,
  noteChecks,
  serviceRecord,
  shownValues,
  timeAsked,
  showValue,
  openDeliverable,
  type ServiceKind,
  takeDue as deliveryDue,
} from '#delivery'
import { type Day, daysBetween, earlier, isAfter, isBefore, isOfSessions, isRefusal, minor } from '#kernel'
import { purchase } from '#needs'
import type { Ctx } from '#platform'
import {
  type Claim,
  claims,
  confirmClaim,
  confirmCorrection,
  heldByClaim,
  makeClaim,
  noteRecovery,
  passClaim,
  payClaim,
  paymentsOf,
  recordCorrection,
} from '#payments'
import type { Chance } from './chance.ts'
import { attachSamples, sampleCsv, samplePdf, samplePng } from './sample-files.ts'
import { granted, type Story } from './story.ts'

export interface Serving {
  contractId: string
  /** Name of the institution in the district, as in `tongxin`. */
  institution: string
  /** Short names of its workers with an account; further posts are filled by people without one. */
  workers: readonly string[]
  today: Day
  /** Days of work that one worker records a month; a full post is about twenty-one. */
  days: number
  /** Months (1 for the first) in which the purchaser's own errands take more than the contract allows. */
  errandMonths?: readonly number[]
  /** Month in whose middle a worker leaves, to be replaced four weeks later. */
  leavesInMonth?: number
  /** Months whose claim is paid that many days after it was due; those not named are paid in time. */
  lateMonths?: Readonly<Record<number, number>>
  /** Month whose claim first went to somebody else's account, which is found out and put right before it is due. */
  wrongPayeeMonth?: number
  /** Months the purchaser lets pass without an answer. */
  silentMonths?: readonly number[]
  /** Everybody’s last day at their post is that of the contract, so that they can go on to another. */
  leaveWithContract?: boolean
  /** Nobody with an account says whether the pay that is stated is right. */
  payUnanswered?: boolean
  /** What goes on beside the records of a month, before it is handed in. */
  alongside?: (m: { n: number; from: Day; last: Day }) => Promise<void>
  /** Last month whose claim is paid at all. */
  paidThrough: number
}

const surnames = ['冯', '陈', '卫', '曹', '施', '严', '华', '金', '魏', '陶', '姜', '谢', '邹', '喻', '柏', '窦']

/** A contract from its first day to today: people at their posts, records, months handed in, accepted, claimed and paid. */
export async function served(s: Story, c: Chance, p: Serving): Promise<void> {
  await begun(s, p)
  const manager = `manager-${p.institution}`
  const of = (await contract(await s.as('operator', p.today), p.contractId))!
  const posts = of.lines.filter((l) => l.kind === 'post')
  const firstWorkers: { id: string; line: ContractLine }[] = []
  const staff: Worker[] = []
  let person = 0
  for (const line of posts) {
    for (const end = person + line.posts; person < end; person++) {
      const workerId = person < p.workers.length ? s.district.people[p.workers[person]!]! : await hired(s, p, of.number, person)
      const { id } = granted(
        await appointWorker(await s.as(manager, of.startsOn), {
          contractId: of.id,
          lineId: line.id,
          workerId,
          grade: person % 3 === 0 ? 'social-worker' : 'assistant',
          fromOn: of.startsOn,
          ...(p.leaveWithContract && { toOn: of.closedOn ?? of.endsOn }),
          competition: '公开招聘，笔试加面试',
          applicants: c.whole(3, 9),
        }),
      )
      firstWorkers.push({ id, line })
      staff.push({ id: workerId, lineId: line.id, until: of.endsOn })
    }
  }
  if (posts.length === 0) staff.push({ id: s.district.people[p.workers[0]!]!, lineId: of.lines[0]!.id, until: of.endsOn })
  for (let n = 1; n <= monthsOf(of); n++) {
    const month = monthOf(of, n)
    if (!isBefore(month.from, p.today) || (of.closedOn && isAfter(month.from, of.closedOn))) break
    if (p.leavesInMonth === n && firstWorkers.length > 0) {
      const last = staff.pop()!
      staff.push({ ...last, until: month.from.add({ days: 14 }) })
    }
    await recorded(s, c, p, of, staff, n, month)
    await p.alongside?.({ n, from: month.from, last: earlier(month.to, p.today) })
    // The clock holds every month against the cap on the morning after it, not all of them when somebody first looks.
    const judgedOn = month.to.add({ days: 1 })
    if (!isAfter(judgedOn, p.today)) await deliveryDue(await s.as('clock', judgedOn, '00:05'))
    if (p.leavesInMonth === n && firstWorkers.length > 0) await replaced(s, p, of, manager, firstWorkers.at(-1)!, month.from)
    if (p.errandMonths?.includes(n) && !isAfter(judgedOn.add({ days: 6 }), p.today))
      granted(
        await answerErrands(await s.as('officer', judgedOn.add({ days: 6 })), {
          contractId: p.contractId,
          month: month.from.toString().slice(0, 7),
          answer: '入户摸排属临时安排，超出的工时折算为变更，下月起恢复。',
        }),
      )
    // What is paid by stages is handed in by stages, not by months.
    const knownOn = month.to.add({ days: 2 })
    if (!isAfter(knownOn.add({ days: 14 }), p.today)) await shown(s, of, manager, knownOn)
    if (of.lines.some((l) => l.paidBy !== 'milestones') && isBefore(month.to, p.today)) await settled(s, c, p, manager, n, month.to)
  }
}

/** What the purchaser does by hand when a contract is signed and begins. */
async function begun(s: Story, p: Serving): Promise<void> {
  const open = await dutiesOf(await s.as('operator', p.today), {
    contractIds: [p.contractId],
    open: true,
    kinds: ['file-contract', 'hand-over'],
  })
  for (const d of open) {
    const on = d.dueOn && isBefore(d.dueOn, p.today) ? d.dueOn.subtract({ days: 1 }) : p.today
    granted(await noteDone(await s.as('officer', on), { dutyId: d.id, evidence: '演示：已办，附件在档。', version: d.version }))
  }
}

/** Somebody at a post, until a day. */
interface Worker {
  id: string
  lineId: string
  until: Day
}
/** A worker with an account: only such a one can have records. */
const hired = (s: Story, p: Serving, number: string, n: number): Promise<string> =>
  s.hire({
    key: `worker-${number.toLowerCase()}-${n}`,
    name: `${surnames[n % surnames.length]}社工`,
    organisationId: s.district.institutions[p.institution]!,
  })

/** What the office asks for outside the contract. */
const erranded = [
  { errandAbout: '帮街道录入人口信息', errandBy: '街道办公室' },
  { errandAbout: '整理迎检台账', errandBy: '街道党政办主任' },
  { errandAbout: '会议签到和会场布置', errandBy: '社区居委会主任' },
  { errandAbout: '入户发放宣传单', errandBy: '街道民政办' },
]

/** A day of work: most of it with people, now and then the purchaser's errands. */
const kindsOfWork: readonly [readonly [Category, ServiceKind, AskedBy], number][] = [
  [['direct', 'home-visit', 'own-plan'], 34],
  [['direct', 'casework', 'own-plan'], 14],
  [['direct', 'phone', 'resident'], 14],
  [['indirect', 'casework', 'own-plan'], 12],
  [['supervision', 'supervision', 'own-plan'], 6],
  [['planning', 'other', 'own-plan'], 6],
  [['administration', 'other', 'own-plan'], 8],
  [['direct', 'home-visit', 'host-unit'], 6],
]

async function recorded(
  s: Story,
  c: Chance,
  p: Serving,
  of: Contract,
  staff: readonly Worker[],
  n: number,
  month: { from: Day; to: Day },
): Promise<void> {
  const last = isBefore(month.to, p.today) ? month.to : p.today
  const places = await placesServed(s, p, of)
  const records: Work[] = []
  const heavy = p.errandMonths?.includes(n)
  const workdays = daysFrom(month.from, last).filter((d) => d.dayOfWeek <= 5)
  // A month that is not over yet has as many of its days as have passed.
  const all = daysFrom(month.from, month.to).filter((d) => d.dayOfWeek <= 5).length
  for (const worker of staff) {
    const present = workdays.filter((d) => !isAfter(d, worker.until))
    // Somebody is ill for most of a month, which the institution explains when it is asked.
    const days = n === 6 && worker === staff[2] ? 7 : p.days
    for (const servedOn of present.slice(0, Math.ceil((days * present.length) / all))) {
      // Spread over the month, not by chance: a small month must not pass the cap by accident.
      const errand = records.length % (heavy ? 6 : 12) === 5
      const [category, what, askedBy] = errand ? (['errand', 'other', 'purchaser'] as const) : c.weighted(kindsOfWork)
      records.push({
        workerId: worker.id,
        lineId: worker.lineId,
        servedOn,
        category,
        what,
        askedBy,
        minutes: c.whole(14, 17) * 30,
        people: category !== 'direct' ? 0 : what === 'phone' ? c.whole(4, 9) : what === 'casework' ? c.whole(1, 4) : c.whole(3, 8),
        units: 0,
        communityId: c.one(places),
        ...(errand && erranded[records.length % erranded.length]),
      })
    }
  }
  const projects = of.lines.filter((l) => l.kind === 'project' && l.paidBy === 'units')
  // Whoever leaves within the month begins nothing new in it.
  const staying = staff.filter((w) => !isBefore(w.until, last))
  for (const line of projects) {
    const m = { n, of: monthsOf(of), month, last, staff: staying, places, runs: !isBefore(month.to, p.today) }
    records.push(
      ...(isOfSessions(line.kind === 'project' ? line.unitTerms : null) ? await groupsOf(s, c, p, line, m) : eventsOf(c, line, m)),
    )
  }
  const by = await s.as(`manager-${p.institution}`, last, '18:00')
  const added = granted(
    await addServiceRecords(
      by,
      p.contractId,
      records.map((r) => withinDay(records, r)),
    ),
  )
  await shownOnPaper(by, added.ids)
}

/** Some of the records of a month have what shows them: a photograph, a sheet that was signed, a list. */
async function shownOnPaper(by: Ctx, recordIds: readonly string[]): Promise<void> {
  for (const [n, id] of recordIds.filter((_, i) => i % Math.ceil(recordIds.length / 3) === 1).entries()) {
    const record = await serviceRecord(by, id)
    if (isRefusal(record)) continue
    const on = record.servedOn.toString()
    const shows = [
      samplePng(`服务现场 ${on}.png`, id),
      samplePdf(`签到表 ${on}.pdf`, '签到表（姓名已略）', [on, `${record.people} 人签到`]),
      sampleCsv(`物资领用 ${on}.csv`, [
        ['日期', '物资', '份'],
        [on, '宣传折页', String(10 * (n + 1))],
      ]),
    ]
    await attachSamples(by, await heldByRecord(by, record), n === 0 ? shows.slice(0, 2) : [shows[n % 3]!])
  }
}

/** Where sessions and events fill a day, the rest of it is shorter; where they alone do, they say why. */
function withinDay(all: readonly Work[], r: Work): Work {
  const sameDay = all.filter((o) => o.workerId === r.workerId && o.servedOn.equals(r.servedOn))
  const over = sameDay.reduce((n, o) => n + o.minutes, 0) - 720
  if (over <= 0) return r
  if (r === sameDay[0] && r.minutes > over && !r.deliverableId) return { ...r, minutes: r.minutes - over }
  return { ...r, note: r.note ?? '当天活动接连，从早到晚。' }
}
type Work = Parameters<typeof addServiceRecords>[2][number]

interface Month {
  n: number
  /** How many months there are. */
  of: number
  month: { from: Day }
  last: Day
  /** It is not over yet. */
  runs: boolean
  staff: readonly Worker[]
  places: readonly string[]
}
/** How many units of a line are done in a month: spread over the term, never more than was bought. */
const unitsIn = (line: ContractLine, m: Month): { first: number; all: number[] } => {
  const by = (month: number) => (line.kind === 'project' ? Math.floor((line.quantity * month) / m.of) : 0)
  return { first: by(m.n - 1) + 1, all: Array.from({ length: by(m.n) - by(m.n - 1) }, (_, u) => u) }
}

/** Events and the like, each one record with the people it needs. */
function eventsOf(c: Chance, line: ContractLine, m: Month): Work[] {
  const terms = line.kind === 'project' ? line.unitTerms : null
  const what: ServiceKind = terms?.what[0] ?? 'event'
  return unitsIn(line, m).all.map((u): Work => {
    const place = c.one(m.places)
    const on = m.month.from.add({ days: 2 + u * 3 })
    return {
      workerId: m.staff[u % m.staff.length]!.id,
      lineId: line.id,
      servedOn: isAfter(on, m.last) ? m.last : on,
      category: 'direct',
      what,
      askedBy: 'own-plan',
      minutes: Math.max(terms?.minutes ?? 0, what === 'event' ? 180 : 90),
      people: what === 'casework' ? c.whole(1, 2) : c.whole(Math.max(terms?.people ?? 1, 6), Math.max((terms?.people ?? 1) + 3, 12)),
      units: 1,
      communityId: place,
    }
  })
}

const groupNames = ['长者手工', '亲子阅读', '家长互助', '邻里厨房', '青少年情绪', '失能家庭照护者', '银发数字课堂', '新居民融入']

/** Groups and cases, each opened by itself with the sessions it needs; in the month that runs one group more, which lacks person-times. */
async function groupsOf(s: Story, c: Chance, p: Serving, line: ContractLine, m: Month): Promise<Work[]> {
  const terms = line.kind === 'project' ? line.unitTerms : null
  const what: ServiceKind = terms?.what[0] ?? 'group'
  const sessions = terms?.sessions ?? 1
  const least = Math.max(terms?.people ? Math.ceil(terms.people / sessions) : 1, what === 'casework' ? 1 : 6)
  const work: Work[] = []
  const { first, all } = unitsIn(line, m)
  const short = m.runs && what === 'group' && terms?.people ? [all.length] : []
  for (const u of [...all, ...short]) {
    const place = c.one(m.places)
    const days = Array.from({ length: sessions }, (_, k) => m.month.from.add({ days: 2 + u * 3 + k * 2 }))
    const lacks = short.includes(u)
    const members = what === 'casework' ? 2 : Math.max(terms?.members ?? 0, least + 3)
    const opened = granted(
      await openDeliverable(await s.as(`manager-${p.institution}`, earlier(days[0]!, m.last)), {
        contractId: p.contractId,
        lineId: line.id,
        title: what === 'group' ? `${groupNames[(first + u - 1) % groupNames.length]}小组` : `${line.title}第 ${first + u} 例`,
        members,
      }),
    )
    for (const [k, on] of days.entries()) {
      // Of the one that is not over yet those are recorded that were; the others catch up on the last day there is, and say so.
      if (lacks && isAfter(on, m.last)) break
      work.push({
        workerId: m.staff[u % m.staff.length]!.id,
        lineId: line.id,
        deliverableId: opened.id,
        servedOn: earlier(on, m.last),
        category: 'direct',
        what,
        askedBy: 'own-plan',
        minutes: Math.max(terms?.minutes ? Math.ceil(terms.minutes / sessions) : 0, 90),
        people: lacks ? least - (k % 3 === 2 ? 0 : 1) : what === 'casework' ? c.whole(1, 2) : c.whole(least, members),
        units: 0,
        communityId: place,
        ...(isAfter(on, m.last) && { note: '同一天补开一节。' }),
      })
    }
  }
  return work
}

const daysFrom = (from: Day, to: Day): Day[] =>
  Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, i) => from.add({ days: i }))

/** Where a contract is served: the communities of its lines, else those of its purchase. */
async function placesServed(s: Story, p: Serving, of: Contract): Promise<string[]> {
  const named = [...new Set(of.lines.flatMap((l) => l.communityIds))]
  if (named.length > 0) return named
  return [...((await purchase(await s.as('operator', p.today), of.purchaseId))?.communityIds ?? s.district.communities)]
}

async function replaced(
  s: Story,
  p: Serving,
  { number, endsOn }: Contract,
  manager: string,
  left: { id: string; line: ContractLine },
  from: Day,
): Promise<void> {
  const lastOn = from.add({ days: 14 })
  const gone = await s.as(manager, lastOn)
  const known = (await appointments(gone, { contractIds: [p.contractId] })).find((a) => a.id === left.id)!
  granted(await endAppointment(gone, { appointmentId: left.id, lastOn, reason: '离职', version: known.version }))
  const newOn = lastOn.add({ days: 28 })
  if (isAfter(newOn, p.today) || isAfter(newOn, endsOn)) return
  granted(
    await appointWorker(await s.as(manager, newOn.subtract({ days: 3 })), {
      contractId: p.contractId,
      lineId: left.line.id,
      workerName: p.leaveWithContract ? `新到岗社工（${number}）` : '新到岗社工',
      ...(p.leaveWithContract && { toOn: endsOn }),
      grade: 'assistant',
      fromOn: newOn,
      replacesId: left.id,
      competition: '公开招聘补缺',
      applicants: 4,
    }),
  )
  await deliveryDue(await s.as('clock', newOn, '00:05'))
}

/** Hands in a month that is over, and lets it take its way as far as today reaches. */
async function settled(s: Story, c: Chance, p: Serving, manager: string, n: number, endsOn: Day): Promise<void> {
  const handed = endsOn.add({ days: 3 })
  if (isAfter(handed, p.today)) return
  const { id } = granted(
    await handInPeriod(await s.as(manager, handed), { contractId: p.contractId, period: `m${String(n).padStart(2, '0')}` }),
  )
  const heard = handed.add({ days: 2 })
  if (isAfter(heard, p.today)) return
  await explained(await s.as(manager, heard), id)
  await payStated(p, await s.as(manager, heard), n)
  granted(
    await hearResidents(await s.as('committee', heard), {
      acceptanceId: id,
      how: 'meeting',
      satisfied: c.whole(9, 16),
      neutral: c.whole(1, 4),
      dissatisfied: c.whole(0, 2),
      heardOn: heard,
      heard: '希望周末也能找到社工。',
    }),
  )
  const silent = p.silentMonths?.includes(n)
  const stands = async () => (await acceptances(await s.as('officer', p.today), { ids: [id] }))[0]!
  // Silence counts once the last day to answer is over, wherever it moved to.
  const acceptedOn = silent ? (await stands()).dueOn.add({ days: 2 }) : handed.add({ days: 6 })
  if (isAfter(acceptedOn, p.today)) return
  if (silent) {
    await deliveryDue(await s.as('clock', acceptedOn, '00:05'))
    // In a year whose calendar nobody entered silence says nothing yet.
    if ((await stands()).state === 'handed-in') return
  } else {
    const officer = await s.as('officer', acceptedOn)
    await checked(officer, id, { differs: n % 4 === 3, open: n % 6 === 5 })
    const [a] = await acceptances(officer, { ids: [id] })
    granted(await acceptPeriod(officer, { acceptanceId: id, version: a!.version, uncheckedReason: '有一条涉及的住户外出，下月补查。' }))
  }
  const claimedOn = acceptedOn.add({ days: 1 })
  if (isAfter(claimedOn, p.today)) return
  await paid(s, p, manager, id, claimedOn, n)
}

/**
 * What is due to be shown by a day is shown: most of it as promised, one of four short of it. What the evaluator shows, and what fell due
 * in the last two weeks, waits.
 */
async function shown(s: Story, of: Contract, manager: string, until: Day): Promise<void> {
  const values = await shownValues(await s.as('operator', until), of)
  const due = values.filter((v) => v.isDue && v.editions.length === 0 && !isAfter(v.showing.on, until))
  for (const [n, { showing: v }] of due.entries()) {
    const who = { provider: manager, purchaser: 'officer', residents: undefined, 'third-party': undefined }[v.indicator.by]
    if (!who) continue
    const asked = v.promised ?? v.indicator.target
    const off = (v.indicator.better === 'more' ? -1 : 1) * (n % 4 === 1 ? 0.1 : -0.02)
    const value = Math.max(0, Math.round(Number(asked) * (1 + off)))
    granted(
      await showValue(await s.as(who, until, '17:00'), {
        contractId: of.id,
        indicatorId: v.indicator.id,
        shownFor: v.shownFor,
        value: String(v.indicator.unit === '%' ? Math.min(value, 100) : value),
        evidence: `演示：${v.indicator.how}，按台账统计。`,
        shownOn: until,
      }),
    )
  }
}

/** The institution states what each post was paid, but for every fifth month; most of the workers with an account confirm it. */
async function payStated(p: Serving, manager: Ctx, n: number): Promise<void> {
  const of = (await contract(manager, p.contractId))!
  const posts = (await payOf(manager, [of]))
    .get(of.id)!
    .filter((l) => l.month.index === n)
    .flatMap((l) => l.posts)
  if (posts.length === 0 || n % 5 === 3) return
  const rows = posts.map((post, i) => {
    const gross = minor((post.price * BigInt(60 + (i % 3))) / 100n)
    return { appointmentId: post.appointment.id, gross, contributions: minor((gross * 295n) / 1000n) }
  })
  granted(await statePay(manager, { contractId: of.id, period: `m${String(n).padStart(2, '0')}`, rows }))
  if (p.payUnanswered) return
  for (const [i, userId] of [...new Set(posts.flatMap((x) => x.appointment.workerId ?? []))].entries()) {
    const worker: Ctx = { ...manager, asker: { ...manager.asker, userId, roles: ['worker'] } }
    const [month] = await myPay(worker)
    if (month && i % 4 !== 3) granted(await answerPay(worker, { payMonth: month.payMonth, about: month.about, differs: i % 6 === 2 }))
  }
}

/** Where far less was recorded than a post is paid for, the institution says why. */
async function explained(manager: Ctx, acceptanceId: string): Promise<void> {
  const stands = async () => (await acceptances(manager, { ids: [acceptanceId] }))[0]!
  const a = await stands()
  const { asked } = await timeAsked(manager, (await contract(manager, a.contractId))!, a)
  for (const { appointmentId } of asked)
    granted(
      await answerTime(manager, {
        acceptanceId,
        appointmentId,
        answer: '当月请病假两周，工作由同岗位同事分担，病假条在机构存档。',
        version: (await stands()).version,
      }),
    )
}

/** The officer checks what was drawn, now and then finds what differs, and now and then leaves one open. */
export async function checked(officer: Ctx, acceptanceId: string, o: { differs?: boolean; open?: boolean } = {}): Promise<void> {
  const { draws } = await drawsOf(officer, acceptanceId)
  const drawn = (draws[0]?.drawn ?? []).slice(o.open ? 1 : 0)
  if (drawn.length === 0) return
  const [a] = await acceptances(officer, { ids: [acceptanceId] })
  const checks = drawn.map((recordId, i): NewCheck => {
    const differs = o.differs === true && i === drawn.length - 1
    return { recordId, result: differs ? 'differs' : 'as-recorded', note: differs ? '签到表上比记录少一人。' : undefined }
  })
  granted(await noteChecks(officer, { acceptanceId, checks, version: a!.version }))
}

/** A claim goes over the desks and is paid, in time or late. */
export async function paid(
  s: Story,
  p: Pick<Serving, 'contractId' | 'today' | 'lateMonths' | 'wrongPayeeMonth' | 'paidThrough'>,
  manager: string,
  from: string,
  claimedOn: Day,
  n: number,
): Promise<void> {
  const { id: claimId } = granted(
    await makeClaim(await s.as(manager, claimedOn), {
      contractId: p.contractId,
      from,
      invoiceNumber: `DEMO-${n}-${from.slice(-4)}`,
      invoiceOn: claimedOn,
    }),
  )
  const claimant = await s.as(manager, claimedOn)
  const asked = (await claims(claimant, { ids: [claimId] }))[0]!
  await attachSamples(claimant, heldByClaim(asked), [
    samplePdf(`发票 DEMO-${n}.pdf`, '发票（合成，不能报销）', [
      `发票号 DEMO-${n}-${from.slice(-4)}`,
      `开票日期 ${claimedOn.toString()}`,
      `付款申请 ${asked.number}`,
    ]),
  ])
  const steps = [
    [confirmClaim, 'officer', 3],
    [passClaim, 'head', 5],
  ] as const
  for (const [step, who, after] of steps) {
    const on = claimedOn.add({ days: after })
    if (isAfter(on, p.today)) return
    granted(await step(await s.as(who, on), { claimId }))
  }
  if (n > p.paidThrough) return
  const claim = (await claims(await s.as('treasurer', p.today), { ids: [claimId] }))[0]!
  const late = p.lateMonths?.[n]
  const paidOn = late === undefined ? claim.dueOn.subtract({ days: 6 }) : claim.dueOn.add({ days: late })
  if (isAfter(paidOn, p.today)) return
  if (n === p.wrongPayeeMonth) await paidWrongly(s, claim, paidOn)
  const treasurer = await s.as('treasurer', paidOn)
  granted(await payClaim(treasurer, { claimId, amount: claim.amount, paidOn, reference: `DEMO-PAY-${claimId.slice(-8)}` }))
  if (late === undefined) return
  const owed = (await claims(treasurer, { ids: [claimId] }))[0]!
  if (owed.interestDue && owed.interestDue > 0n)
    granted(
      await payClaim(treasurer, {
        claimId,
        amount: minor(0),
        interest: owed.interestDue,
        paidOn,
        reference: `DEMO-INTEREST-${claimId.slice(-8)}`,
      }),
    )
}

/** The money of a claim goes to somebody else's account; the treasurer finds it out, the head confirms it, and the bank brings it back. */
async function paidWrongly(s: Story, { id: claimId, amount }: Claim, rightOn: Day): Promise<void> {
  const [wrongOn, foundOn] = [rightOn.subtract({ days: 6 }), rightOn.subtract({ days: 3 })]
  const reference = (what: string) => `DEMO-${what}-${claimId.slice(-8)}`
  granted(await payClaim(await s.as('treasurer', wrongOn), { claimId, amount, paidOn: wrongOn, reference: reference('WRONG') }))
  const treasurer = await s.as('treasurer', foundOn)
  const [payment] = await paymentsOf(treasurer, [claimId])
  const { correctionId } = granted(
    await recordCorrection(treasurer, {
      ...{ claimId, kind: 'wrong-payee' as const, payment: payment!.id, happenedOn: foundOn },
      reason: '演示：收款账号录错一位，款到了另一家机构的账户。',
    }),
  )
  granted(await confirmCorrection(await s.as('head', foundOn, '15:00'), { claimId, correctionId }))
  const back = await s.as('treasurer', rightOn, '08:30')
  granted(await noteRecovery(back, { claimId, correctionId, amount, cameOn: rightOn, reference: reference('BACK') }))
}
