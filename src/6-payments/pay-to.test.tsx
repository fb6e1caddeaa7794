import { expect, test } from 'vitest'
import { renderToStaticMarkup } from 'react-dom/server'
import { PayTo } from './pages/pay-to.tsx'

const party = { name: '同心', nameEn: null, creditCode: null, address: null, representedBy: null, phone: null }
const shown = (agreed: [string, string] | null, now: [string, string] | null) => {
  const [bank, account] = now ?? [null, null]
  return renderToStaticMarkup(
    <PayTo
      lang="zh"
      agreed={{ ...party, bank: agreed?.[0] ?? null, account: agreed?.[1] ?? null }}
      now={{ name: '同心', name_en: null, bank, account } as never}
    />,
  )
}

test.each([
  ['nothing is known of it', null, null, [], ['收款方']],
  ['the contract’s and today’s are one', ['甲行', '12345678'], ['甲行', '12345678'], ['甲行 · 1234 5678'], ['不一样', '核实']],
  ['it was changed since', ['甲行', '12345678'], ['乙行', '87654321'], ['甲行 · 1234 5678', '乙行 · 8765 4321', '不一样'], []],
  ['the bank alone was changed', ['甲行', '12345678'], ['乙行', '12345678'], ['不一样'], []],
  ['the contract names none', null, ['乙行', '87654321'], ['合同没有写账户', '乙行 · 8765 4321', '核实'], ['不一样']],
  ['it was taken off since', ['甲行', '12345678'], null, ['甲行 · 1234 5678'], ['不一样']],
] as const)('the account to pay to where %s', (_, agreed, now, said, notSaid) => {
  const text = shown(agreed as [string, string] | null, now as [string, string] | null)
  for (const s of said) expect(text).toContain(s)
  for (const s of notSaid) expect(text).not.toContain(s)
})
