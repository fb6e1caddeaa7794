import type { Ctx } from '#platform'
import { ActionButton, FileField, Form, type FormState, type FrameFacts, type Logo, LogoImage, Page } from '#ui'
import { nameOf } from '../directory.ts'
import { logoWords } from '../logo-words.ts'
import { ownSettingWords } from '../own-setting-words.ts'
import type { Organisation } from '../store.ts'
import { words } from '../words.ts'

/** Where the logo of an organisation, or of the whole jurisdiction, is seen, changed and taken off. */
export function LogoPage(p: {
  ctx: Ctx
  frame: FrameFacts
  of: Organisation | undefined
  logo: Logo | undefined
  version: number
  form: FormState
}) {
  const { ctx, of, form } = p
  const { lang } = ctx
  const t = logoWords[lang]
  const at = of ? `/people/${of.id}/logo` : '/settings/logo'
  const trail = of
    ? [
        { label: words[lang].peopleTitle, href: '/people' },
        { label: nameOf(of, lang), href: `/people/${of.id}` },
      ]
    : [{ label: ownSettingWords[lang].settings, href: '/settings' }]
  return (
    <Page
      ctx={ctx}
      frame={p.frame}
      section={of ? 'people' : 'settings'}
      title={t.title}
      lead={of ? t.leadOrganisation : t.lead}
      trail={[...trail, { label: t.title }]}
    >
      {p.logo ? (
        <>
          <p>
            <LogoImage logo={p.logo} high={96} says={of ? nameOf(of, lang) : p.frame.jurisdictionName} />
          </p>
          <ActionButton action={`${at}/remove`} lang={lang} label={t.remove} version={p.version} danger />
        </>
      ) : (
        <p className="soft">{t.none}</p>
      )}
      <Form action={at} form={form} lang={lang} submit={t.keep} version={p.version} upload cancel={trail.at(-1)!.href}>
        <FileField form={form} lang={lang} name="file" label={t.choose} hint={t.hint} accept="image/png,image/jpeg" />
      </Form>
    </Page>
  )
}
