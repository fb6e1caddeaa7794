import type { Lang } from '#kernel'
import type { Offered } from '#law'
import { nameOf, type Organisation } from '#people'
import { type FormState, MoneyField, Select, TextArea } from '#ui'
import { words } from '../notice-page-words.ts'

/** Whom alone the office means to ask, on what ground, and who argued it. */
export function NoticeFields(p: { form: FormState; lang: Lang; grounds: readonly Offered<string>[]; suppliers: readonly Organisation[] }) {
  const { form, lang } = p
  const t = words[lang]
  const f = { form, lang }
  return (
    <>
      <h2>{t.notice}</h2>
      <Select
        {...f}
        name="named"
        label={t.supplier}
        empty={t.toChoose}
        options={p.suppliers.map((o) => ({ value: o.id, label: nameOf(o, lang) }))}
      />
      <Select
        {...f}
        name="ground"
        label={t.ground}
        empty={t.toChoose}
        options={p.grounds.map((g) => ({ value: g.value, label: g.says[lang] }))}
      />
      <MoneyField {...f} name="groundOriginal" label={t.original} hint={t.originalHint} optional />
      <TextArea {...f} name="groundSays" label={t.why} hint={t.whyHint} />
      <TextArea {...f} name="groundExperts" label={t.experts} hint={t.expertsHint} rows={3} />
    </>
  )
}
