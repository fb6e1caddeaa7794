import { statementsIn } from '#kernel'
import type { Happening } from './happening.ts'
import type { Planning, Tender } from './ocds.ts'
import type { PublicNeed, PublicPlan, PublicPurchase } from './public-facts.ts'
import { releaseWords } from './release-words.ts'
import { combination, months, period, type Speaker } from './speaker.ts'

/** The plan of a purchase, on the day its intention was published, with the needs its lines come from. */
export function planning(p: PublicPurchase, plan: PublicPlan, say: Speaker): Happening {
  const wanted = new Set(plan.lines.flatMap((l) => l.needIds))
  const from = p.needs.filter((n) => wanted.has(n.id))
  return {
    on: plan.publishedOn,
    at: null,
    stage: 1,
    key: `planning-${plan.id}`,
    tag: ['planning'],
    body: {
      parties: [say.party(p.purchaser, ['buyer', 'procuringEntity'])],
      buyer: say.reference(p.purchaser),
      planning: planningOf(p, plan, from, say),
      tender: plannedTender(plan, say),
      ...combination(plan.lines),
    },
  }
}

function planningOf(p: PublicPurchase, plan: PublicPlan, from: readonly PublicNeed[], say: Speaker): Planning {
  const t = releaseWords.zh
  const without = plan.lines.filter((l) => l.needIds.length === 0 && l.reason).map((l) => t.because(l.title, l.reason!))
  const titles = (all: readonly string[]) => statementsIn(all, 'zh')
  const rationale = [titles(from.map((n) => n.title)), ...without, plan.noSurveyReason ? t.notAsked(plan.noSurveyReason) : '']
    .filter(Boolean)
    .join('\n')
  return {
    ...(rationale && { rationale }),
    budget: {
      id: plan.id,
      description: titles(plan.sources.map((s) => s.source)) || plan.title,
      amount: say.value(plan.total),
      project: p.title,
    },
    documents: [
      say.document(`${plan.id}-plan`, 'procurementPlan', plan.title, 'plan'),
      ...(from.length > 0 ? [say.document(`${plan.id}-needs`, 'needsAssessment', t.heard, 'heard')] : []),
    ],
    ...(from.length > 0 && { needs: from.map((n) => needOf(n, say)) }),
  }
}

const needOf = (n: PublicNeed, say: Speaker): NonNullable<Planning['needs']>[number] => ({
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
})

function plannedTender(plan: PublicPlan, say: Speaker): Tender {
  const term = months(plan.startsOn, plan.months)
  return {
    id: say.tenderId,
    title: plan.title,
    ...(plan.titleEn && { title_en: plan.titleEn }),
    status: 'planned',
    mainProcurementCategory: 'services',
    items: say.items(plan.lines),
    value: say.value(plan.total),
    contractPeriod: period(say, term.from, term.to),
  }
}
