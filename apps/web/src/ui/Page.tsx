import { Title } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';

interface Props {
  readonly title: string;
  /** Beside the title, such as a code. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A page begins at its heading: for the eye, in the window's title, and for whoever hears the page. */
export function Page({ title, aside, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} – Tabir`;
  }, [title]);
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <div className="page-head">
        <Title order={1} size="h2" ref={heading} tabIndex={-1}>
          {title}
        </Title>
        {aside}
      </div>
      {children}
    </>
  );
}
