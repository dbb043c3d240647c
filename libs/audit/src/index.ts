export { checkpointText, readCheckpoint, type Checkpoint } from './checkpoint.js';
export { compareWithHead, headOf, type HeadFinding, type LogFeed } from './log-head.js';
export { MerkleTree } from './merkle.js';
export { keyText, NoteSigner, openNote, readKey, type VerifierKey } from './signed-note.js';
export { signedHead, type SignedHead } from './signed-head.js';
