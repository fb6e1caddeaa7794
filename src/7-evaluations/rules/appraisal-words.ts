import { type Day, refusals, sayDay } from '#kernel'

export const refuseAppraisal = refusals({
  'no-appraisal': { status: 404, zh: '没有这次评估，或者您不能看它。', en: 'There is no such appraisal, or it is not for you to see.' },
  'no-instrument': { status: 422, zh: '没有这套指标。请选一套。', en: 'There is no such instrument. Choose one.' },
  'no-contract': { status: 404, zh: '没有这份合同，或者您不能看它。', en: 'There is no such contract, or it is not for you to see.' },
  'not-begun': {
    status: 409,
    zh: '合同还没有开始履行，没有可以评估的。',
    en: 'This contract has not begun, so there is nothing to appraise yet.',
  },
  'instrument-wrong': { status: 422, zh: '有几处要改，见各项说明。', en: 'Some of it needs mending; see the fields.' },
  'appraisal-running': {
    status: 409,
    zh: '这份合同有一次评估正在进行，或者还能申诉、申诉还没有处理，先等它结束。',
    en: 'An appraisal of this contract is running, or its grade may still be appealed against. Wait until it stands.',
  },
  'choose-evaluator': { status: 422, zh: '请选一家评估机构。', en: 'Choose an evaluator.' },
  'evaluator-tied': {
    status: 422,
    zh: (name: string) => `${name}的评估人员与其中一方有关系，要回避。请选另一家。`,
    en: (name: string) => `People of ${name} have a tie to one of the sides, so it steps aside. Choose another.`,
  },
  'own-proposal': {
    status: 409,
    zh: '评估机构是您这边提的，要由对方同意。',
    en: 'Your side proposed this evaluator; it is for the other side to agree.',
  },
  'pool-empty': {
    status: 409,
    zh: '没有可以抽的评估机构：都与其中一方有关系，或者已经回避。请先登记另一家评估机构。',
    en: 'There is no evaluator left to draw: all have a tie to a side or have stepped aside. Enter another evaluator first.',
  },
  'raters-wrong': { status: 422, zh: '评估员要改一下，见各项说明。', en: 'The raters need another look; see the fields.' },
  'no-rater': { status: 422, zh: '请从评估机构的评估人员里选。', en: 'Choose somebody of the evaluator.' },
  'rater-tied': {
    status: 422,
    zh: (name: string) => `${name}与其中一方有关系，要回避。`,
    en: (name: string) => `${name} has a tie to one of the sides and steps aside.`,
  },
  'same-rater': { status: 422, zh: '两名评估员要是两个人。', en: 'The two raters have to be two people.' },
  'day-past': { status: 422, zh: '这一天已经过了。', en: 'That day is over.' },
  'rater-has-marked': {
    status: 409,
    zh: '这名评估员已经打过分，不能换。没有人因为打的分被换掉。',
    en: 'This rater has marked and stays: nobody is replaced for what they marked.',
  },
  'not-a-rater': { status: 403, zh: '只有指定的两名评估员可以。', en: 'This is for the two raters who were named.' },
  'marks-incomplete': {
    status: 422,
    zh: '每个指标都要有分数和理由，见各项说明。',
    en: 'Every indicator needs a mark and a reason; see the fields.',
  },
  'marked-already': { status: 409, zh: '您已经打过分，交了就不能改。', en: 'You have marked; it cannot be changed.' },
  'marks-locked': {
    status: 409,
    zh: '两名评估员的分都已经交齐并打开，不能再打分或者改分。',
    en: 'Both raters are in and their marks were opened; nothing is marked or changed any more.',
  },
  'no-difference': { status: 409, zh: '这个指标没有要商定的分歧。', en: 'There is no difference to settle on this indicator.' },
  'settled-already': { status: 409, zh: '这项分歧已经商定。', en: 'This difference is settled.' },
  'reason-short': { status: 422, zh: '请写明理由。', en: 'Say why.' },
  'not-settled': { status: 409, zh: '还有分歧没有商定，不能定级。', en: 'A difference is not settled yet, so it cannot be graded.' },
  'statements-over': {
    status: 410,
    zh: (until: Day) => `陈述意见到${sayDay(until, 'zh')}止，已经过了。`,
    en: (until: Day) => `Views could be stated until ${sayDay(until, 'en')}; that is over.`,
  },
  'statements-open': {
    status: 409,
    zh: (until: Day) => `双方还可以陈述意见到${sayDay(until, 'zh')}。都陈述了，或者过了这一天，再定级。`,
    en: (until: Day) => `Both sides may state their views until ${sayDay(until, 'en')}. Grade it once both have, or that day is over.`,
  },
  'stated-already': { status: 409, zh: '您这边已经陈述过意见，只能一次。', en: 'Your side has stated its view; it does so once.' },
  'appeal-over': {
    status: 410,
    zh: (until: Day) => `申诉到${sayDay(until, 'zh')}止，已经过了。`,
    en: (until: Day) => `An appeal was possible until ${sayDay(until, 'en')}; that is over.`,
  },
  'appealed-already': { status: 409, zh: '已经有人申诉过，只有一次。', en: 'There was an appeal already; there is one.' },
})
