export { createPacer, type Pacer, type PacerLimit } from './pacer';
