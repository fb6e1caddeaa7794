import type { Party } from '#contracts'
import { type Lang, nameIn } from '#kernel'
import { nameOf, type Organisation } from '#people'
import { Notice, SummaryList } from '#ui'
import { words } from '../words.ts'

/** Where the money goes: the account the contract names. One that was changed since is shown beside it and is not paid to unasked. */
export function PayTo({ lang, agreed, now }: { lang: Lang; agreed: Party | undefined; now: Organisation | undefined }) {
  const t = words[lang]
  const to = (o: { bank: string | null; account: string | null } | undefined) =>
    o?.account ? `${o.bank} · ${inFours(o.account)}` : undefined
  const [then, today] = [to(agreed), to(now)]
  if (!then && !today) return null
  return (
    <>
      <SummaryList
        rows={[
          { label: t.payTo, value: `${agreed ? nameIn(agreed, lang) : nameOf(now, lang)}\n${then ?? t.noAccountAgreed}` },
          ...(today && today !== then ? [{ label: t.accountNow, value: today }] : []),
        ]}
      />
      {today && today !== then && (
        <Notice late={then !== undefined}>
          <p>{then ? t.accountChanged : t.accountNotAgreed}</p>
        </Notice>
      )}
    </>
  )
}
/** An account as people read it aloud. */
export const inFours = (digits: string): string => digits.replace(/(\d{4})(?=\d)/g, '$1 ')
