export { admit, drain, sendRefusal } from './admission';
export { baseHeaders, type ProblemCode, sendBytes, sendJson, sendProblem } from './answers';
export { type BodyRead, parseJson, readBody } from './body';
export { boundConnections, type Connections } from './connections';
export { type EventStream, openEventStream } from './event-stream';
export { type HttpLimits, httpLimits } from './limits';
export type { Exchange, Route } from './route';
