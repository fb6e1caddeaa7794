import type { Ctx } from '#platform'
import { Form, type FormState, type FrameFacts, Page, SummaryList, TextField } from '#ui'
import { ownSettingWords } from '../own-setting-words.ts'
import { type Kept, seenAs } from '../rules/own-setting.ts'
import { BeforeOfSetting } from './before-of-setting.tsx'

/** Places from the nearest to the nation, as they are read one after the other. */
export const placesAround = ({ law, lang }: Pick<Ctx, 'law' | 'lang'>): string[] => {
  const names: string[] = []
  for (let at: Ctx['law']['place'] | null = law.place; at; at = at.within) names.push(at.says[lang])
  return names
}

/** Whether the jurisdiction is a place of its own within the one whose rules it chose, and what that is called. */
export function OwnPlacePage(p: { ctx: Ctx; frame: FrameFacts; history: readonly Kept<'place'>[]; form: FormState }) {
  const { ctx, history } = p
  const { lang } = ctx
  const t = ownSettingWords[lang]
  const f = { form: p.form, lang }
  return (
    <Page
      ctx={ctx}
      frame={p.frame}
      section="settings"
      title={t.placeTitle}
      lead={t.placeLead}
      trail={[{ label: t.settings, href: '/settings' }, { label: t.placeTitle }]}
    >
      <SummaryList rows={[{ label: t.placeNow, value: placesAround(ctx).join(' → ') }]} />
      <p>
        {t.placeFixed} <a href="/law/local">{t.placeNumbers}</a>
      </p>
      <Form action="/settings/place" {...f} submit={t.save} version={seenAs(history[0])}>
        <TextField {...f} name="name" label={t.placeName} hint={t.placeNameHint} optional maxLength={60} />
        <TextField {...f} name="nameEn" label={t.placeNameEn} optional maxLength={80} />
      </Form>
      <BeforeOfSetting ctx={ctx} kind="place" history={history} say={(v) => v.name ?? t.placeNone} />
    </Page>
  )
}
