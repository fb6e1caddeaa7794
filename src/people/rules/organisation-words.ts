import { both } from '#kernel'

export const organisationStates = {
  open: both('在用', 'in use'),
  closed: both('已停用', 'closed'),
  merged: both('已并入其他机构', 'merged into another'),
}
export const organisationActs = {
  edit: both('修改机构', 'Change an organisation'),
  keepParticulars: both('更新机构信息', 'Change its particulars'),
  close: both('停用机构', 'Close an organisation'),
  merge: both('并入另一个机构', 'Merge it into another'),
  reopen: both('恢复机构', 'Take it into use again'),
}
