import { sayDay } from '#kernel'
import type { Ctx } from '#platform'
import { ActionButton, Form, type FormState, type FrameFacts, Notice, NumberField, Page, Select, SummaryList, TextField } from '#ui'
import { Link } from '../address.tsx'
import { communityWords as words } from '../community-words.ts'
import { namedChoice, nameOf } from '../directory.ts'
import { communityStates } from '../rules/community-words.ts'
import type { Community, Organisation } from '../store.ts'
import { toCommunities } from './communities.tsx'

interface Common {
  ctx: Ctx
  frame: FrameFacts
  form: FormState
  /** The offices whose list this person keeps. */
  offices: readonly Organisation[]
}

function CommunityFields({ ctx, form, offices }: Common) {
  const { lang } = ctx
  const t = words[lang]
  const f = { form, lang }
  return (
    <>
      <TextField {...f} name="name" label={t.name} maxLength={100} />
      <TextField {...f} name="nameEn" label={t.nameEn} optional maxLength={100} />
      <TextField {...f} name="code" label={t.code} hint={t.codeHint} optional maxLength={20} />
      <NumberField {...f} name="residents" label={t.residents} hint={t.countHint} unit={t.people} optional />
      <NumberField {...f} name="households" label={t.households} unit={t.homes} optional />
      {offices.length === 1 ? (
        <input type="hidden" name="organisationId" value={offices[0]!.id} />
      ) : (
        <Select {...f} name="organisationId" label={t.office} empty={t.choose} options={offices.map((o) => namedChoice(o, lang))} />
      )}
    </>
  )
}

export function NewCommunityPage(p: Common) {
  const { lang } = p.ctx
  const t = words[lang]
  return (
    <Page ctx={p.ctx} frame={p.frame} section="people" title={t.add} trail={[toCommunities(lang)]}>
      <Form action="/people/communities/new" form={p.form} lang={lang} submit={t.save} cancel="/people/communities">
        <CommunityFields {...p} />
      </Form>
    </Page>
  )
}

/** One community: what is said of it, with everything that can be done with it. */
export function CommunityPage(
  p: Common & {
    community: Community
    /** The communities it may be merged into, and the one it was. */
    others: readonly Community[]
    into: Community | undefined
    mergedHere: readonly Community[]
    closing: FormState
  },
) {
  const { ctx, community: c } = p
  const { lang } = ctx
  const t = words[lang]
  const here = `/people/communities/${c.id}`
  return (
    <Page
      ctx={ctx}
      frame={p.frame}
      section="people"
      title={nameOf(c, lang)}
      lead={communityStates[c.state][lang]}
      trail={[toCommunities(lang)]}
      actions={
        <>
          <Link asker={ctx.asker} className="button plain" href={`/needs/communities/${c.id}`}>
            {t.profile}
          </Link>
          <Link asker={ctx.asker} className="button plain" href={`/log?record=${c.id}`}>
            {t.history}
          </Link>
        </>
      }
    >
      {c.closed_on && (
        <Notice>
          <SummaryList
            rows={[
              { label: t.since, value: sayDay(c.closed_on, lang) },
              ...(p.into ? [{ label: t.into, value: <a href={`/people/communities/${p.into.id}`}>{nameOf(p.into, lang)}</a> }] : []),
            ]}
          />
          <ActionButton action={`${here}/reopen`} lang={lang} label={t.reopenDo} version={c.version} />
        </Notice>
      )}
      {p.mergedHere.length > 0 && (
        <p>
          {t.mergedHere}
          {p.mergedHere.map((m) => (
            <span key={m.id}>
              {' '}
              <a href={`/people/communities/${m.id}`}>{nameOf(m, lang)}</a>
            </span>
          ))}
        </p>
      )}
      {c.state === 'open' && (
        <>
          <Form action={here} form={p.form} lang={lang} submit={t.save} cancel="/people/communities" version={c.version}>
            <CommunityFields {...p} />
          </Form>
          <h2 id="close">{t.closeTitle}</h2>
          <p>{t.closeLead}</p>
          {p.others.length > 0 && (
            <Form action={`${here}/merge`} form={p.closing} lang={lang} submit={t.mergeDo} version={c.version}>
              <Select
                form={p.closing}
                lang={lang}
                name="into"
                label={t.mergeInto}
                empty={t.choose}
                options={p.others.map((o) => namedChoice(o, lang))}
              />
            </Form>
          )}
          <ActionButton action={`${here}/close`} lang={lang} label={t.closeDo} version={c.version} danger />
        </>
      )}
    </Page>
  )
}
