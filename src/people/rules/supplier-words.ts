import { both } from '#kernel'

export const applicationStates = {
  asked: both('待确认', 'to be confirmed'),
  confirmed: both('已确认', 'confirmed'),
  refused: both('未通过', 'refused'),
}
export const applicationActs = {
  confirm: both('确认供应商登记', 'Confirm the registration of a supplier'),
  refuse: both('不予登记', 'Refuse the registration of a supplier'),
}
export const documentStates = { stands: both('有效登记', 'kept'), withdrawn: both('已撤下', 'withdrawn') }
export const documentActs = { withdraw: both('撤下证照', 'Withdraw a document') }
export const documentKinds = {
  registration: both('营业执照或法人登记证书', 'Business licence or certificate of registration'),
  permit: both('行业许可证', 'Permit of the trade'),
  qualification: both('资质或评估等级证书', 'Qualification or rating'),
  audit: both('财务审计报告', 'Audited accounts'),
  tax: both('纳税证明', 'Proof of taxes paid'),
  insurance: both('社会保险缴纳证明', 'Proof of social insurance paid'),
  other: both('其他证明', 'Other proof'),
}
