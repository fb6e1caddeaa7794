import { dictionary } from '#kernel'

/** What a contract says of its two sides. */
export const partyWords = dictionary('4-contracts/rules/party-words.partyWords', {
  name: { zh: '名称', en: 'name' },
  nameEn: { zh: '英文名称', en: 'English name' },
  creditCode: { zh: '统一社会信用代码', en: 'Unified social credit code' },
  address: { zh: '地址', en: 'Address' },
  representedBy: { zh: '法定代表人或负责人', en: 'Represented by' },
  phone: { zh: '电话', en: 'Telephone' },
  bank: { zh: '开户银行', en: 'Bank' },
  leftEmpty: { zh: '没有填写', en: 'left empty' },
  account: { zh: '账号', en: 'Account' },
  contractSeal: { zh: '合同用章', en: 'Seal for contracts' },
})
