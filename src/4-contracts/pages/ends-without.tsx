import type { Lang } from '#kernel'
import { Notice } from '#ui'
import type { EndingSoon } from '../ending-soon.ts'
import { endingWords } from '../ending-words.ts'

/** That a contract ends soon while nothing signed follows it, and what that means for people. */
export function EndsWithout({ e, lang }: { e: EndingSoon; lang: Lang }) {
  const t = endingWords[lang]
  return (
    <Notice late>
      <h2>{t.title(e.lastOn)}</h2>
      <p>
        {t.where(e.left, e.of)} {e.nextOn && t.next(e.nextOn)}
      </p>
      <p>{t.people}</p>
    </Notice>
  )
}
