import { type Citation, type Day, fraction, isBefore, type Money, multiply, roundToWhole, sayMoney, type Words } from '#kernel'
import { type Answer, type Finding, finding, type Reason } from '../answer.ts'
import { methodNamed, type MethodName } from '../methods/index.ts'
import { parameter, valueOn } from '../parameter.ts'
import { inPlace, type Place, thresholdIn } from '../places/place.ts'
import { answered, because } from '../steps.ts'
import { cite } from './instruments.ts'

export const recusalYears = parameter({
  name: 'recusal.years',
  says: { zh: '参加采购活动前多少年内的关系应当回避', en: 'Years before the procurement within which a tie to a supplier demands recusal' },
  unit: { zh: '年', en: 'years' },
  values: { '2015-03-01': { value: 3, cites: [cite('R-18')] } },
  checkedOn: '2026-11-24',
})

/** What decides how large a panel must be. */
export interface PanelFacts {
  readonly method: MethodName
  readonly place: Place
  readonly budget: Money
  readonly isComplex: boolean
  readonly hasHighImpact: boolean
  readonly lawDay: Day
}
export interface PanelNeeded {
  /** Fewest members; always an odd number. */
  readonly size: number
  /** Fewest experts among that many. */
  readonly experts: number
}

/** How many members a panel needs and how many of them must be experts; null when the method has no panel (R-28, R-55, R-59b). */
export function panelNeeded(f: PanelFacts): Answer<PanelNeeded | null> {
  const method = methodNamed(f.method)
  const least = inPlace(method.panelSize, f.place, f.lawDay)
  if (least.value === null)
    return answered(null, [
      because(
        `${method.says.zh}不设评审小组，由有经验的专业人员商定。`,
        `There is no panel in ${method.says.en}; experienced professionals agree the price.`,
        ...least.cites,
      ),
    ])
  const steps: Reason[] = [
    because(
      `${method.says.zh}的小组至少 ${least.value} 人，为单数。`,
      `The panel in ${method.says.en} has at least ${least.value} members, an odd number.`,
      ...least.cites,
    ),
  ]
  const larger = inPlace(method.largerPanel, f.place, f.lawDay)
  const reason = larger.value ? whyLarger(larger.value, f) : undefined
  const size = larger.value && reason ? larger.value.size : least.value
  if (larger.value && reason)
    steps.push(because(`${reason.zh}，至少 ${size} 人。`, `${reason.en}: at least ${size} members.`, ...larger.cites))
  const experts = expertsNeeded(f, size)
  steps.push(experts.step)
  return answered({ size, experts: experts.count }, steps)
}

/** A panel as it was put together. */
export interface Panel {
  readonly experts: number
  /** The purchaser's representatives. */
  readonly purchaser: number
  /** People of the purchaser who sit as experts, which they may not. */
  readonly purchaserAsExperts?: number
}

/** What is wrong with a panel; nothing when it may work (F-18). */
export function checkPanel(panel: Panel, f: PanelFacts): readonly Finding[] {
  const needed = panelNeeded(f)
  if (needed.value === null) return []
  const size = panel.experts + panel.purchaser
  const found: Finding[] = []
  const note = (words: Words, cites: readonly Citation[]) => found.push(finding(cites[0]!.rule, words, cites, { at: 'panel' }))
  const sizeCites = needed.steps.slice(0, -1).at(-1)!.cites
  if (size < needed.value.size)
    note(
      {
        zh: `小组只有 ${size} 人，至少需要 ${needed.value.size} 人。请增补。`,
        en: `The panel has ${size} members, at least ${needed.value.size} are needed. Add members.`,
      },
      sizeCites,
    )
  if (size % 2 === 0)
    note(
      {
        zh: `小组有 ${size} 人，应为单数。请增加或减少一人。`,
        en: `The panel has ${size} members; the number must be odd. Add or drop one.`,
      },
      sizeCites,
    )
  const experts = expertsNeeded(f, size)
  if (panel.experts < experts.count)
    note(
      {
        zh: `${size} 人的小组至少要有 ${experts.count} 名评审专家，现在只有 ${panel.experts} 名。`,
        en: `A panel of ${size} needs at least ${experts.count} experts and has ${panel.experts}.`,
      },
      experts.step.cites,
    )
  if (panel.purchaserAsExperts)
    note(
      {
        zh: '采购人的人员不得以专家身份参加本单位项目的评审。请换人。',
        en: 'People of the purchaser may not sit as experts on its own procurement. Replace them.',
      },
      experts.step.cites,
    )
  return found
}

/** Whether a procurement may go on with this many conforming suppliers (R-34, R-58; F-19). */
export function mayContinue(f: {
  readonly method: MethodName
  readonly place: Place
  readonly conforming: number
  readonly isPurchasedService: boolean
  readonly lawDay: Day
}): Answer<boolean> {
  const method = methodNamed(f.method)
  const least = inPlace(f.isPurchasedService ? method.fewestForPurchasedServices : method.fewestBidders, f.place, f.lawDay)
  const may = f.conforming >= least.value
  return answered(may, [
    because(
      `符合要求的供应商 ${f.conforming} 家，至少需要 ${least.value} 家：${may ? '可以继续' : '应当终止（废标），公告并说明原因'}。`,
      `${f.conforming} conforming suppliers, at least ${least.value} needed: ${may ? 'it may go on' : 'it ends; publish why'}.`,
      ...least.cites,
    ),
  ])
}

/** A tie between a person who takes part and a supplier or its head. */
export type Tie =
  /** Employed by, director or supervisor of, or in control of the supplier; `endedOn` null while it lasts. */
  | { readonly kind: 'employed' | 'director' | 'supervisor' | 'in-control'; readonly endedOn: Day | null }
  /** Kin of the supplier's legal representative or head. Generations of collateral kin as the law counts them: siblings 2, uncles, aunts, nieces, nephews and first cousins 3. */
  | { readonly kind: 'spouse' | 'direct-line' | 'close-in-law' }
  | { readonly kind: 'collateral'; readonly generations: number }
  /** Anything else that may harm fairness, as the person or another supplier says. */
  | { readonly kind: 'other'; readonly what: string }

/** Whether a member, official or expert must step back. Ties of work count for three years, kinship always. */
export function mustRecuse(ties: readonly Tie[], on: Day, lawDay: Day): Answer<boolean> {
  const years = valueOn(recusalYears, lawDay)
  const since = on.subtract({ years })
  const reasons = ties.flatMap((tie): Reason[] => {
    if (tie.kind === 'collateral' && tie.generations > 3) return []
    if ('endedOn' in tie && tie.endedOn !== null && isBefore(tie.endedOn, since)) return []
    const said = tieSays[tie.kind]
    return [because(`${said.zh}，应当回避。`, `${said.en}: must step back.`, cite('R-18'))]
  })
  return answered(
    reasons.length > 0,
    reasons.length
      ? reasons
      : [
          because(
            `没有法定应当回避的关系（劳动、任职、控制关系看前 ${years} 年）。`,
            `No tie demands recusal; ties of work, office and control count for ${years} years.`,
            cite('R-18'),
          ),
        ],
  )
}

const tieSays: Readonly<Record<Tie['kind'], Words>> = {
  employed: { zh: '三年内与供应商有劳动关系', en: 'Employed by the supplier within three years' },
  director: { zh: '三年内任供应商董事', en: 'Director of the supplier within three years' },
  supervisor: { zh: '三年内任供应商监事', en: 'Supervisor of the supplier within three years' },
  'in-control': { zh: '三年内是供应商的控股股东或实际控制人', en: 'In control of the supplier within three years' },
  spouse: { zh: '与供应商负责人是夫妻', en: 'Spouse of the supplier’s head' },
  'direct-line': { zh: '与供应商负责人是直系血亲', en: 'In direct line with the supplier’s head' },
  collateral: { zh: '与供应商负责人是三代以内旁系血亲', en: 'Collateral kin of the supplier’s head within three generations' },
  'close-in-law': { zh: '与供应商负责人是近姻亲', en: 'Close in-law of the supplier’s head' },
  other: { zh: '有其他可能影响公平公正的关系', en: 'Another tie that may harm fairness' },
}

function expertsNeeded(f: PanelFacts, size: number): { readonly count: number; readonly step: Reason } {
  const share = inPlace(methodNamed(f.method).expertShare, f.place, f.lawDay)
  const of = share.value ?? fraction(0)
  const count = Number(roundToWhole(multiply(of, fraction(size)), 'up'))
  return {
    count,
    step: because(
      `专家不少于 ${of.n}/${of.d}：${size} × ${of.n}/${of.d}，不足一人按一人计，至少 ${count} 名。`,
      `Experts at least ${of.n}/${of.d}: ${size} × ${of.n}/${of.d}, rounded up to ${count}.`,
      ...share.cites,
    ),
  }
}

function whyLarger(
  l: { budget: Money | null; whenComplex: boolean; whenHighImpact: boolean; whenAboveOpenThreshold: boolean },
  f: PanelFacts,
): Words | undefined {
  if (l.budget !== null && f.budget >= l.budget)
    return {
      zh: `预算 ${sayMoney(f.budget, 'zh')}，达到 ${sayMoney(l.budget, 'zh')}`,
      en: `The budget of ${sayMoney(f.budget, 'en')} reaches ${sayMoney(l.budget, 'en')}`,
    }
  if (l.whenComplex && f.isComplex) return { zh: '技术复杂', en: 'The project is technically complex' }
  if (l.whenHighImpact && f.hasHighImpact) return { zh: '社会影响较大', en: 'The project has high social impact' }
  const threshold = l.whenAboveOpenThreshold ? thresholdIn(f.place, 'openTender', f.lawDay) : undefined
  if (threshold && f.budget >= threshold.value)
    return {
      zh: `达到公开招标数额标准 ${sayMoney(threshold.value, 'zh')}`,
      en: `The budget reaches the open-tender threshold of ${sayMoney(threshold.value, 'en')}`,
    }
  return undefined
}
