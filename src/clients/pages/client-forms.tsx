import type { Lang } from '#kernel'
import { type Community, namedChoice } from '#people'
import type { Ctx } from '#platform'
import { Checkboxes, DayField, Form, type FormState, type FrameFacts, Notice, Page, Radios, Select, TextField, Tick } from '#ui'
import type { Client } from '../rules/client.ts'
import { ageGroups, groups, sexes } from '../rules/words.ts'
import { words } from '../words.ts'
import { toClients } from './trail.ts'

interface Fields {
  form: FormState
  lang: Lang
  places: readonly Community[]
}
const options = <K extends string>(of: Record<K, { zh: string; en: string }>, lang: Lang) =>
  (Object.keys(of) as K[]).map((value) => ({ value, label: of[value][lang] }))

/** Who somebody is, and what they are counted by. */
function PersonFields({ form, lang, places }: Fields) {
  const t = words[lang]
  const f = { form, lang }
  return (
    <>
      <h2>{t.who}</h2>
      <TextField {...f} name="name" label={t.name} maxLength={60} />
      {form.errors.twice && <Tick {...f} name="twice" label={t.twice} />}
      <TextField {...f} name="phone" label={t.phone} type="tel" optional maxLength={40} />
      <TextField {...f} name="address" label={t.address} optional maxLength={200} />
      <TextField {...f} name="guardian" label={t.guardian} hint={t.guardianHint} optional maxLength={60} />
      <TextField {...f} name="guardianPhone" label={t.guardianPhone} type="tel" optional maxLength={40} />
      <h2>{t.counted}</h2>
      <Radios {...f} name="ageGroup" label={t.age} options={options(ageGroups, lang)} />
      <Radios {...f} name="sex" label={t.sex} options={options(sexes, lang)} />
      <Checkboxes {...f} name="groups" label={t.groups} hint={t.groupsHint} optional options={options(groups, lang)} />
      {places.length > 0 && (
        <Select
          {...f}
          name="communityId"
          label={t.community}
          optional
          empty={t.noCommunity}
          options={places.map((c) => namedChoice(c, lang))}
        />
      )}
    </>
  )
}

/** Who agreed, when and how. */
export function AgreedFields({ form, lang }: Omit<Fields, 'places'>) {
  const t = words[lang]
  const f = { form, lang }
  return (
    <>
      <DayField {...f} name="givenOn" label={t.givenOn} />
      <Radios
        {...f}
        name="givenBy"
        label={t.givenBy}
        options={[
          { value: 'self', label: t.self },
          { value: 'guardian', label: t.byGuardian },
        ]}
      />
      <Radios
        {...f}
        name="way"
        label={t.way}
        options={[
          { value: 'written', label: t.written },
          { value: 'spoken', label: t.spoken },
        ]}
      />
    </>
  )
}

export function NewClientPage(p: { ctx: Ctx; frame: FrameFacts; form: FormState; places: readonly Community[]; isOpen: boolean }) {
  const { lang } = p.ctx
  const t = words[lang]
  return (
    <Page ctx={p.ctx} frame={p.frame} section="delivery" title={t.add} lead={t.addLead} trail={toClients(lang)}>
      {!p.isOpen && (
        <Notice late>
          <p>
            <a href="/clients/key" target="_blank" rel="noopener">
              {t.openNames}
            </a>
          </p>
        </Notice>
      )}
      <Form action="/clients/new" form={p.form} lang={lang} submit={t.save} cancel="/clients">
        <PersonFields form={p.form} lang={lang} places={p.places} />
        <h2>{t.agreed}</h2>
        <AgreedFields form={p.form} lang={lang} />
      </Form>
    </Page>
  )
}

export function EditClientPage(p: { ctx: Ctx; frame: FrameFacts; c: Client; form: FormState; places: readonly Community[] }) {
  const { lang } = p.ctx
  const t = words[lang]
  const here = `/clients/${p.c.id}`
  return (
    <Page
      ctx={p.ctx}
      frame={p.frame}
      section="delivery"
      title={t.change}
      trail={[...toClients(lang), { label: t.numbered(p.c.number), href: here }]}
    >
      <Form action={`${here}/edit`} form={p.form} lang={lang} submit={t.save} cancel={here} version={p.c.version}>
        <PersonFields form={p.form} lang={lang} places={p.places} />
      </Form>
    </Page>
  )
}
