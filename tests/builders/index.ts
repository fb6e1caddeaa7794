export * from './postgres-server.ts'
export * from './world.ts'
