import { colonIn, type Lang } from '#kernel'
import { partyWords } from './party-words.ts'

/** A side of a contract as it is called in it, with what its signature and a payment to it need. */
export interface Party {
  readonly name: string
  readonly nameEn: string | null
  readonly creditCode: string | null
  readonly address: string | null
  readonly representedBy: string | null
  readonly phone: string | null
  readonly bank: string | null
  readonly account: string | null
  /** The seal it puts on contracts; not known of what was signed before this was kept. */
  readonly contractSeal?: string | null | undefined
  /** What it was registered as; not known of what was signed before this was kept. It decides on what payment rests, and stays. */
  readonly legalForm?: string | null | undefined
}

/** An organisation as it stands, as far as a contract names it. */
export const asParty = (o: {
  name: string
  name_en: string | null
  credit_code: string | null
  address: string | null
  represented_by: string | null
  phone: string | null
  bank: string | null
  account: string | null
  contract_seal: string | null
  legal_form: string | null
}): Party => ({
  name: o.name,
  nameEn: o.name_en,
  creditCode: o.credit_code,
  address: o.address,
  representedBy: o.represented_by,
  phone: o.phone,
  bank: o.bank,
  account: o.account,
  contractSeal: o.contract_seal,
  legalForm: o.legal_form,
})

const told = ['creditCode', 'address', 'representedBy', 'phone', 'bank', 'account', 'contractSeal'] as const
/** A party in lines, without its name; what nobody wrote down is left out. */
export const sayParty = (p: Party, lang: Lang): string[] =>
  told.flatMap((field) => (p[field] ? [`${partyWords[lang][field]}${colonIn(lang)}${p[field]}`] : []))
