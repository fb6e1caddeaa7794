import { dictionary, type Money, refusals, sayMoney, type Words } from '#kernel'

export const refuse = refusals({
  'plan-not-ready': { status: 422, zh: (why: Words) => why.zh, en: (why: Words) => why.en },
  'plan-exists': { status: 409, zh: '这次采购已经有计划了，请打开它修改。', en: 'This purchase has a plan already. Open that one and change it.' },
  stale: { status: 409, zh: '这份计划刚被别人改过。请刷新页面，看过最新内容后再改。', en: 'Somebody changed this plan a moment ago. Reload the page and look before you change it.' },
  'two-take-rest': { status: 422, zh: '只能有一行取余下的金额。', en: 'Only one line can take what is left.' },
  'no-total-to-take': { status: 422, zh: '要取余下的金额，请先在计划里填固定总额。', en: 'To take what is left, give the plan a fixed total first.' },
  'others-pass-total': {
    status: 422,
    zh: (over: Money) => `其他各行已超过固定总额 ${sayMoney(over, 'zh')}，没有余下的了。请先减少。`,
    en: (over: Money) => `The other lines already pass the fixed total by ${sayMoney(over, 'en')}; nothing is left. Lower them first.`,
  },
  'need-or-reason': { status: 422, zh: '请选至少一项已确认的需求；没有需求的，写明理由，理由会公开。', en: 'Choose at least one accepted need; without one, give a reason, which will be published.' },
  'need-not-accepted': { status: 422, zh: '选中的需求还没有确认，或者不是本单位的。', en: 'A need you chose is not accepted yet, or is not your office’s.' },
  'not-our-community': { status: 422, zh: '选中的社区不在本次采购的范围内。', en: 'A community you chose is not part of this purchase.' },
  'line-hangs-wrong': { status: 422, zh: '这一行不能挂在那一行上：那一行不在本计划里，或者两行互相挂着。', en: 'The line cannot hang there: that line is not in this plan, or the two would hang on each other.' },
  'line-amount-missing': { status: 422, zh: '请填金额，或者勾选「取余下的金额」。', en: 'Give an amount, or let the line take what is left.' },
  'line-field-missing': { status: 422, zh: '请填写这一项。', en: 'Please fill this in.' },
  'too-large': { status: 422, zh: '这个金额太大了，请核对。', en: 'This amount is too large. Please check it.' },
})

export const words = dictionary({
  plans: { zh: '采购计划', en: 'Plans' },
  plan: { zh: '计划', en: 'Plan' },
  number: { zh: '编号', en: 'Number' },
  title: { zh: '名称', en: 'Title' },
  state: { zh: '状态', en: 'State' },
  total: { zh: '总额', en: 'Total' },
  fiscalYear: { zh: '预算年度', en: 'Budget year' },
  startsOn: { zh: '开始', en: 'Starts' },
  months: { zh: '期限（月）', en: 'Term (months)' },
})
