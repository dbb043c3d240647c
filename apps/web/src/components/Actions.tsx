import { Button, Text } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { AllowedEvent, InstanceView, Texts } from '../api/types.js';
import { EVENT_PARAMETER } from '../path-builder.js';
import { RefusalList } from '../ui/RefusalList.js';

/** What the signed-in person may do now; what is refused stays in sight, with the reason. The API alone knows which is which. */
export function Actions({ view, texts }: { view: InstanceView; texts: Texts }) {
  const { t } = useTranslation();
  if (view.allowedEvents.length === 0) return <Text>{t('event.none')}</Text>;
  const ready = view.allowedEvents.filter(({ refusals }) => refusals.length === 0);
  const refused = view.allowedEvents.filter(({ refusals }) => refusals.length > 0);
  return (
    <div className="actions">
      {[...ready, ...refused].map((event) => (
        <Action key={event.type} event={event} texts={texts} />
      ))}
    </div>
  );
}

function Action({ event: { type, decision, refusals }, texts }: { event: AllowedEvent; texts: Texts }) {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const reason = useId();
  const { label = type, help } = texts.events[type] ?? {};
  const isRefused = refusals.length > 0;
  const isOpen = search.get(EVENT_PARAMETER) === type;
  return (
    <div className="action">
      <Button
        variant={decision ? 'filled' : 'outline'}
        disabled={isRefused || isOpen}
        aria-describedby={isRefused || help !== undefined ? reason : undefined}
        onClick={() => setSearch({ [EVENT_PARAMETER]: type })}
      >
        {label}
      </Button>
      <div id={reason}>
        {help !== undefined && <Text className="quiet">{help}</Text>}
        {isRefused && (
          <>
            <Text size="sm">{t('event.notNow')}</Text>
            <RefusalList refusals={refusals} />
          </>
        )}
      </div>
    </div>
  );
}
