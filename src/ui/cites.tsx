import type { Lang, Refusal } from '#kernel'
import { formWords } from './words.ts'

/**
 * The articles something rests on, with how sure we are where we are not.
 * `brief` names a text as people do in passing, `Order 102 art. 24`, where many stand close together; its page has the whole name.
 */
export function Cites({ cites, lang, brief }: { cites: NonNullable<Refusal['cites']>; lang: Lang; brief?: boolean }) {
  const t = formWords[lang]
  const different = cites.filter(
    (c, i) => cites.findIndex((x) => x.instrument.zh === c.instrument.zh && x.article.zh === c.article.zh) === i,
  )
  return (
    <span className="small soft">
      {different.map((c, i) => (
        <span key={`${c.rule}${i}`}>
          {i > 0 && ' · '}
          <a href={lawPage(c.rule)}>
            {brief ? briefName(c.instrument[lang]) : c.instrument[lang]} {c.article[lang]}
          </a>
          {!['A', 'B'].includes(c.confidence) && ` ${brief ? t.grade(c.confidence) : t.notSure(c.confidence)}`}
        </span>
      ))}
    </span>
  )
}

/** `《政府购买服务管理办法》（财政部令第 102 号）` as `财政部令第 102 号`, `Budget Law` as it is. */
export function briefName(instrument: string): string {
  const number = /[（(]([^（）()]*(?:号|Order \d+|No\. \d+))[）)]/.exec(instrument)?.[1]
  if (number) return number.replace('Ministry of Finance ', '')
  return instrument
    .replace(/\s*[（(][^（）()]*[）)]$/, '')
    .replace(/[《》]/g, '')
    .replace('中华人民共和国', '')
}
/** The page of a rule. A local table of wages stands on none; it is shown with its place. */
const lawPage = (rule: string): string => (/^R-\d/.test(rule) ? `/law/${rule}` : '/law/places')
