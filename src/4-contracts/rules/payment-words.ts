import { count, dictionary, listIn } from '#kernel'

/** How the payment sentence of the tender documents was read. */
export const paymentWords = dictionary('4-contracts/rules/payment-words.paymentWords', {
  daysDiffer: {
    zh: (sentence: string, named: readonly number[], days: number) =>
      `采购文件的付款约定写的是「${sentence}」，提到 ${listIn(named.map(String), 'zh')} 日；本文本写 ${days} 日付款。请双方核对。`,
    en: (sentence: string, named: readonly number[], days: number) =>
      `The documents say of paying: “${sentence}”, naming ${listIn(named.map(String), 'en')} days; this text says ${count(days, 'day')}. Compare them, both of you.`,
  },
  sharesUnread: {
    zh: (sentence: string, named: readonly string[], stages: readonly string[]) =>
      `采购文件的付款约定「${sentence}」中的比例 ${listIn(named, 'zh')} 不能确定是不是阶段付款；本文本${stages.length > 0 ? `的阶段是 ${listIn(stages, 'zh')}` : '没有阶段付款'}。请双方核对。`,
    en: (sentence: string, named: readonly string[], stages: readonly string[]) =>
      `The documents say of paying: “${sentence}”. Whether ${listIn(named, 'en')} are stages could not be read surely; this text ${stages.length > 0 ? `has the stages ${listIn(stages, 'en')}` : 'pays by no stages'}. Compare them, both of you.`,
  },
})
