import type { Ctx } from '#platform'
import { Form, type FormState, type FrameFacts, Notice, Page, SummaryList, TextField } from '#ui'
import { ownSettingWords } from '../own-setting-words.ts'
import { type Kept, seenAs } from '../rules/own-setting.ts'
import { BeforeOfSetting } from './before-of-setting.tsx'

interface Shown {
  ctx: Ctx
  frame: FrameFacts
  history: readonly Kept<'publishing'>[]
  form: FormState
  /** What counts now. */
  prefix: string | null
  /** Of the jurisdiction, which publishes where nothing else was said. */
  name: string
}

/** Under which names open data is published, and what becomes of what is public already. */
export function PublishingPage({ ctx, frame, history, form, prefix, name }: Shown) {
  const { lang } = ctx
  const t = ownSettingWords[lang]
  const f = { form, lang }
  return (
    <Page
      ctx={ctx}
      frame={frame}
      section="settings"
      title={t.publishingTitle}
      lead={t.publishingLead}
      trail={[{ label: t.settings, href: '/settings' }, { label: t.publishingTitle }]}
    >
      <Notice>{t.stays}</Notice>
      <SummaryList rows={[{ label: t.ocidNow, value: prefix ? <code>{prefix}-…</code> : t.testOne }]} />
      <Form action="/settings/publishing" {...f} submit={t.save} version={seenAs(history[0])}>
        <TextField {...f} name="prefix" label={t.prefix} hint={t.prefixHint} optional maxLength={20} />
        <TextField {...f} name="publisher" label={t.publisher} hint={t.publisherHint(name)} optional maxLength={100} />
      </Form>
      <BeforeOfSetting
        ctx={ctx}
        kind="publishing"
        history={history}
        say={(v) => [v.prefix ?? t.testOne, v.publisher ?? name].join(' · ')}
      />
    </Page>
  )
}
