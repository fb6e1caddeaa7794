import { type Community, namedChoice } from '#people'
import { Checkboxes, Form, type FormState, Page, TextField } from '#ui'
import { words } from '../page-words.ts'
import { type Common, NoCommunities } from './parts.tsx'

export function NewPurchasePage({ ctx, frame, form, places }: Common & { form: FormState; places: readonly Community[] }) {
  const t = words[ctx.lang]
  const f = { form, lang: ctx.lang }
  return (
    <Page ctx={ctx} frame={frame} title={t.newPurchase} section="purchases" lead={t.newPurchaseLead}>
      <Form action="/purchases/new" {...f} submit={t.open} cancel="/">
        <TextField {...f} name="title" label={t.purchaseTitle} hint={t.purchaseTitleHint} maxLength={200} />
        <TextField {...f} name="titleEn" label={t.titleEn} optional maxLength={200} />
        {places.length === 0 && <NoCommunities lang={ctx.lang} />}
        <Checkboxes
          {...f}
          name="communityIds"
          label={t.communities}
          hint={t.communitiesHint}
          options={places.map((c) => namedChoice(c, ctx.lang))}
        />
      </Form>
    </Page>
  )
}
