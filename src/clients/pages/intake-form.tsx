import type { Lang, Words } from '#kernel'
import type { Ctx } from '#platform'
import { type FrameFacts, Page } from '#ui'
import { ageGroups, consentScopes, groups, sexes } from '../rules/words.ts'
import { words } from '../words.ts'
import { toClients } from './trail.ts'

const line = { borderBottom: '1px solid', padding: '14px 0 4px', breakInside: 'avoid' } as const

/** What is asked of somebody new, on paper: the same fields in the same order as where it is keyed afterwards. */
export function IntakeFormPage({ ctx, frame }: { ctx: Ctx; frame: FrameFacts }) {
  const { lang } = ctx
  const t = words[lang]
  return (
    <Page ctx={ctx} frame={frame} section="delivery" title={t.paperForm} ownHead trail={toClients(lang)}>
      <p>{t.paperFormLead}</p>
      <h2>{t.who}</h2>
      {[t.name, t.phone, t.address, t.guardian, t.guardianPhone].map((label) => (
        <p key={label} style={line}>
          {label}
        </p>
      ))}
      <h2>{t.counted}</h2>
      <Boxes label={t.age} of={ageGroups} lang={lang} />
      <Boxes label={t.sex} of={sexes} lang={lang} />
      <Boxes label={t.groups} of={groups} lang={lang} />
      <p style={line}>{t.community}</p>
      <h2>{t.agreed}</h2>
      <Boxes label={t.agreedTo} of={consentScopes} lang={lang} />
      <p style={line}>{t.givenOn}</p>
      <p style={line}>{t.signature}</p>
    </Page>
  )
}

function Boxes({ label, of, lang }: { label: string; of: Readonly<Record<string, Words>>; lang: Lang }) {
  return (
    <p style={{ breakInside: 'avoid' }}>
      <b>{label}</b>
      <br />
      {Object.entries(of).map(([key, w]) => (
        <span key={key} style={{ marginInlineEnd: 20, display: 'inline-block' }}>
          ☐ {w[lang]}
        </span>
      ))}
    </p>
  )
}
