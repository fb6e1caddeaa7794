import { count, both, readDay, sayDay, type Words } from '#kernel'

/** What was done, as the record log tells it. */
export function sayAction(action: string, facts: Record<string, unknown>): Words | undefined {
  const on = (key: string, lang: 'zh' | 'en') => {
    const d = readDay(String(facts[key] ?? ''))
    return d ? sayDay(d, lang) : ''
  }
  const side = facts.side === 'purchaser' ? both('采购人', 'The purchaser') : both('机构', 'The institution')
  switch (action) {
    case 'interference.report':
      return both('收到一份干预报告', 'A report of interference came in')
    case 'interference.of-day':
      return both('一天里收到的干预报告数', 'How many reports of interference a day brought')
    case 'interference.answer':
      return both('主管部门答复干预报告', 'The bureau answered a report of interference')
    case 'evaluations.say-control':
      return both(`${side.zh}写明一个岗位由谁决定`, `${side.en} said who decides at a post`)
    case 'appraisals.keep-instrument':
      return both(`主管部门定下评估指标「${facts.title ?? ''}」`, `Instrument “${facts.title ?? ''}” kept`)
    case 'appraisals.open':
      return facts.byLot === true || facts.byLot === 'true'
        ? both('开始第三方评估，评估机构抽签确定', 'Appraisal opened; its evaluator is drawn by lot')
        : both('提名评估机构，开始第三方评估', 'Appraisal opened with an evaluator proposed')
    case 'appraisals.consent':
      return both('同意评估机构', 'The evaluator was agreed to')
    case 'appraisals.decline':
      return both('不同意评估机构，改为抽签', 'The evaluator was not agreed to: the lot decides')
    case 'appraisals.stepAside':
      return both('评估机构回避', 'The evaluator stepped aside')
    case 'appraisals.draw':
      return both('抽签确定评估机构', 'Evaluator drawn by lot')
    case 'appraisals.name':
      return both('指定两名评估员', 'Two raters named')
    case 'appraisals.replace':
      return both('换了一名还没有打分的评估员', 'A rater who had not marked was replaced')
    case 'appraisals.mark':
      return both('一名评估员单独打分', 'A rater marked alone')
    case 'appraisals.settle':
      return both('一名评估员说明一项分歧', 'A rater said what a difference should be')
    case 'appraisals.send':
      return both('评估初稿发给双方', 'Draft sent to both sides')
    case 'appraisals.state':
      return both(`${side.zh}对初稿陈述意见`, `${side.en} stated its view of the draft`)
    case 'appraisals.finish':
      return both(`评估定级，${facts.score ?? ''} 分`, `Graded in the final report, ${facts.score ?? ''} of 100`)
    case 'appraisals.appeal':
      return both(`${side.zh}对等级申诉`, `${side.en} appealed against the grade`)
    case 'appraisals.decide':
      return both('主管部门决定申诉', 'The bureau decided on the appeal')
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
    case 'evaluations.ask-again':
      return facts.who === 'anew'
        ? both('合同结束以后重新抽样再问居民', 'Residents asked again after the end, drawn anew')
        : both('合同结束以后再问同一批住户', 'The same households asked again after the end')
    case 'evaluations.count-sample':
      return both('居民满意度计入评价记录', 'Residents’ satisfaction entered into the record')
    default:
      return undefined
  }
}
