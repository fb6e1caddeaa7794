import { both, type Words } from '#kernel'

const n = (f: Record<string, unknown>): string => (typeof f.number === 'number' ? ` K${String(f.number).padStart(4, '0')}` : '')

/** What the record log says of those who are served: numbers, never names. */
export function sayAction(action: string, f: Record<string, unknown>): Words | undefined {
  switch (action) {
    case 'clients.start-names':
      return both('建立姓名密钥', 'Key of names made')
    case 'clients.open-names':
      return both('打开姓名', 'Names opened')
    case 'clients.take-names':
      return f.by === 'paper'
        ? both('用纸上的恢复代码打开姓名', 'Names opened with the code on paper')
        : both('用代码设好口令，打开姓名', 'Passphrase set with a code, names opened')
    case 'clients.close-names':
      return both('关上姓名', 'Names closed')
    case 'clients.hand-key-on':
      return both('给同事一组姓名代码', 'Code for the names made for a colleague')
    case 'clients.renew-paper':
      return both('换了一张恢复代码', 'Code on paper made anew')
    case 'clients.take-key-from':
      return both('收回打开姓名的权限', 'Somebody can open the names no more')
    case 'clients.add':
      return both(`登记服务对象${n(f)}`, `Somebody served entered:${n(f)}`)
    case 'clients.edit':
      return both(`更正服务对象${n(f)}`, `Somebody served put right:${n(f)}`)
    case 'clients.consent':
      return both(`登记同意${n(f)}`, `Consent noted:${n(f)}`)
    case 'clients.withdraw-consent':
      return both(`登记撤回同意${n(f)}`, `Consent taken back:${n(f)}`)
    case 'clients.hand-over':
      return f.unasked === true
        ? both(`转交服务对象${n(f)}，本人当时问不到`, `Somebody served handed over, who could not be asked then:${n(f)}`)
        : both(`转交服务对象${n(f)}`, `Somebody served handed over:${n(f)}`)
    case 'clients.take-over':
      return both(`接手服务对象${n(f)}`, `Somebody served taken on:${n(f)}`)
    case 'clients.send':
      return both(`服务对象${n(f)}转到别的机构，等对方接收`, `Somebody served given along to another institution:${n(f)}`)
    case 'clients.call-back':
      return both(`收回转到别的机构的服务对象${n(f)}`, `Somebody given along called back:${n(f)}`)
    case 'clients.take':
      return both(`接收别的机构转来的服务对象${n(f)}`, `Somebody taken on from another institution:${n(f)}`)
    case 'clients.keep':
      return both(`不再转交服务对象${n(f)}`, `Somebody served stays where they are:${n(f)}`)
    case 'clients.erase':
      return both(`删除服务对象的个人信息${n(f)}`, `What was known of somebody served erased:${n(f)}`)
    case 'clients.say-why':
      return both(`写明理由查看不由自己负责的人${n(f)}`, `Reason given to look at somebody else’s case:${n(f)}`)
    case 'clients.read-why':
      return both(`阅看查看姓名的理由${n(f)}`, `Reason to look read:${n(f)}`)
    default:
      return undefined
  }
}
