import type { Lang } from '#kernel'
import type { ReactNode } from 'react'
import { Form, type FormState, ResidentPage, Select, TextField } from '#ui'
import { realPlaces, zones } from './set-up.ts'
import { setUpWords } from './set-up-words.ts'

interface Around {
  lang: Lang
  /** The styles themselves, which stand in the page. */
  styles: string
  here: string
}

/** A page before there is anything: no menu, no search, nobody signed in. */
function Alone({ title, lang, styles, here, children }: Around & { title: string; children: ReactNode }) {
  return (
    <ResidentPage lang={lang} title={title} styles={styles} here={here}>
      <h1>{title}</h1>
      {children}
    </ResidentPage>
  )
}

/** Where an empty installation is set up. */
export function SetUpPage({ form, origin, ...around }: Around & { form: FormState; origin: string }) {
  const { lang } = around
  const t = setUpWords[lang]
  const f = { form, lang }
  const zoneNames = { 'Asia/Shanghai': t.beijing, 'Asia/Urumqi': t.urumqi }
  return (
    <Alone {...around} title={t.title}>
      <p>{t.lead}</p>
      <Form action={around.here} {...f} submit={t.begin}>
        <h2>{t.whose}</h2>
        <TextField {...f} name="nameZh" label={t.nameZh} hint={t.nameHint} maxLength={100} />
        <TextField {...f} name="nameEn" label={t.nameEn} optional maxLength={100} />
        <TextField {...f} name="code" label={t.code} hint={t.codeHint} maxLength={32} />
        <Select
          {...f}
          name="place"
          label={t.place}
          hint={t.placeHint}
          empty={t.choosePlace}
          options={realPlaces.map((p) => ({ value: p.name, label: p.thresholds ? p.says[lang] : t.withoutNumbers(p.says[lang]) }))}
        />
        <TextField {...f} name="ownPlace" label={t.ownPlace} hint={t.ownPlaceHint} optional maxLength={60} />
        <TextField {...f} name="ownPlaceEn" label={t.ownPlaceEn} optional maxLength={80} />
        <Select {...f} name="zone" label={t.zone} options={zones.map((z) => ({ value: z, label: zoneNames[z] }))} />
        <p className="hint">{t.fixed}</p>
        <p className="hint">{t.address(origin)}</p>
        <TextField {...f} name="ocidPrefix" label={t.ocid} hint={t.ocidHint} optional maxLength={20} />
        <h2>{t.who}</h2>
        <p>{t.whoLead}</p>
        <TextField {...f} name="organisation" label={t.organisation} maxLength={100} />
        <TextField {...f} name="name" label={t.name} autoComplete="name" maxLength={100} />
        <TextField {...f} name="email" label={t.email} type="email" autoComplete="email" />
        <TextField {...f} name="password" label={t.password} hint={t.passwordHint} type="password" autoComplete="new-password" />
      </Form>
    </Alone>
  )
}

/** What everybody else sees before that, and what stands at the address afterwards. */
export function NotThisPage({ title, says, signIn, ...around }: Around & { title: string; says: string; signIn: boolean }) {
  return (
    <Alone {...around} title={title}>
      <p>{says}</p>
      {signIn && (
        <p>
          <a className="button" href="/sign-in">
            {setUpWords[around.lang].signIn}
          </a>
        </p>
      )}
    </Alone>
  )
}
