import { contract, type ContractLine, dutiesOf, monthOf, monthsOf, noteDone } from '#contracts'
import {
  acceptances,
  acceptPeriod,
  addServiceRecord,
  answerErrands,
  appointments,
  appointWorker,
  endAppointment,
  type AskedBy,
  type Category,
  handInPeriod,
  hearResidents,
  type ServiceKind,
  takeDue as deliveryDue,
} from '#delivery'
import { type Day, daysBetween, isAfter, isBefore, minor } from '#kernel'
import { claims, confirmClaim, makeClaim, passClaim, payClaim } from '#payments'
import type { Chance } from './chance.ts'
import { granted, type Story } from './story.ts'

export interface Serving {
  contractId: string
  /** Name of the institution in the district, as in `tongxin`. */
  institution: 'tongxin' | 'bangban' | 'nuanyang'
  /** Short names of its workers with an account; further posts are filled by people without one. */
  workers: readonly string[]
  today: Day
  /** Records a month. */
  records: number
  /** Months (1 for the first) in which the purchaser's own errands take more than the contract allows. */
  errandMonths?: readonly number[]
  /** Month in whose middle a worker leaves, to be replaced four weeks later. */
  leavesInMonth?: number
  /** Months whose claim is paid that many days after it was due; those not named are paid in time. */
  lateMonths?: Readonly<Record<number, number>>
  /** Months the purchaser lets pass without an answer. */
  silentMonths?: readonly number[]
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
  for (const line of posts) {
    for (let n = 0; n < line.posts; n++) {
      const who =
        n < p.workers.length
          ? { workerId: s.district.people[p.workers[n]!]! }
          : { workerName: `${surnames[n % surnames.length]}社工（${of.number.slice(-8)}）` }
      const { id } = granted(
        await appointWorker(await s.as(manager, of.startsOn), {
          contractId: of.id,
          lineId: line.id,
          ...who,
          grade: n % 3 === 0 ? 'social-worker' : 'assistant',
          fromOn: of.startsOn,
          competition: '公开招聘，笔试加面试',
          applicants: c.whole(3, 9),
        }),
      )
      firstWorkers.push({ id, line })
    }
  }
  for (let n = 1; n <= monthsOf(of); n++) {
    const month = monthOf(of, n)
    if (!isBefore(month.from, p.today)) break
    await recorded(s, c, p, of.lines, n, month)
    if (p.leavesInMonth === n && firstWorkers.length > 0) await replaced(s, p, manager, firstWorkers.at(-1)!, month.from)
    // What is paid by stages is handed in by stages, not by months.
    const judgedOn = month.to.add({ days: 1 })
    if (p.errandMonths?.includes(n) && !isAfter(judgedOn.add({ days: 6 }), p.today)) {
      await deliveryDue(await s.as('clock', judgedOn, '00:05'))
      granted(
        await answerErrands(await s.as('officer', judgedOn.add({ days: 6 })), {
          contractId: p.contractId,
          month: month.from.toString().slice(0, 7),
          answer: '入户摸排属临时安排，超出的工时折算为变更，下月起恢复。',
        }),
      )
    }
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

async function recorded(
  s: Story,
  c: Chance,
  p: Serving,
  lines: readonly ContractLine[],
  n: number,
  month: { from: Day; to: Day },
): Promise<void> {
  const posts = lines.filter((l) => l.kind === 'post')
  const projects = lines.filter((l) => l.kind === 'project' && l.paidBy === 'units')
  const milestones = lines.filter((l) => l.paidBy === 'milestones')
  const last = isBefore(month.to, p.today) ? month.to : p.today
  const length = daysBetween(month.from, last)
  const heavy = p.errandMonths?.includes(n)
  for (let r = 0; r < p.records; r++) {
    const servedOn = month.from.add({ days: c.whole(0, Math.max(0, length)) })
    const worker = c.one(p.workers)
    // Spread over the month, not by chance: a small month must not pass the cap by accident.
    const errand = r % (heavy ? 6 : 12) === 5
    const [category, what, askedBy] = errand
      ? (['errand', 'other', 'purchaser'] as const)
      : c.weighted<readonly [Category, ServiceKind, AskedBy]>([
          [['direct', 'home-visit', 'own-plan'], 34],
          [['direct', 'casework', 'own-plan'], 14],
          [['direct', 'phone', 'resident'], 14],
          [['indirect', 'casework', 'own-plan'], 12],
          [['supervision', 'supervision', 'own-plan'], 6],
          [['planning', 'other', 'own-plan'], 6],
          [['administration', 'other', 'own-plan'], 8],
          [['direct', 'home-visit', 'host-unit'], 6],
        ])
    const line = c.one(posts.length > 0 ? posts : milestones.length > 0 ? milestones : projects)
    granted(
      await addServiceRecord(await s.as(worker, servedOn, '17:30'), {
        contractId: p.contractId,
        lineId: line.id,
        servedOn,
        category,
        what,
        askedBy,
        minutes: errand ? (heavy ? 75 : 45) : c.whole(3, 9) * 15,
        people: what === 'home-visit' ? c.whole(1, 3) : category === 'direct' ? c.whole(1, 6) : 0,
        units: 0,
        communityId: c.one(s.district.communities),
      }),
    )
  }
  // Units of what is paid by the unit: spread over the term, never more than were bought.
  for (const line of projects) {
    if (line.kind !== 'project') continue
    const by = (m: number) => Math.floor((line.quantity * m) / 12)
    const units = by(n) - by(n - 1)
    for (let u = 0; u < units; u++) {
      const servedOn = month.from.add({ days: Math.min(length, 10 + u * 3) })
      granted(
        await addServiceRecord(await s.as(p.workers[0]!, servedOn, '18:00'), {
          contractId: p.contractId,
          lineId: line.id,
          servedOn,
          category: 'direct',
          what: line.title.includes('小组') ? 'group' : line.title.includes('个案') ? 'casework' : 'event',
          askedBy: 'own-plan',
          minutes: 180,
          people: line.title.includes('大型') ? c.whole(200, 260) : c.whole(8, 40),
          units: 1,
          communityId: c.one(s.district.communities),
        }),
      )
    }
  }
}

async function replaced(s: Story, p: Serving, manager: string, left: { id: string; line: ContractLine }, from: Day): Promise<void> {
  const lastOn = from.add({ days: 14 })
  const gone = await s.as(manager, lastOn)
  const known = (await appointments(gone, { contractIds: [p.contractId] })).find((a) => a.id === left.id)!
  granted(await endAppointment(gone, { appointmentId: left.id, lastOn, reason: '离职', version: known.version }))
  const newOn = lastOn.add({ days: 28 })
  if (isAfter(newOn, p.today)) return
  granted(
    await appointWorker(await s.as(manager, newOn.subtract({ days: 3 })), {
      contractId: p.contractId,
      lineId: left.line.id,
      workerName: '新到岗社工',
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
  const acceptedOn = handed.add({ days: p.silentMonths?.includes(n) ? 12 : 6 })
  if (isAfter(acceptedOn, p.today)) return
  if (p.silentMonths?.includes(n)) await deliveryDue(await s.as('clock', acceptedOn, '00:05'))
  else {
    const officer = await s.as('officer', acceptedOn)
    const [a] = await acceptances(officer, { ids: [id] })
    granted(await acceptPeriod(officer, { acceptanceId: id, version: a!.version }))
  }
  const claimedOn = acceptedOn.add({ days: 1 })
  if (isAfter(claimedOn, p.today)) return
  await paid(s, p, manager, id, claimedOn, n)
}

/** A claim goes over the desks and is paid, in time or late. */
export async function paid(
  s: Story,
  p: Pick<Serving, 'contractId' | 'today' | 'lateMonths' | 'paidThrough'>,
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
