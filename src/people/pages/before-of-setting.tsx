import { sayMoment } from '#kernel'
import type { Ctx } from '#platform'
import { ActionButton, DataTable } from '#ui'
import { ownSettingWords } from '../own-setting-words.ts'
import { type Kept, type OwnSettingKind, type OwnSettings, seenAs } from '../rules/own-setting.ts'

/** What a setting was before, each with a button that takes it up again. */
export function BeforeOfSetting<K extends OwnSettingKind>(p: {
  ctx: Ctx
  kind: K
  /** Where it is taken up again, if not where most are. */
  action?: string
  history: readonly Kept<K>[]
  say: (value: OwnSettings[K]) => string
}) {
  const { lang, zone } = p.ctx
  const t = ownSettingWords[lang]
  const [now, ...before] = p.history
  if (!now || before.length === 0) return null
  return (
    <>
      <h2>{t.before}</h2>
      <DataTable
        lang={lang}
        rows={before}
        rowKey={(k) => String(k.version)}
        columns={[
          { key: 'since', label: t.since, cell: (k) => sayMoment(k.from, lang, zone) },
          { key: 'was', label: t.was, cell: (k) => p.say(k.value) },
          {
            key: 'again',
            label: '',
            cell: (k) => (
              <ActionButton
                action={p.action ?? `/settings/${p.kind}/restore`}
                lang={lang}
                label={t.again}
                values={{ restore: String(k.version) }}
                version={seenAs(now)}
              />
            ),
          },
        ]}
      />
    </>
  )
}
