import { type Day, isAfter, isRefusal, type Money, sayDay, termEnd, type Words } from '#kernel'
import { type Answer, type Finding, finding, type Reason } from '../answer.ts'
import type { MethodName } from '../methods/index.ts'
import { inForce } from '../parameter.ts'
import { type Place, thresholdIn } from '../places/place.ts'
import { answered, because } from '../steps.ts'
import { longestTermYears } from './award.ts'
import { cite } from './instruments.ts'
import { mayUseMethod, singleSourceGround, type SingleSourceGround } from './method-choice.ts'
import { onlyInForce } from './rule-in-force.ts'

/** Why there was no tender: the grounds of single source, a later year of a term that was tendered, or an amount below the limit. */
export type DirectGround =
  | SingleSourceGround
  | { readonly kind: 'below-limit' }
  | {
      readonly kind: 'renewal'
      /** The documents of the earlier tender said that it could be renewed. */
      readonly announced: boolean
      /** The earlier contract came from a tender. */
      readonly fromTender: boolean
      /** First day of the earlier contract, and last day of this one. */
      readonly firstDay: Day
      readonly lastDay: Day
      /** The last day of the contract that is renewed, where it ends before its term. */
      readonly endedEarlyOn?: Day
    }

/** The grounds the law knows, in the order they are offered. */
export const directGrounds = ['only-supplier', 'unforeseeable-emergency', 'follow-on', 'renewal', 'below-limit'] as const
export type DirectGroundKind = (typeof directGrounds)[number]
export const directGroundWords: Readonly<Record<DirectGroundKind, Words>> = {
  'only-supplier': { zh: '只能从唯一供应商处采购', en: 'Only one supplier can provide it' },
  'unforeseeable-emergency': { zh: '不可预见的紧急情况', en: 'An unforeseeable emergency' },
  'follow-on': { zh: '向原供应商添购，不超过原合同的百分之十', en: 'More from the same supplier, at most 10 % of the original contract' },
  renewal: { zh: '原采购文件写明可以续签，在三年期限内续签', en: 'A renewal that the earlier tender announced, within three years' },
  'below-limit': { zh: '低于采购限额标准，按单位内控制度办理', en: 'Below the procurement limit; the office’s own rules apply' },
}

export interface DirectPurchase {
  readonly place: Place
  readonly lawDay: Day
  /** Budget of the whole purchase, not of one of its contracts: what is split is added up again. */
  readonly planned: Money
  /** The method the plan was approved with; null where it names none. */
  readonly planMethod: MethodName | null
  readonly ground?: DirectGround
}

/** `open`: the law lets it be; `judged`: the law leaves it to whoever approves, who says why; `closed`: it needs a tender. */
export type DirectOpenness = 'open' | 'judged' | 'closed'

const law = cite('R-59b', 'procurement-law')

/**
 * Whether a contract may be made without a tender, by its ground (采购法 arts 27, 31, R-59b), and whether a person has to judge
 * what cannot be told: a threshold that is not entered, a consent that is due, an emergency that overtakes the planned method.
 */
export function mayContractWithoutTender(d: DirectPurchase): Answer<DirectOpenness> {
  const { ground } = d
  if (ground?.kind === 'below-limit') return belowLimit(d)
  if (ground?.kind === 'renewal') return renewal(ground, d)
  const held = singleSourceGround(ground, d.lawDay)
  if (!held.value) return answered('closed', held.steps)
  const steps: Reason[] = [...held.steps]
  const unplanned = d.planMethod !== null && d.planMethod !== 'single-source'
  if (unplanned && ground?.kind !== 'unforeseeable-emergency')
    return answered('closed', [
      ...steps,
      because(
        '计划批准的是竞争性采购方式，没有批准单一来源。请按计划招标，或者另报计划。',
        'The plan was approved for a competitive method, not for single source. Tender as planned, or have another plan approved.',
        cite('R-49'),
      ),
    ])
  if (d.planMethod !== 'single-source')
    steps.push(
      because(
        '计划没有批准单一来源，由审批人判断并说明理由。',
        'The plan does not name single source; whoever approves judges it and says why.',
        cite('R-49'),
      ),
    )
  const method = mayUseMethod({
    method: 'single-source',
    place: d.place,
    budget: d.planned,
    isService: true,
    ...(ground && { ground }),
    lawDay: d.lawDay,
  })
  if (isRefusal(method))
    return answered('judged', [
      ...steps,
      because(`${method.words.zh}由审批人判断并说明理由。`, `${method.words.en} Whoever approves judges it and says why.`, cite('R-49')),
    ])
  // More of the same presupposes something there is more of: no text decides it for a contract that ends early, so a person does.
  const ended = ground?.kind === 'follow-on' ? ground.endedEarlyOn : undefined
  const judged = method.value === 'with-consent' || d.planMethod !== 'single-source' || ended !== undefined
  return answered(judged ? 'judged' : 'open', [
    ...steps,
    ...method.steps.filter((s) => !held.steps.some((h) => h.says.en === s.says.en)),
    ...(ended
      ? [
          because(
            `原合同提前到${sayDay(ended, 'zh')}终止，添购是为了和原项目保持一致或者配套；由审批人判断还有没有可以配套的，并说明理由。`,
            `The original contract ends early, on ${sayDay(ended, 'en')}. A follow-on keeps to what was bought before or completes it: whoever approves judges whether there is anything left to complete, and says why.`,
            law,
          ),
        ]
      : []),
  ])
}

function belowLimit(d: DirectPurchase): Answer<DirectOpenness> {
  if (!thresholdIn(d.place, 'procurement', d.lawDay))
    return answered('judged', [
      because(
        `还没有录入${d.place.says.zh}的采购限额标准，不能判断是否低于限额。由审批人对照当地文件判断并说明理由。`,
        `The procurement limit of ${d.place.says.en} is not entered, so it cannot be told whether this is below it. Whoever approves judges by the local notice and says why.`,
        cite('R-49'),
      ),
    ])
  const open = mayUseMethod({ method: 'single-source', place: d.place, budget: d.planned, isService: true, lawDay: d.lawDay })
  if (!isRefusal(open) && open.value === 'outside') return answered('open', open.steps)
  return answered('closed', [
    because(
      '整个采购的预算达到采购限额标准，不能按限额以下办理。',
      'The budget of the whole purchase reaches the procurement limit; it cannot be treated as below it.',
      cite('R-49'),
    ),
  ])
}

function renewal(g: Extract<DirectGround, { kind: 'renewal' }>, d: DirectPurchase): Answer<DirectOpenness> {
  if (!g.fromTender || !g.announced)
    return answered('closed', [
      because(
        '原合同没有经过招标，或者采购文件没有写明可以续签，不能直接续签。请重新采购。',
        'The earlier contract was not tendered, or its documents did not announce a renewal: it cannot be renewed as it is. Buy anew.',
        cite('R-110'),
        cite('R-43'),
      ),
    ])
  if (g.endedEarlyOn)
    return answered('closed', [
      because(
        `原合同提前到${sayDay(g.endedEarlyOn, 'zh')}终止，没有履行到期，不能续签。请重新采购。`,
        `The earlier contract ends early, on ${sayDay(g.endedEarlyOn, 'en')}: it did not run its term, so there is none to follow it. Buy anew.`,
        cite('R-110'),
        cite('R-43'),
      ),
    ])
  const longest = inForce(longestTermYears, d.lawDay)
  const until = termEnd(g.firstDay, longest.value * 12)
  const within = !isAfter(g.lastDay, until)
  return answered(within ? 'open' : 'closed', [
    because(
      `自${sayDay(g.firstDay, 'zh')}起最长 ${longest.value} 年，到${sayDay(until, 'zh')}止；本合同到${sayDay(g.lastDay, 'zh')}${within ? '，在期限内' : '，超出期限，应重新采购'}。`,
      `From ${sayDay(g.firstDay, 'en')} at most ${longest.value} years, to ${sayDay(until, 'en')}; this contract ends on ${sayDay(g.lastDay, 'en')}: ${within ? 'within it' : 'beyond it, so buy anew'}.`,
      ...longest.cites,
    ),
  ])
}

/** What a rule report asks first of a contract: by which way of buying it came about. Leave out what is not recorded. */
export interface MethodFacts {
  readonly fromTender: boolean
  readonly place?: Place
  readonly planned?: Money
  readonly planMethod?: MethodName | null
  readonly planApproved?: boolean
  readonly ground?: DirectGround
  readonly approval?: 'asked' | 'approved' | 'refused'
  /** Its purchase has a tender that runs or was awarded. */
  readonly besideTender?: boolean
}

/** What is missing or wrong in how a contract without a tender came about. Nothing for one that came from a tender. */
export function directFindings(f: MethodFacts, lawDay: Day): readonly Finding[] {
  if (f.fromTender) return []
  const found: Finding[] = []
  const say = (at: string, zh: string, en: string, cites: readonly [ReturnType<typeof cite>, ...ReturnType<typeof cite>[]] = [law]) =>
    found.push(finding(cites[0].rule, { zh, en }, cites, { at }))
  if (!f.planApproved)
    say(
      'plan',
      '没有经过批准的计划。采购应当按批准的预算和计划执行。',
      'There is no approved plan. A purchase follows its approved budget and plan.',
      [cite('R-49')],
    )
  if (f.besideTender)
    say(
      'tender',
      '同一采购已有招标正在进行或者已经定标，又另签了合同。',
      'A tender of the same purchase runs or was awarded, and another contract was made beside it.',
      [cite('R-39')],
    )
  if (!f.ground) say('ground', '没有写明法定的不招标理由。', 'No ground of the law for doing without a tender is stated.')
  else if (f.place) {
    const answer = mayContractWithoutTender({
      place: f.place,
      lawDay,
      planned: f.planned ?? (0n as Money),
      planMethod: f.planMethod ?? null,
      ground: f.ground,
    })
    const last = answer.steps.at(-1)!
    if (answer.value === 'closed') found.push(finding(last.cites[0]!.rule, last.says, last.cites, { at: 'ground' }))
    else if (answer.value === 'judged' && !thresholdIn(f.place, 'procurement', lawDay))
      found.push({ ...finding('R-49', last.says, last.cites, { at: 'threshold' }), severity: 'warn' })
  }
  if (f.approval !== 'approved')
    say('approval', '采购方式没有经过主管部门批准。', 'The bureau has not approved doing without a tender.', [cite('R-49')])
  return onlyInForce(found, lawDay)
}
