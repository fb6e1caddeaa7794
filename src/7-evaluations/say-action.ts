import { count, both, readDay, sayDay, type Words } from '#kernel'

/** What was done, as the record log tells it. */
export function sayAction(action: string, facts: Record<string, unknown>): Words | undefined {
  const on = (key: string, lang: 'zh' | 'en') => {
    const d = readDay(String(facts[key] ?? ''))
    return d ? sayDay(d, lang) : ''
  }
  const side = facts.side === 'purchaser' ? both('采购人', 'The purchaser') : both('机构', 'The institution')
  switch (action) {
    case 'evaluations.open':
      return both(`开始互评，截止 ${on('closesOn', 'zh')}`, `Round opened, closing ${on('closesOn', 'en')}`)
    case 'evaluations.give':
      return both(`${side.zh}打分，已密封`, `${side.en} gave its marks, sealed`)
    case 'evaluations.reveal-failed':
      return both(
        '互评未能公开：系统解不开密封的评分。没有改变任何内容，会自动再试',
        'The marks could not be revealed: what was sealed cannot be decrypted here. Nothing was changed; it is tried again',
      )
    case 'evaluations.reveal-mended':
      return both('公开互评的故障已解除', 'What kept the marks from being revealed is over')
    case 'evaluations.reveal':
      return both('互评到期，同时公开', 'The round ended and the marks were revealed')
    case 'evaluations.reply':
      return both(`${side.zh}答复`, `${side.en} replied`)
    case 'evaluations.say-will':
      return facts.goesOn === false || facts.goesOn === 'false'
        ? both(`${side.zh}说明不再续签`, `${side.en} said that it does not go on for another year`)
        : both(`${side.zh}说明愿意再做一年`, `${side.en} said that it wants another year`)
    case 'evaluations.sample':
      return both(`抽取居民样本 ${facts.households ?? ''} 户`, `Sample of ${count(String(facts.households ?? ''), 'household')} drawn`)
    case 'evaluations.count-sample':
      return both('居民满意度计入评价记录', 'Residents’ satisfaction entered into the record')
    default:
      return undefined
  }
}
