import { publishAddresses, startTestServices } from '@tabir/testing/services';
import { decisionBench } from './decisions.js';

const services = await startTestServices();
publishAddresses(services);
try {
  console.log(await decisionBench((line) => console.error(line)));
} finally {
  await services.stop();
}
