import type { INestApplicationContext } from '@nestjs/common';
import { channelEffects, type Channel, type checkLink } from '@tabir/channels';
import { Config, Secrets } from '@tabir/config';
import { editionEffects, Editions } from '@tabir/editions';
import { Database, DatabaseOffice, Feed, Sequencer } from '@tabir/persistence';
import { Agenda, Commands, EffectRunner, engineEffects, officeEffects, Reads } from '@tabir/runtime';
import { editionPorts, PublicOffice, siteOf } from '@tabir/server';

/** No test asks for pages of the internet. */
const isThere: typeof checkLink = () => Promise.resolve({ link: 'reachable', httpStatus: 200 });

/** What a worker does with what waits, until nothing does. */
export async function deliverAll(
  app: INestApplicationContext,
  channels = (): readonly Channel[] => [],
  look = isThere,
): Promise<void> {
  const get = app.get.bind(app);
  const [commands, agenda, reads, office] = [get(Commands), get(Agenda), get(Reads), get(DatabaseOffice)];
  const runner = new EffectRunner(commands, agenda, office, {
    ...engineEffects({ commands, agenda, reads }),
    ...officeEffects({ commands, reads, office, versions: office }),
    ...editionEffects(
      editionPorts({
        editions: get(Editions),
        reads,
        publicOffice: get(PublicOffice),
        database: get(Database),
        feed: get(Feed),
        secrets: get(Secrets),
        config: get(Config),
      }),
    ),
    ...channelEffects({ commands, office, editions: get(Editions), channels, site: siteOf(get(Config)), checkLink: look }),
    notify: () => Promise.resolve(null),
  });
  for (let waiting = ['']; waiting.length > 0;) {
    await get(Sequencer).pass();
    waiting = await agenda.waitingEffects(office.systemClock.now(), 100);
    for (const id of waiting) expect(await runner.deliver(id)).toBe('done');
  }
}
