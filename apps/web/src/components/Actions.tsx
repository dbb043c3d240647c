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
  const waiting = new Set(view.tasks.map(({ duty }) => duty));
  const known = Object.keys(texts.events);
  // First what an open task waits for, last what is refused; otherwise in the order in which the workflow names its events.
  const rank = ({ type, duty, refusals }: AllowedEvent): number =>
    (refusals.length > 0 ? 2 : waiting.has(duty) ? 0 : 1) * known.length + known.indexOf(type);
  return (
    <div className="actions">
      {[...view.allowedEvents]
        .sort((a, b) => rank(a) - rank(b))
        .map((event) => (
          <Action key={event.type} event={event} texts={texts} isWaitedFor={waiting.has(event.duty)} />
        ))}
    </div>
  );
}

interface ActionProps {
  readonly event: AllowedEvent;
  readonly texts: Texts;
  readonly isWaitedFor: boolean;
}

function Action({ event: { type, refusals }, texts, isWaitedFor }: ActionProps) {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const reason = useId();
  const { label = type, help } = texts.events[type] ?? {};
  const isRefused = refusals.length > 0;
  const isOpen = search.get(EVENT_PARAMETER) === type;
  return (
    <div className="action">
      <Button
        variant={isWaitedFor ? 'filled' : 'outline'}
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
