import { createHash } from 'node:crypto'
import {
  add,
  type Day,
  dayAt,
  fractionOf,
  fractionText,
  isAtLeast,
  isBefore,
  later,
  minor,
  modeOf,
  type Money,
  type Moment,
  one,
  plusDays,
  startOf,
  zero,
  termEnd,
  wrongCreditCode,
  postMonthsOf,
  postSpans,
  sayQuantity,
} from '#kernel'
import type { MethodName } from '#law'
import type {
  Award,
  Contract,
  Item,
  Milestone,
  OcdsDocument,
  OrganisationReference,
  Party,
  Period,
  Planning,
  Release,
  Tag,
  Tender,
  Value,
} from './ocds.ts'
import type {
  PublicAcceptance,
  PublicAward,
  PublicClaim,
  PublicContract,
  PublicLine,
  PublicParty,
  PublicPlan,
  PublicPurchase,
  PublicTender,
  PublicText,
} from './public-facts.ts'

/** Where things are published, and under which names. */
export interface Publishing {
  /** `https://tandem.example`, without a slash at its end. */
  readonly origin: string
  /** Time zone in which the days of the facts are counted. */
  readonly zone: string
  readonly currency: string
  /** As the Open Contracting Partnership gave it out; a test prefix until then. */
  readonly ocidPrefix: string
  readonly countryName: string
}

/**
 * Not registered with anybody: it marks data that is not to be taken for a registered publisher's.
 * A real prefix is asked for at the Open Contracting Partnership before publishing in earnest.
 */
export const testPrefix = 'ocds-test00'

export const ocidOf = (p: Pick<PublicPurchase, 'id'>, prefix: string): string => `${prefix}-${p.id}`

/** What happened, before it has its date. */
interface Happening {
  readonly on: Day
  /** The exact moment, where the facts know it. */
  readonly at: Moment | null
  readonly stage: number
  readonly key: string
  readonly tag: readonly Tag[]
  readonly body: Omit<Release, 'ocid' | 'id' | 'date' | 'tag' | 'initiationType' | 'language'>
}

/**
 * A purchase as the releases of its events, in the order in which they became public. Each is made only of facts that do not change
 * after their event, so the same event always gives the same release; its id ends with a fingerprint, so one id can never stand for
 * two contents (the address of the server does not count). A release is dated by its publication, in UTC: who asks for everything
 * since the last date misses nothing, also not a payment that was entered weeks after it was made. Where the record log does not know
 * that moment, the beginning of the day of the fact stands for it. Releases are merged in the order of their dates as text.
 */
export function releasesOf(p: PublicPurchase, how: Publishing): Release[] {
  const ocid = ocidOf(p, how.ocidPrefix)
  const say = speaker(p, how)
  const all = [
    ...(p.plan ? [planning(p, p.plan, say)] : []),
    ...p.tenders.flatMap((t, i) => tendering(p, t, i, say)),
    ...p.awards.map((a) => awarded(p, a, say)),
    ...p.contracts.flatMap((c) => contracted(p, c, say)),
  ]
  const inOrder = all
    .map((h) => {
      const known = p.published.get(h.key) ?? h.at
      return { ...h, known, on: known ? dayAt(known, how.zone) : h.on }
    })
    .toSorted(
      (a, b) =>
        Temporal.PlainDate.compare(a.on, b.on) ||
        (a.known && b.known ? Temporal.Instant.compare(a.known, b.known) : 0) ||
        a.stage - b.stage ||
        (a.key < b.key ? -1 : 1),
    )
  let last: Moment | null = null
  let begun = false
  const over = new Set<string>()
  return inOrder.map((h) => {
    const body = asOver(h.body, over)
    const delivering = h.tag[0] === 'implementation'
    const tag: readonly Tag[] = delivering && begun ? ['implementationUpdate'] : h.tag
    begun ||= delivering
    let at: Moment = h.known ?? startOf(h.on, how.zone)
    if (last && Temporal.Instant.compare(at, last) <= 0) at = last.add({ seconds: 1 })
    last = at
    const content = { ocid, date: utc(at), tag, initiationType: 'tender' as const, language: 'zh' as const, ...body }
    return {
      ...content,
      id: `${ocid}-${h.key}-${createHash('sha256').update(JSON.stringify(content).replaceAll(how.origin, '')).digest('hex').slice(0, 10)}`,
    }
  })
}

/** What is told of a contract after its end does not set it running again: acceptances and payments follow for weeks. */
function asOver(body: Happening['body'], over: Set<string>): Happening['body'] {
  if (!body.contracts) return body
  const contracts = body.contracts.map((c) => (over.has(c.id) ? { ...c, status: 'terminated' as const } : c))
  for (const c of contracts) if (c.status === 'terminated') over.add(c.id)
  return { ...body, contracts }
}

const utc = (m: Moment): string => m.toString({ smallestUnit: 'second' })

type Speaker = ReturnType<typeof speaker>
function speaker(p: PublicPurchase, how: Publishing) {
  const page = `${how.origin}/open/purchases/${p.id}`
  const names = new Map(p.communities.map((c) => [c.id, c.name]))
  // Days of the facts are written with the place's own offset, so that a reader who looks at the date alone sees the right day.
  const here = (m: Moment) => m.toZonedDateTimeISO(how.zone).toString({ smallestUnit: 'second', timeZoneName: 'never' })
  const start = (d: Day) => here(startOf(d, how.zone))
  return {
    start,
    here,
    /** The last second of a day. */
    end: (d: Day) => here(startOf(plusDays(d, 1), how.zone).subtract({ seconds: 1 })),
    dayOf: (m: Moment) => dayAt(m, how.zone),
    value: (m: Money): Value => ({ amount: Number(m) / 100, currency: how.currency }),
    reference: (o: PublicParty): OrganisationReference => ({ id: o.id, name: o.name }),
    party: (o: PublicParty, roles: readonly string[]): Party => ({
      id: o.id,
      name: o.name,
      ...(o.nameEn && { name_en: o.nameEn }),
      ...(o.creditCode && !wrongCreditCode(o.creditCode) && { identifier: { scheme: 'CN-USCI', id: o.creditCode, legalName: o.name } }),
      address: { countryName: how.countryName },
      roles,
    }),
    document: (id: string, documentType: string, title: string, anchor: string): OcdsDocument => ({
      id,
      documentType,
      title,
      url: `${page}#${anchor}`,
      format: 'text/html',
      language: 'zh',
    }),
    items: (lines: readonly PublicLine[]): Item[] =>
      lines.map((l) => ({
        ...itemOf(l, names, (m) => ({ amount: Number(m) / 100, currency: how.currency })),
        ...agreedOf(l, start),
      })),
    tenderId: `${p.id}-tender`,
  }
}

function itemOf(l: PublicLine, names: ReadonlyMap<string, string>, value: (m: Money) => Value): Item {
  const where = l.communityIds.map((id) => names.get(id)).filter((n) => n !== undefined)
  const unit = unitOf(l)
  return {
    id: l.id,
    description: l.title,
    quantity: unit.quantity,
    unit: { name: unit.name, value: value(unit.price) },
    lineKind: l.kind,
    lineValue: value(l.amount),
    ...(l.hangsOn && { hangsOn: l.hangsOn }),
    ...(l.needIds.length > 0 && { relatedNeeds: l.needIds }),
    ...(where.length > 0 && { communities: where }),
  }
}

/** What a contract says of a line beside its price: what one unit must be, and when its stages are due. */
function agreedOf(l: PublicLine, date: (on: Day) => string): Pick<Item, 'unitTerms' | 'paymentStages'> {
  const t = l.unitTerms
  return {
    ...(t && {
      unitTerms: {
        ...(t.what.length > 0 && { workKinds: t.what }),
        ...(t.sessions !== null && { sessions: t.sessions }),
        ...(t.people !== null && { people: t.people }),
        ...(t.minutes !== null && { minutes: t.minutes }),
      },
    }),
    ...(l.stages?.length && {
      paymentStages: l.stages.map((s) => ({
        id: s.key,
        title: s.title,
        share: s.share,
        onSigning: s.onSigning,
        ...(s.earliestOn && { earliestDate: date(s.earliestOn) }),
        ...(s.needs.length > 0 && { needs: s.needs.map((n) => ({ id: n.lineId, count: n.count })) }),
        ...(s.afterKey && { after: s.afterKey }),
      })),
    }),
  }
}

/** The finest unit whose price times its number is the amount of the line to the cent: nothing is lost to rounding. */
function unitOf(l: PublicLine): { quantity: number; name: string; price: Money } {
  // Posts may be shares of whole people.
  const whole = (n: number) => Number.isInteger(n) && n > 0 && l.amount % BigInt(n) === 0n
  const of = (quantity: number, name: string) => ({ quantity, name, price: minor(l.amount / BigInt(quantity)) })
  if (l.kind === 'project') return whole(l.quantity) ? of(l.quantity, l.unit) : of(1, sayQuantity(l.quantity, l.unit, 'zh'))
  const sold = postMonthsOf(l)
  if (sold.d === 1n && whole(Number(sold.n))) return of(Number(sold.n), '岗位月')
  const alike = whole(l.posts) && postSpans(l).length === 1
  return alike ? of(l.posts, `岗位（${l.months} 个月）`) : of(1, `${l.posts} 个岗位（${l.months} 个月）`)
}

const months = (from: Day, count: number): { from: Day; to: Day } => ({ from, to: termEnd(from, count) })
const period = (say: Speaker, from: Day, to: Day): Period => ({ startDate: say.start(from), endDate: say.end(to) })
/** Read off the lines of the step itself, so that a later change of the lines does not change an earlier release. */
const mode = (lines: readonly PublicLine[]) => {
  const found = modeOf(lines)
  return found ? { purchaseMode: found } : {}
}

function planning(p: PublicPurchase, plan: PublicPlan, say: Speaker): Happening {
  const wanted = new Set(plan.lines.flatMap((l) => l.needIds))
  const from = p.needs.filter((n) => wanted.has(n.id))
  const contractPeriod = months(plan.startsOn, plan.months)
  const without = plan.lines.filter((l) => l.needIds.length === 0 && l.reason).map((l) => `${l.title}：${l.reason}`)
  const rationale = [
    from.map((n) => n.title).join('；'),
    ...without,
    plan.noSurveyReason ? `未先征求居民意见的理由：${plan.noSurveyReason}` : '',
  ]
    .filter(Boolean)
    .join('\n')
  const body: { planning: Planning; tender: Tender } = {
    planning: {
      ...(rationale && { rationale }),
      budget: {
        id: plan.id,
        description: plan.sources.map((s) => s.source).join('；') || plan.title,
        amount: say.value(plan.total),
        project: p.title,
      },
      documents: [
        say.document(`${plan.id}-plan`, 'procurementPlan', plan.title, 'plan'),
        ...(from.length > 0 ? [say.document(`${plan.id}-needs`, 'needsAssessment', '我们听到了什么', 'heard')] : []),
      ],
      ...(from.length > 0 && {
        needs: from.map((n) => ({
          id: n.id,
          title: n.title,
          ...(n.titleEn && { title_en: n.titleEn }),
          ...(n.acceptedOn && { dateAccepted: say.start(n.acceptedOn) }),
          ...(n.acceptedReason && { rationale: n.acceptedReason }),
          evidence: n.evidence.map((e) => ({
            id: e.id,
            kind: e.kind,
            source: e.source,
            ...(e.estimate && {
              description: e.estimate.says.zh,
              description_en: e.estimate.says.en,
              estimate: e.estimate.estimate,
              unit: e.estimate.what,
              n: e.estimate.n,
              ...(e.estimate.nEff !== null && { effectiveN: e.estimate.nEff }),
              ...(e.estimate.low !== null && { low: e.estimate.low }),
              ...(e.estimate.high !== null && { high: e.estimate.high }),
            }),
          })),
        })),
      }),
    },
    tender: {
      id: say.tenderId,
      title: plan.title,
      ...(plan.titleEn && { title_en: plan.titleEn }),
      status: 'planned',
      mainProcurementCategory: 'services',
      items: say.items(plan.lines),
      value: say.value(plan.total),
      contractPeriod: period(say, contractPeriod.from, contractPeriod.to),
    },
  }
  return {
    on: plan.publishedOn,
    at: null,
    stage: 1,
    key: `planning-${plan.id}`,
    tag: ['planning'],
    body: {
      parties: [say.party(p.purchaser, ['buyer', 'procuringEntity'])],
      buyer: say.reference(p.purchaser),
      ...body,
      ...mode(plan.lines),
    },
  }
}

/** How open a call is to suppliers, whatever the law calls it: here every notice is public and anybody may answer, unless it was by invitation. */
const openness: Record<MethodName, NonNullable<Tender['procurementMethod']>> = {
  'open-tender': 'open',
  'invited-tender': 'selective',
  'competitive-consultation': 'open',
  'competitive-negotiation': 'open',
  'request-for-quotation': 'open',
  'single-source': 'direct',
}

function tendering(p: PublicPurchase, t: PublicTender, index: number, say: Speaker): Happening[] {
  const contractPeriod = months(t.startsOn, t.months)
  const weights = t.criteria.map((c) => `${c.title} ${c.weight}`).join('；')
  const notice: Happening = {
    on: t.issuedOn,
    at: null,
    stage: 2,
    key: `tender-${t.id}`,
    tag: [index === 0 ? 'tender' : 'tenderUpdate'],
    body: {
      parties: [say.party(p.purchaser, ['buyer', 'procuringEntity'])],
      buyer: say.reference(p.purchaser),
      tender: {
        id: say.tenderId,
        title: t.title,
        ...(t.titleEn && { title_en: t.titleEn }),
        status: 'active',
        procuringEntity: say.reference(p.purchaser),
        items: say.items(t.lines),
        value: say.value(t.budget),
        procurementMethod: openness[t.method],
        procurementMethodDetails: t.methodSays.zh,
        mainProcurementCategory: 'services',
        awardCriteria: t.fixedPrice ? 'qualityOnly' : 'ratedCriteria',
        awardCriteriaDetails: t.priceWeight ? `${weights}；价格 ${t.priceWeight}` : weights,
        submissionMethod: ['electronicSubmission'],
        tenderPeriod: { startDate: say.start(t.issuedOn), ...(t.deadlineAt && { endDate: say.here(t.deadlineAt) }) },
        enquiryPeriod: { startDate: say.start(t.issuedOn), ...(t.deadlineAt && { endDate: say.here(t.deadlineAt) }) },
        ...(t.conditions && { eligibilityCriteria: t.conditions }),
        contractPeriod: period(say, contractPeriod.from, contractPeriod.to),
        documents: [say.document(`${t.id}-notice`, 'tenderNotice', t.title, 'tender')],
        fixedPrice: t.fixedPrice,
        ...(t.priceWeight && { priceWeight: Number(t.priceWeight) }),
      },
      ...mode(t.lines),
    },
  }
  const out = [notice]
  if (t.openedAt && t.bidders !== null)
    out.push({
      on: say.dayOf(t.openedAt),
      at: t.openedAt,
      stage: 3,
      key: `opening-${t.id}`,
      tag: ['tenderUpdate'],
      body: { tender: { id: say.tenderId, status: 'active', numberOfTenderers: t.bidders } },
    })
  if (t.ended)
    out.push({
      on: t.ended.on,
      at: null,
      stage: 4,
      key: `${t.ended.as}-${t.id}`,
      tag: [t.ended.as === 'cancelled' ? 'tenderCancellation' : 'tenderUpdate'],
      body: {
        tender: {
          id: say.tenderId,
          status: t.ended.as === 'cancelled' ? 'cancelled' : 'unsuccessful',
          ...(t.ended.reason && { statusDetails: t.ended.reason }),
        },
      },
    })
  return out
}

function awardOf(a: PublicAward, say: Speaker): Award {
  return {
    id: a.id,
    title: a.title,
    ...(a.titleEn && { title_en: a.titleEn }),
    description: a.reasons,
    status: 'active',
    date: say.start(a.awardedOn),
    value: say.value(a.total),
    suppliers: [say.reference(a.provider)],
    items: say.items(a.lines),
    documents: [say.document(`${a.id}-notice`, 'awardNotice', a.title, 'award')],
  }
}

const awarded = (p: PublicPurchase, a: PublicAward, say: Speaker): Happening => ({
  on: a.awardedOn,
  at: null,
  stage: 5,
  key: `award-${a.id}`,
  tag: ['award'],
  body: {
    parties: [say.party(p.purchaser, ['buyer', 'procuringEntity']), say.party(a.provider, ['supplier'])],
    buyer: say.reference(p.purchaser),
    ...(a.tenderId && { tender: { id: say.tenderId, status: 'complete' as const } }),
    awards: [awardOf(a, say)],
  },
})

/** Lists of roles replace each other when releases are merged, so each names all of them. */
const partiesOf = (p: PublicPurchase, c: PublicContract, say: Speaker): Party[] => [
  say.party(p.purchaser, ['buyer', 'procuringEntity', 'payer']),
  say.party(c.provider, ['supplier', 'payee']),
]

function contracted(p: PublicPurchase, c: PublicContract, say: Speaker): Happening[] {
  const [first, ...changes] = c.texts
  if (!first) return []
  const award = p.awards.find((a) => a.tenderId !== null && a.provider.id === c.provider.id)
  const awardID = award?.id ?? `${c.id}-award`
  const signed = say.dayOf(first.agreedAt)
  // Without a competition there is no award before the contract: both become public together, with the reason.
  const direct = award
    ? {}
    : {
        awards: [
          awardOf(
            {
              id: awardID,
              tenderId: null,
              provider: c.provider,
              title: first.title,
              titleEn: first.titleEn,
              reasons: c.noTenderReason ?? '',
              lines: first.lines,
              total: first.total,
              awardedOn: signed,
            },
            say,
          ),
        ],
        tender: {
          id: say.tenderId,
          status: 'complete' as const,
          procurementMethod: 'direct' as const,
          ...(c.noTenderReason && { procurementMethodRationale: c.noTenderReason }),
        },
      }
  const out: Happening[] = [
    {
      on: signed,
      at: first.agreedAt,
      stage: 6,
      key: `contract-${c.id}`,
      tag: award ? ['contract'] : ['award', 'contract'],
      body: {
        parties: partiesOf(p, c, say),
        buyer: say.reference(p.purchaser),
        ...direct,
        ...mode(first.lines),
        contracts: [
          {
            ...textOf(c, awardID, first, say),
            dateSigned: say.here(first.agreedAt),
            duties: c.duties.map((d) => ({
              id: `${d.kind}-${d.debtor}`,
              debtor: d.debtor,
              title: d.title.zh,
              title_en: d.title.en,
              deadline: d.deadline.zh,
              deadline_en: d.deadline.en,
              remedy: d.remedy.zh,
              remedy_en: d.remedy.en,
            })),
            ...implementing(planned(first, say)),
          },
        ],
      },
    },
  ]
  changes.forEach((text, i) => {
    out.push({
      on: say.dayOf(text.agreedAt),
      at: text.agreedAt,
      stage: 7,
      key: `amendment-${c.id}-${text.number}`,
      tag: ['contractAmendment'],
      body: {
        contracts: [
          {
            ...textOf(c, awardID, text, say),
            amendments: [{ id: `${c.id}-v${text.number}`, date: say.here(text.agreedAt), rationale: text.reason || `${i + 1}` }],
            ...implementing(planned(text, say).filter((m) => !takenBy(c, say.dayOf(text.agreedAt)).has(m.id))),
          },
        ],
      },
    })
  })
  const small = { id: c.id, awardID, status: 'active' as const }
  for (const a of c.acceptances) out.push(...accepted(c, a, small, say))
  for (const claim of c.claims) out.push(...claimed(p, c, claim, small, say))
  for (const v of c.verdicts)
    out.push({
      on: v.revealedOn,
      at: null,
      stage: 11,
      key: `verdict-${v.roundId}`,
      tag: ['implementation'],
      body: { contracts: [{ ...small, verdicts: [{ id: v.roundId, ratedBy: 'purchaser', mean: v.mean, numberOfMarks: v.n }] }] },
    })
  if (c.endedOn)
    out.push({
      on: c.endedOn,
      at: null,
      stage: 12,
      key: `end-${c.id}`,
      tag: ['contractTermination'],
      body: { contracts: [{ id: c.id, awardID, status: 'terminated' as const }] },
    })
  return out
}

/** Instalments that were accepted, or paid on signing, by a day: a later text does not set them back to scheduled. */
const takenBy = (c: PublicContract, on: Day): ReadonlySet<string> => {
  const paid = c.claims.some((k) => k.acceptanceId === null && k.settledOn !== null && !isBefore(on, k.settledOn))
  return new Set([
    ...c.acceptances.filter((a) => !isBefore(on, a.acceptedOn)).flatMap((a) => a.parts.map((p) => p.instalmentKey)),
    ...(paid ? c.texts.flatMap((t) => t.instalments.filter((i) => i.onSigning).map((i) => i.key)) : []),
  ])
}
/** The text that held on a day: what was accepted is told in its words, whatever was agreed later. */
const textOn = (c: PublicContract, on: Day, say: Speaker): PublicText =>
  c.texts.findLast((t) => !isBefore(on, say.dayOf(t.agreedAt))) ?? c.texts[0]!

const textOf = (c: PublicContract, awardID: string, t: PublicText, say: Speaker): Contract => ({
  id: c.id,
  awardID,
  title: t.title,
  ...(t.titleEn && { title_en: t.titleEn }),
  status: 'active',
  period: period(say, t.startsOn, t.endsOn),
  value: say.value(t.total),
  items: say.items(t.lines),
})

const implementing = (milestones: readonly Milestone[]) => (milestones.length > 0 ? { implementation: { milestones } } : {})
const planned = (t: PublicText, say: Speaker): Milestone[] =>
  t.instalments.map((i) => ({
    id: i.key,
    title: i.title.zh,
    title_en: i.title.en,
    type: i.onSigning ? 'payment' : 'delivery',
    status: 'scheduled',
    ...(!i.onSigning && { dueDate: say.end(i.periodTo) }),
    value: say.value(i.amount),
  }))

function accepted(c: PublicContract, a: PublicAcceptance, small: Contract, say: Speaker): Happening[] {
  const settledLater = a.parts.filter((p) => p.disputed && p.settledOn)
  const settled = [...Map.groupBy(settledLater, (p) => p.settledOn!.toString()).values()]
  return [
    {
      on: a.acceptedOn,
      at: null,
      stage: 8,
      key: `acceptance-${a.id}`,
      tag: ['implementation'],
      body: {
        contracts: [
          {
            ...small,
            implementation: {
              ...milestonesIn(a.parts.map((p) => milestoneOf(c, p, a.acceptedOn, say))),
              acceptances: [
                {
                  id: a.id,
                  title: a.title.zh,
                  title_en: a.title.en,
                  dateHandedIn: say.start(a.handedInOn),
                  ...(a.dueOn && { dueDate: say.end(a.dueOn) }),
                  dateAccepted: say.start(a.acceptedOn),
                  acceptedBy: a.by,
                  ...(a.residents !== null && { residentsHeard: a.residents }),
                },
              ],
            },
          },
        ],
      },
    },
    ...settled.map((parts): Happening => {
      const on = parts[0]!.settledOn!
      return {
        on,
        at: null,
        stage: 8,
        key: `settlement-${a.id}-${on}`,
        tag: ['implementation'],
        body: { contracts: [{ ...small, implementation: milestonesIn(parts.map((p) => milestoneOf(c, p, on, say))) }] },
      }
    }),
  ]
}

const milestonesIn = (found: readonly (Milestone | undefined)[]): { milestones?: readonly Milestone[] } => {
  const milestones = found.filter((m) => m !== undefined)
  return milestones.length > 0 ? { milestones } : {}
}

/** How far an instalment was accepted by a day: what is still disputed then is told as partly met, without a share that may yet change. */
function milestoneOf(c: PublicContract, part: PublicAcceptance['parts'][number], on: Day, say: Speaker): Milestone | undefined {
  const of = textOn(c, on, say).instalments.find((i) => i.key === part.instalmentKey)
  if (!of) return undefined
  const known = c.acceptances.flatMap((x) =>
    x.parts
      .filter((p) => p.instalmentKey === part.instalmentKey)
      .map((p) => ({ ...p, on: p.disputed ? p.settledOn : x.acceptedOn, of: x.id })),
  )
  const open = known.some(
    (p) =>
      p.disputed &&
      !isBefore(on, c.acceptances.find((x) => x.id === p.of)!.acceptedOn) &&
      (p.settledOn === null || isBefore(on, p.settledOn)),
  )
  const share = known.filter((p) => p.on !== null && !isBefore(on, p.on)).reduce((f, p) => add(f, fractionOf(p.accepted)), zero)
  const met = !open && isAtLeast(share, one)
  return {
    id: of.key,
    title: of.title.zh,
    title_en: of.title.en,
    type: 'delivery',
    status: met ? 'met' : 'partiallyMet',
    ...(!of.onSigning && { dueDate: say.end(of.periodTo) }),
    ...(met && { dateMet: say.start(on) }),
    ...(!open && { acceptedShare: fractionText(share) }),
  }
}

const onSigning = (c: PublicContract, claim: PublicClaim, say: Speaker): Milestone[] =>
  textOn(c, claim.madeOn, say)
    .instalments.filter((i) => i.onSigning)
    .map((i) => ({
      id: i.key,
      title: i.title.zh,
      title_en: i.title.en,
      type: 'payment',
      status: 'met',
      dateMet: say.start(claim.settledOn!),
      value: say.value(i.amount),
    }))

function claimed(p: PublicPurchase, c: PublicContract, claim: PublicClaim, small: Contract, say: Speaker): Happening[] {
  const obligation = {
    id: claim.id,
    title: claim.title.zh,
    title_en: claim.title.en,
    value: say.value(claim.amount),
    basis: claim.basis,
    clockStart: say.start(claim.clockStartOn),
    dueDate: say.end(claim.dueOn),
    ...(claim.acceptanceId && { relatedAcceptance: claim.acceptanceId }),
  }
  const out: Happening[] = [
    {
      on: claim.madeOn,
      at: null,
      stage: 9,
      key: `claim-${claim.id}`,
      tag: ['implementation'],
      body: { contracts: [{ ...small, implementation: { paymentObligations: [obligation] } }] },
    },
  ]
  let sofar = 0n
  for (const pay of claim.payments) {
    sofar += pay.amount
    const settles = claim.settledOn !== null && sofar >= claim.amount && sofar - pay.amount < claim.amount
    const transaction = (id: string, amount: Money, kind: 'price' | 'lateInterest') => ({
      id,
      date: say.start(pay.paidOn),
      value: say.value(amount),
      kind,
      payer: say.reference(p.purchaser),
      payee: say.reference(c.provider),
      relatedObligation: claim.id,
    })
    out.push({
      on: later(pay.paidOn, claim.madeOn),
      at: pay.recordedAt,
      stage: 10,
      key: `payment-${pay.id}`,
      tag: ['implementation'],
      body: {
        parties: partiesOf(p, c, say),
        contracts: [
          {
            ...small,
            implementation: {
              // Interest is no part of the price: it is a transaction of its own, so that those of the price add up to what was agreed.
              transactions: [
                ...(pay.amount !== 0n ? [transaction(pay.id, pay.amount, 'price')] : []),
                ...(pay.interest !== 0n ? [transaction(`${pay.id}-interest`, pay.interest, 'lateInterest')] : []),
              ],
              // What is paid on signing has nothing to be accepted: it is met when it is paid.
              ...(settles && claim.acceptanceId === null && milestonesIn(onSigning(c, claim, say))),
              ...(settles && {
                paymentObligations: [
                  {
                    ...obligation,
                    dateSettled: say.start(claim.settledOn),
                    ...(claim.daysLate !== null && { daysLate: claim.daysLate }),
                    ...(claim.interest !== null && { interest: say.value(claim.interest) }),
                  },
                ],
              }),
            },
          },
        ],
      },
    })
  }
  return out
}
