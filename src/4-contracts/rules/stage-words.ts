import { type Day, dictionary, fractionOf, type Lang, readDay, sayDay, statementsIn, type Words } from '#kernel'
import type { Milestone, StageFrom } from './contract.ts'
import type { Stage, StageLack } from './stages.ts'

type Titled = (lineId: string) => string

/** The parts of what is said of a stage. A line is named only where it is another than that of the stage. */
const says = dictionary('4-contracts/rules/stage-words.says', {
  onSigning: { zh: '签订时', en: 'on signing' },
  afterAcceptance: { zh: '验收后', en: 'after acceptance' },
  needs: {
    zh: (count: number, of: string) => `${of ? `「${of}」` : ''}完成 ${count}`,
    en: (count: number, of: string) => `${count} done${of ? ` of “${of}”` : ''}`,
  },
  from: { zh: (on: Day) => `${sayDay(on, 'zh')}起`, en: (on: Day) => `from ${sayDay(on, 'en')}` },
  after: { zh: (stage: string) => `在「${stage}」之后`, en: (stage: string) => `after “${stage}”` },
  or: { zh: '，或', en: ', or ' },
  and: { zh: '，', en: ', ' },
  done: {
    zh: (done: number, count: number, of: string) => `${of ? `「${of}」` : ''}已完成 ${done}，需 ${count}`,
    en: (done: number, count: number, of: string) => `${of ? `“${of}”: ` : ''}${done} of ${count} done`,
  },
  nothing: { zh: '还没有服务记录', en: 'nothing recorded yet' },
  earliest: { zh: (on: Day) => `最早 ${sayDay(on, 'zh')}`, en: (on: Day) => `earliest ${sayDay(on, 'en')}` },
  first: { zh: (stage: string) => `先提交「${stage}」`, en: (stage: string) => `“${stage}” comes first` },
})
const inBoth = (say: (lang: Lang) => string): Words => ({ zh: say('zh'), en: say('en') })

/** What is missing, as people read it: `0 of 1 done; earliest 31 May 2027`. */
export const sayLack = (lack: StageLack, titleOf: Titled, stage: Stage): Words =>
  inBoth((lang) => {
    const t = says[lang]
    return statementsIn(
      [
        ...lack.needs.map((n) => t.done(n.done, n.count, n.lineId === stage.lineId ? '' : titleOf(n.lineId))),
        ...(lack.nothing ? [t.nothing] : []),
        ...(lack.earliestOn ? [t.earliest(lack.earliestOn)] : []),
        ...(lack.after ? [t.first(lack.after)] : []),
      ],
      lang,
    )
  })

/** When a stage is due, as both sides sign it. */
export const sayStage = (stage: Stage, titleOf: Titled): Words =>
  inBoth((lang) => {
    const t = says[lang]
    if (stage.onSigning) return t.onSigning
    const needs = stage.needs.map((n) => t.needs(n.count, n.lineId === stage.lineId ? '' : titleOf(n.lineId)))
    const when = [...(stage.earliestOn ? [t.from(stage.earliestOn)] : []), ...needs]
    const terms = stage.byWhatIsDone ? [when.join(t.or)] : when
    return [t.afterAcceptance, ...terms, ...(stage.after ? [t.after(stage.after.title)] : [])].join(t.and)
  })

/**
 * Reads what was typed after a stage's name, share and moment: `最早 2026-12-31`, `第 6 个月末`, `合同期过 50%`, `期满`, `完成 5`,
 * `完成 5「小组」`, `不限顺序`; or in English `from 2026-12-31`, `end of month 6`, `50% of the term`, `end`, `5 done`,
 * `5 done of group`, `any order`. A line is named by its title until it is known by id. Undefined when it cannot be read.
 */
export function readCondition(
  typed: string,
): { earliest: StageFrom } | { need: { title: string | null; count: number } } | { anyOrder: true } | undefined {
  const text = typed.normalize('NFKC').trim()
  const found = (zh: RegExp, en: RegExp): RegExpExecArray | null => zh.exec(text) ?? en.exec(text)
  let m = found(/^(?:最早)?\s*(\d{4}-\d{2}-\d{2})\s*起?$/, /^(?:from|earliest)\s+(\d{4}-\d{2}-\d{2})$/i)
  if (m) return readDay(m[1]!) ? { earliest: { at: 'day', on: m[1]! } } : undefined
  m = found(/^(?:最早)?\s*第\s*(\d{1,2})\s*个?月末?$/, /^(?:from )?(?:the )?end of month (\d{1,2})$/i)
  if (m) return { earliest: { at: 'month-end', month: Number(m[1]) } }
  m = found(/^(?:最早)?\s*(?:合同)?期?限?过\s*(\d{1,3})\s*%$/, /^(\d{1,3})\s*% of (?:the )?term$/i)
  if (m) return { earliest: { at: 'term', share: `${m[1]}/100` } }
  if (/^(?:最早)?\s*(?:合同)?(?:期满|期末|到期)$/.test(text) || /^(?:from )?(?:the )?end(?: of the contract)?$/i.test(text))
    return { earliest: { at: 'end' } }
  m = found(/^完成\s*(\d{1,7})\s*(?:「(.{1,200})」)?$/, /^(\d{1,7}) done(?: of (.{1,200}))?$/i)
  if (m) return { need: { title: m[2]?.trim() ?? null, count: Number(m[1]) } }
  return /^不限顺序$/.test(text) || /^any order$/i.test(text) ? { anyOrder: true } : undefined
}

/** The same back as it is typed, so that what is shown can be sent again unchanged. */
export function typedConditions(m: Milestone, line: { readonly id: string }, titleOf: (lineId: string) => string): string[] {
  const from = m.earliest
  return [
    ...(from
      ? [
          from.at === 'day'
            ? `最早 ${from.on}`
            : from.at === 'month-end'
              ? `第 ${from.month} 个月末`
              : from.at === 'end'
                ? '期满'
                : `合同期过 ${Number((fractionOf(from.share).n * 100n) / fractionOf(from.share).d)}%`,
        ]
      : []),
    ...(m.needs ?? []).map((n) => (n.lineId === line.id ? `完成 ${n.count}` : `完成 ${n.count}「${titleOf(n.lineId)}」`)),
    ...(m.anyOrder ? ['不限顺序'] : []),
  ]
}

/** How it is typed when a stage is due: on signing or after acceptance. */
export const typedMoments: Readonly<Record<string, Milestone['when']>> = {
  签订: 'signing',
  签约: 'signing',
  signing: 'signing',
  验收: 'acceptance',
  acceptance: 'acceptance',
}
export const typedMoment = (when: Milestone['when']): string => (when === 'signing' ? '签订' : '验收')

/** A list of what was typed for one stage. */
export const typedTogether = (parts: readonly string[]): string => parts.join('，')

/** A mark that parts what was typed for one stage. */
export const typedApart = /[,，|]/

/** A share of the amount as it is typed: in per cent. */
export const typedPercent = /^(\d{1,3}(?:\.\d{1,4})?)\s*[%％]$/

/** What cannot be read in what was typed. */
export const unreadable = dictionary('4-contracts/rules/stage-words.unreadable', {
  stage: {
    zh: (row: string) => `看不懂「${row}」。请写成：名称，40%，签订或验收。`,
    en: (row: string) => `Cannot read “${row}”. Write: name, 40%, signing or acceptance.`,
  },
  condition: {
    zh: (part: string) => `看不懂「${part}」。可以写：最早 2026-12-31、第 6 个月末、合同期过 50%、期满、完成 5、不限顺序。`,
    en: (part: string) => `Cannot read “${part}”. Write: from 2026-12-31, end of month 6, 50% of the term, end, 5 done, any order.`,
  },
})
