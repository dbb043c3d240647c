import { Paper, Title } from '@mantine/core';
import { useId, type ReactNode } from 'react';

export function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <Paper component="section" aria-labelledby={id} withBorder className="section">
      <Title order={2} size="h4" id={id}>
        {title}
      </Title>
      {children}
    </Paper>
  );
}
