import type { Finding, Law } from '#law'
import type { Clause } from './clauses.ts'
import { securedWords } from './words.ts'

const digits = String.raw`(?:\d[\d,.]*|[零〇一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟]+)`
// From two on: “one” is said of much that is no quantity.
const several = String.raw`(?:(?:[2-9]|\d{2,})[\d,.]*|[二三四五六七八九十百千万两][零〇一二三四五六七八九十百千万]*)`
const figures: readonly RegExp[] = [
  new RegExp(String.raw`(?:¥|人民币|RMB|CNY)\s*${digits}`, 'i'),
  new RegExp(String.raw`${digits}\s*(?:万元|元(?!素)|角(?!度)|yuan|RMB|CNY)`, 'i'),
  new RegExp(String.raw`${digits}\s*(?:%|‰|per ?cent)`, 'i'),
  new RegExp(String.raw`(?:百分之|千分之|万分之)${digits}`),
  new RegExp(String.raw`${several}\s*(?:名|人次|人|户|场|节|小组|岗位|个(?!月|工作日|自然日|日|小时|方面))`),
  new RegExp(
    String.raw`${several}\s+(?:more |additional |further |extra )?(?:posts?|workers?|people|persons|sessions|groups|cases|events|units)\b`,
    'i',
  ),
]
// What a breach costs is agreed in words and belongs to no line.
const ofBreach = /违约|赔偿|滞纳金|利息|penalt|damages|compensat|interest/i

/**
 * Amounts, shares and quantities that the parties wrote into words of their own. They stand in no field, so nothing holds them against
 * the award, the documents or the plan. Only a reading of words, so it warns, once for a clause, with the first it found.
 */
export const figuresInWords = (clauses: readonly Clause[], lang: 'zh' | 'en', law: Law): Finding[] =>
  clauses.flatMap((c): Finding[] => {
    if (!c.edited) return []
    const sentences = c.text[lang].normalize('NFKC').split(/[。；;]|\.\s/)
    const text = sentences.filter((s) => !ofBreach.test(s)).join('。')
    const found = figures.map((f) => f.exec(text)?.[0]).find((f) => f !== undefined)
    if (found === undefined) return []
    const cites = law.cites('award-and-contract')
    return [
      {
        rule: cites[0]?.rule ?? 'award-and-contract',
        severity: 'warn',
        words: securedWords.both('figure', c.number, found.trim()),
        cites,
        at: c.number,
      },
    ]
  })
