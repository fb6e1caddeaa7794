import { day, listIn, sayDay } from '#kernel'
import type { Ctx } from '#platform'
import { DataTable, DayField, Form, type FormState, type FrameFacts, freshForm, Notice, Page, TextField } from '#ui'
import { nameOf } from '../directory.ts'
import { numberingWords } from '../numbering-words.ts'
import { ownSettingWords } from '../own-setting-words.ts'
import { numberedKinds, type Numbering, usualPatterns } from '../rules/numbering.ts'
import { type Kept, seenAs } from '../rules/own-setting.ts'
import type { Organisation } from '../store.ts'
import type { ShownNumber } from '../take-number.ts'
import { BeforeOfSetting } from './before-of-setting.tsx'

interface Shown {
  readonly ctx: Ctx
  readonly frame: FrameFacts
  /** The office whose patterns they are; undefined: of everybody here. */
  readonly office: Organisation | undefined
  readonly history: readonly Kept<'numbering'>[]
}
export const numberingHref = (officeId: string | null | undefined): string =>
  officeId ? `/settings/numbering/offices/${officeId}` : '/settings/numbering'

const trailOf = ({ ctx, office }: Pick<Shown, 'ctx' | 'office'>, more?: string) => [
  { label: ownSettingWords[ctx.lang].settings, href: '/settings' },
  { label: numberingWords[ctx.lang].title, ...((office || more) && { href: '/settings/numbering' }) },
  ...(office ? [{ label: nameOf(office, ctx.lang), ...(more && { href: numberingHref(office.id) }) }] : []),
  ...(more ? [{ label: more }] : []),
]

/** How everybody here, or one office, numbers: what comes next, what was said before, and where it is changed. */
export function NumberingPage(
  p: Shown & {
    form: FormState
    now: readonly ShownNumber[]
    toCome: readonly Kept<'numbering'>[]
    offices: readonly { readonly office: Organisation; readonly hasOwn: boolean }[]
  },
) {
  const { ctx, office, history } = p
  const { lang } = ctx
  const t = numberingWords[lang]
  return (
    <Page
      ctx={ctx}
      frame={p.frame}
      section="settings"
      title={office ? nameOf(office, lang) : t.title}
      lead={office ? t.officeLead : t.lead}
      trail={trailOf(p)}
    >
      <h2>{t.now}</h2>
      <Numbers shown={p.now} lang={lang} whose />
      <ToCome of={p.toCome} lang={lang} />
      <details>
        <summary>{t.gapsTitle}</summary>
        <p>{t.gaps}</p>
      </details>
      <h2>{t.change}</h2>
      <p>{t.stays}</p>
      <NumberingForm form={p.form} ctx={ctx} office={office} version={seenAs(history[0])} />
      {!office && <Offices of={p.offices} lang={lang} />}
      <BeforeOfSetting
        ctx={ctx}
        kind="numbering"
        action={`${numberingHref(office?.id)}/again`}
        history={history}
        say={(v) => sayNumbering(v, lang)}
      />
    </Page>
  )
}

/** What is to begin on a later day, which it does whatever is set for the days before. */
function ToCome({ of, lang }: { of: readonly Kept<'numbering'>[]; lang: Ctx['lang'] }) {
  const say = (k: Kept<'numbering'>) => `${numberingWords[lang].toCome(sayDay(day(k.value.from), lang))} ${sayNumbering(k.value, lang)}`
  return of.map((k) => <Notice key={k.version}>{say(k)}</Notice>)
}

function NumberingForm({ form, ctx, office, version }: { form: FormState; ctx: Ctx; office: Organisation | undefined; version: number }) {
  const { lang } = ctx
  const t = numberingWords[lang]
  const f = { form, lang }
  const usual = { plan: t.planUsual, tender: t.tenderUsual } as Partial<Record<string, string>>
  return (
    <Form action={`${numberingHref(office?.id)}/look`} {...f} submit={t.look} version={version}>
      <p className="hint">{t.howTo}</p>
      {numberedKinds.map((k) => (
        <TextField
          key={k}
          {...f}
          name={k}
          label={t[k]}
          hint={office ? undefined : (usual[k] ?? t.usualHint(usualPatterns[k]))}
          optional
          maxLength={40}
        />
      ))}
      <DayField {...f} name="from" label={t.from} />
    </Form>
  )
}

/** What the numbers would look like, before anything is kept. */
export function LookAtNumbersPage(
  p: Shown & { shown: readonly ShownNumber[]; typed: Numbering; toCome: readonly Kept<'numbering'>[]; version: number; form: FormState },
) {
  const { lang } = p.ctx
  const t = numberingWords[lang]
  const from = sayDay(day(p.typed.from), lang)
  return (
    <Page ctx={p.ctx} frame={p.frame} section="settings" title={t.lookTitle} lead={t.lookLead(from)} trail={trailOf(p, t.lookTitle)}>
      <Numbers shown={p.shown} lang={lang} />
      <ToCome of={p.toCome} lang={lang} />
      <p>{t.stays}</p>
      <Form action={`${numberingHref(p.office?.id)}/keep`} form={p.form} lang={lang} submit={t.keep} version={p.version}>
        {[...numberedKinds, 'from' as const].map((k) => (
          <input key={k} type="hidden" name={k} value={p.typed[k] ?? ''} />
        ))}
      </Form>
      <Form action={`${numberingHref(p.office?.id)}/look`} form={freshForm()} lang={lang} submit={t.back} version={p.version} plain>
        {[...numberedKinds, 'from' as const].map((k) => (
          <input key={k} type="hidden" name={k} value={p.typed[k] ?? ''} />
        ))}
        <input type="hidden" name="back" value="yes" />
      </Form>
    </Page>
  )
}

function Numbers({ shown, lang, whose }: { shown: readonly ShownNumber[]; lang: Ctx['lang']; whose?: boolean }) {
  const t = numberingWords[lang]
  const by = { office: t.byOffice, jurisdiction: t.byJurisdiction, nobody: t.byNobody }
  return (
    <DataTable
      lang={lang}
      rows={shown}
      rowKey={(s) => s.kind}
      columns={[
        { key: 'kind', label: t.kind, cell: (s) => t[s.kind] },
        { key: 'next', label: t.next, cell: (s) => <b>{s.next[0]}</b> },
        // What has the number of something else has no next but that one's.
        { key: 'after', label: t.after, cell: (s) => (s.next[0] === s.next[1] ? '–' : s.next[1]) },
        { key: 'pattern', label: t.pattern, cell: (s) => <code>{s.pattern}</code> },
        ...(whose ? [{ key: 'by', label: t.by, cell: (s: ShownNumber) => by[s.by] }] : []),
      ]}
    />
  )
}

function Offices({ of, lang }: { of: readonly { readonly office: Organisation; readonly hasOwn: boolean }[]; lang: Ctx['lang'] }) {
  const t = numberingWords[lang]
  if (of.length === 0) return null
  return (
    <>
      <h2>{t.offices}</h2>
      <ul>
        {of.map(({ office, hasOwn }) => (
          <li key={office.id}>
            <a href={numberingHref(office.id)}>{nameOf(office, lang)}</a> <span className="soft">{hasOwn ? t.ownPattern : t.likeAll}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

function sayNumbering(n: Numbering, lang: Ctx['lang']): string {
  const t = numberingWords[lang]
  const own = numberedKinds.flatMap((k) => (n[k] === null ? [] : [`${t[k]} ${n[k]}`]))
  return t.said(own.length > 0 ? listIn(own, lang) : t.asItComes, day(n.from))
}
