import type { Lang } from '#kernel'
import { Notice } from '#ui'
import { type Contract, isUnsigned } from '../rules/contract.ts'
import { basisWords } from '../rules/words.ts'
import { words } from '../words.ts'

/** That the institution is not registered as what its credit code says, which decides by which law it is paid. */
export function FormWrong({ c, lang }: { c: Contract; lang: Lang }) {
  const t = words[lang]
  return (
    <Notice late>
      <h2>{t.formWrong}</h2>
      <p>{isUnsigned(c) ? t.formWrongOpen : t.formWrongSigned(basisWords[c.terms.basis])}</p>
    </Notice>
  )
}
