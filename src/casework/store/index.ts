export * from './cases.ts'
export * from './goals.ts'
export * from './contacts.ts'
