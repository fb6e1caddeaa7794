import { both, type Lang, minor, readMoney, sayMoney, type Words } from '#kernel'
import { dutyWords } from './rules/duty-words.ts'
import { sideWords } from './rules/words.ts'
import type { Side } from './rules/contract.ts'

type Facts = Record<string, unknown>
const text = (f: Facts, key: string): string => (typeof f[key] === 'string' || typeof f[key] === 'number' ? String(f[key]) : '')
const who = (f: Facts): Words => sideWords[f.side as Side] ?? both('', '')
const money = (f: Facts): Words =>
  /^\d+$/.test(text(f, 'total'))
    ? both(sayMoney(minor(BigInt(text(f, 'total'))), 'zh'), sayMoney(minor(BigInt(text(f, 'total'))), 'en'))
    : both('', '')

const yuanOf = (f: Facts, key: string, lang: Lang): string => {
  const m = readMoney(text(f, key))
  return m === undefined ? '' : sayMoney(m, lang)
}

/** A duty in English by its kind; the entry keeps the Chinese words that the register had that day. */
function dutyTitle(f: Facts): string {
  const title = Object.hasOwn(dutyWords, text(f, 'kind')) ? dutyWords[text(f, 'kind') as keyof typeof dutyWords].title.en : undefined
  return typeof title === 'string' ? title : text(f, 'kind')
}

const actions: Record<string, (f: Facts) => Words> = {
  'contracts.draft': (f) => both(`起草合同 ${text(f, 'number')}，${money(f).zh}`, `drafted contract ${text(f, 'number')}, ${money(f).en}`),
  'contracts.propose': (f) => both(`${who(f).zh}提出第 ${text(f, 'number')} 版`, `${who(f).en} proposed version ${text(f, 'number')}`),
  'contracts.sign': (f) =>
    both(
      `${who(f).zh}签署第 ${text(f, 'number')} 版${Number(f.read) > 0 ? `，已看过公平检查的 ${text(f, 'read')} 处提示` : ''}${f.both ? '，双方均已签署' : ''}${Number(f.daysBeforeSigning) > 0 ? `；签订前服务已开始 ${text(f, 'daysBeforeSigning')} 天` : ''}`,
      `${who(f).en} signed version ${text(f, 'number')}${Number(f.read) > 0 ? `, having read ${text(f, 'read')} of the fairness check` : ''}${f.both ? ': both have signed' : ''}${Number(f.daysBeforeSigning) > 0 ? `; the service had begun ${text(f, 'daysBeforeSigning')} days before` : ''}`,
    ),
  'contracts.decline': (f) =>
    both(
      `${who(f).zh}没有接受第 ${text(f, 'number')} 版：${text(f, 'reason')}`,
      `${who(f).en} declined version ${text(f, 'number')}: ${text(f, 'reason')}`,
    ),
  'contracts.approve-ground': (f) =>
    both(
      `批准不经招标，总价不超过 ${money(f).zh}${text(f, 'note') ? `：${text(f, 'note')}` : ''}`,
      `approved doing without a tender, up to ${money(f).en}${text(f, 'note') ? `: ${text(f, 'note')}` : ''}`,
    ),
  'contracts.refuse-ground': (f) => both(`没有批准不经招标：${text(f, 'note')}`, `refused doing without a tender: ${text(f, 'note')}`),
  'contracts.begin': () => both('合同开始履行', 'the contract came into force'),
  'contracts.end': () => both('合同结束', 'the contract ended'),
  'contracts.revoke': (f) => both(`合同撤销：${text(f, 'reason')}`, `revoked: ${text(f, 'reason')}`),
  'contracts.drop': (f) => both(`不再签订：${text(f, 'reason')}`, `dropped before signing: ${text(f, 'reason')}`),
  'contracts.terminate': (f) =>
    both(`${who(f).zh}通知提前终止：${text(f, 'reason')}`, `${who(f).en} gave notice to end early: ${text(f, 'reason')}`),
  'contracts.offer-end': (f) =>
    both(
      `${who(f).zh}提出${text(f, 'on') ? `最后一天改为 ${text(f, 'on')}` : '撤回提前终止的通知'}：${text(f, 'reason')}`,
      `${who(f).en} offered ${text(f, 'on') ? `${text(f, 'on')} as the last day` : 'to take the notice back'}: ${text(f, 'reason')}`,
    ),
  'contracts.agree-end': (f) =>
    both(
      `${who(f).zh}同意${text(f, 'on') ? `最后一天改为 ${text(f, 'on')}` : '撤回通知，合同照旧履行'}`,
      `${who(f).en} agreed ${text(f, 'on') ? `to ${text(f, 'on')} as the last day` : 'that the notice is taken back'}`,
    ),
  'contracts.decline-end': (f) => both(`${who(f).zh}没有同意，通知照旧`, `${who(f).en} declined: the notice stands`),
  'contracts.move-last-day': (f) =>
    both(
      `最后一日 ${text(f, 'from')} 是休假日，顺延到 ${text(f, 'to')}`,
      `the last day ${text(f, 'from')} is a day off: moved to ${text(f, 'to')}`,
    ),
  'contracts.keep-budget': (f) =>
    text(f, 'year') === ''
      ? both('录入预算项目', 'entered a budget item')
      : both(
          `录入 ${text(f, 'year')} 年预算项目：${text(f, 'amount') ? `${yuanOf(f, 'amount', 'zh')}，` : ''}上年结转 ${yuanOf(f, 'carried', 'zh')}`,
          `entered a budget item of ${text(f, 'year')}: ${text(f, 'amount') ? `${yuanOf(f, 'amount', 'en')}, ` : ''}carried in ${yuanOf(f, 'carried', 'en')}`,
        ),
  'contracts.say-success': (f) =>
    both(
      `${who(f).zh}写明怎样算成功${f.both ? '，双方都已写好并互相看到' : ''}`,
      `${who(f).en} said what will count as success${f.both ? ': both have, and read each other' : ''}`,
    ),
  'contracts.write-success': (f) =>
    both(`${who(f).zh}为「${text(f, 'line')}」提出双方的说法`, `${who(f).en} proposed words of both for “${text(f, 'line')}”`),
  'contracts.agree-success': (f) =>
    both(`${who(f).zh}同意「${text(f, 'line')}」的说法`, `${who(f).en} agreed to the words for “${text(f, 'line')}”`),
  'contracts.note-done': (f) =>
    both(`办好「${text(f, 'title')}」：${text(f, 'evidence')}`, `done: ${dutyTitle(f)}: ${text(f, 'evidence')}`),
}

/** A log entry of this step as a sentence; undefined for actions of other steps. */
export function sayAction(action: string, facts: Facts): Words | undefined {
  const said = actions[action]?.(facts)
  return said && both(said.zh, `${said.en.slice(0, 1).toUpperCase()}${said.en.slice(1)}`)
}
