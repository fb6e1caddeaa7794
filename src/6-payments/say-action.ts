import { both, count, readDay, readMoney, sayDay, sayMoney, type Words } from '#kernel'
import { kindWords } from './rules/correction-words.ts'
import { correctionKinds } from './rules/correction.ts'

/** What the log says of each thing done here. Amounts stand in it as text, `83241.67`. */
export function sayAction(action: string, facts: Record<string, unknown>): Words | undefined {
  const f = (key: string) => (facts[key] === undefined || facts[key] === null ? '' : String(facts[key]))
  const money = (key: string, lang: 'zh' | 'en') => {
    const m = readMoney(f(key))
    return m === undefined ? '' : sayMoney(m, lang)
  }
  const on = (key: string, lang: 'zh' | 'en') => {
    const d = readDay(f(key))
    return d ? sayDay(d, lang) : ''
  }
  switch (action) {
    case 'payments.claim':
      return both(
        `提出付款申请 ${f('number')}，${money('amount', 'zh')}，应付日 ${on('dueOn', 'zh')}${f('reason') === '' ? '' : `；发票收到日 ${on('on', 'zh')}，${on('enteredOn', 'zh')}登记：${f('reason')}`}`,
        `Claim ${f('number')} made: ${money('amount', 'en')}, due ${on('dueOn', 'en')}${f('reason') === '' ? '' : `; invoice received on ${on('on', 'en')}, entered on ${on('enteredOn', 'en')}: ${f('reason')}`}`,
      )
    case 'payments.confirm':
      return both('经办人核对，交负责人', 'Confirmed by the officer and handed to the head')
    case 'payments.pass':
      return both('负责人同意，交财务', 'Passed by the head to the treasurer')
    case 'payments.ask':
      return both('要求补充材料', 'Completion asked for')
    case 'payments.complete':
      return both('机构补充材料，交回', 'Completed by the institution and handed back')
    case 'payments.invoice':
      return f('was') === ''
        ? f('reason') === ''
          ? both(`登记发票 ${f('number')}`, `Invoice ${f('number')} noted`)
          : both(
              `登记发票 ${f('number')}，收到日 ${on('on', 'zh')}，${on('enteredOn', 'zh')}登记：${f('reason')}`,
              `Invoice ${f('number')} noted as received on ${on('on', 'en')}, entered on ${on('enteredOn', 'en')}: ${f('reason')}`,
            )
        : both(
            `付款后更正发票：原登记 ${f('was')}，改为 ${f('number')}。理由：${f('reason')}`,
            `Invoice corrected after payment: ${f('was')} before, ${f('number')} now. Reason: ${f('reason')}`,
          )
    case 'payments.pay': {
      const paid = (part: 'amount' | 'interest') => f(part) !== '' && !/^0(\.0+)?$/.test(f(part))
      const parts = [
        ...(paid('amount') || !paid('interest') ? [both(`付款 ${money('amount', 'zh')}`, `paid ${money('amount', 'en')}`)] : []),
        ...(paid('interest') ? [both(`付利息 ${money('interest', 'zh')}`, `paid interest ${money('interest', 'en')}`)] : []),
      ]
      const en = parts.map((x) => x.en).join(', ')
      const why = f('reason')
      const entered = why ? both(`，${on('enteredOn', 'zh')}登记：${why}`, `, entered on ${on('enteredOn', 'en')}: ${why}`) : both('', '')
      return both(
        `${parts.map((x) => x.zh).join('，')}，付款日 ${on('paidOn', 'zh')}${entered.zh}`,
        `${en[0]!.toUpperCase()}${en.slice(1)} on ${on('paidOn', 'en')}${entered.en}`,
      )
    }
    case 'payments.record-returned':
    case 'payments.record-never-left':
    case 'payments.record-wrong-payee':
    case 'payments.record-wrong-entry':
      return recorded(action, facts)
    case 'payments.note-recovery':
      return f('amount') === ''
        ? both('登记追回付错的款', 'Money recovered from a wrong payee was entered')
        : both(
            `追回付错的款 ${money('amount', 'zh')}，${on('happenedOn', 'zh')}`,
            `${money('amount', 'en')} recovered from a wrong payee on ${on('happenedOn', 'en')}`,
          )
    case 'payments.record-wrong-claim':
      return both('机构申请撤回这笔付款申请', 'The institution asked to withdraw the claim')
    case 'payments.record-paid-back':
      return f('amount') === ''
        ? both('登记机构退回多收的款', 'Money paid back was recorded')
        : both(`登记机构退回 ${money('amount', 'zh')}`, `${money('amount', 'en')} paid back was recorded`)
    case 'payments.record-set-off':
      return f('amount') === ''
        ? both('登记与另一笔申请抵销', 'A set-off against another claim was recorded')
        : both(
            `登记 ${money('amount', 'zh')} 与 ${f('against')} 抵销`,
            `A set-off of ${money('amount', 'en')} against ${f('against')} was recorded`,
          )
    case 'payments.set-off-against':
      return f('amount') === ''
        ? both('以多收的款抵销', 'Paid by set-off')
        : both(`以 ${f('number')} 多收的 ${money('amount', 'zh')} 抵销`, `${money('amount', 'en')} paid by set-off from ${f('number')}`)
    case 'payments.confirm-correction':
      return withKind('确认更正', 'Correction confirmed', facts)
    case 'payments.decline-correction':
      return withKind('没有确认更正', 'Correction not confirmed', facts)
    case 'payments.take-back-correction':
      return withKind('收回登记的更正', 'Correction taken back', facts)
    case 'payments.make-batch':
      return f('transfers') === ''
        ? both('想合成一批付款', 'Asked to make a batch')
        : both(
            `合成一批付款：${f('transfers')} 笔，${money('amount', 'zh')}，付款日 ${on('payOn', 'zh')}`,
            `Batch made: ${count(f('transfers'), 'transfer')}, ${money('amount', 'en')}, to be paid on ${on('payOn', 'en')}`,
          )
    case 'payments.withdraw-batch':
      return both('撤回一批付款', 'Batch withdrawn')
    case 'payments.answer-batch':
      return both('登记银行对一批付款的回复', 'Answer of the bank to a batch noted')
    case 'payments.read-answer':
      return both('交来银行的回复文件', 'Handed in an answer of the bank')
    case 'payments.take-answer':
      return f('pay') === ''
        ? both('登记银行的回复', 'Answer of the bank entered')
        : both(
            `登记银行的回复：付款 ${f('pay')} 笔，拒绝 ${f('reject')} 笔，退回 ${f('return')} 笔`,
            `Answer of the bank entered: ${count(f('pay'), 'payment')}, ${f('reject')} refused, ${f('return')} came back`,
          )
    case 'payments.see-cash':
      return both('想看机构自己的现金数字', 'Asked to see an institution’s own cash figures')
    case 'payments.state-cash':
      return both('机构更新了自己的现金数字', 'The institution updated its own cash figures')
    default:
      return undefined
  }
}

const kindOf = (named: unknown) => correctionKinds.find((k) => k === named)

function withKind(zh: string, en: string, facts: Record<string, unknown>): Words {
  const kind = kindOf(facts.kind)
  return kind ? both(`${zh}（${kindWords[kind].zh}）`, `${en} (${kindWords[kind].en})`) : both(zh, en)
}

/** What was said to be wrong with an entry: both what it said and what is said to be right. */
function recorded(action: string, facts: Record<string, unknown>): Words {
  const kind = kindOf(action.replace('payments.record-', ''))!
  const says = (lang: 'zh' | 'en', key: string): string => {
    const text = String(facts[key] ?? '')
    const [amount, on] = [readMoney(text), readDay(text)]
    return on ? sayDay(on, lang) : /mount|nterest/.test(key) && amount !== undefined ? sayMoney(amount, lang) : text
  }
  const pairs = [
    ['amount', 'rightAmount'],
    ['interest', 'rightInterest'],
    ['paidOn', 'rightDay'],
    ['reference', 'rightReference'],
  ] as const
  const changed = pairs.filter(([was, right]) => facts[right] !== undefined && facts[right] !== facts[was])
  const tell = (lang: 'zh' | 'en') => changed.map(([was, right]) => `${says(lang, was)} → ${says(lang, right)}`)
  const zh = changed.length > 0 ? `：${tell('zh').join('，')}` : facts.amount === undefined ? '' : `：${says('zh', 'amount')}`
  const en = changed.length > 0 ? `: ${tell('en').join(', ')}` : facts.amount === undefined ? '' : `: ${says('en', 'amount')}`
  return both(`登记更正，${kindWords[kind].zh}${zh}`, `Correction recorded, the payment ${kindWords[kind].en}${en}`)
}
