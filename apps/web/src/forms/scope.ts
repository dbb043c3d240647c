import type { RoleHeld, Schema } from '../api/types.js';

/**
 * Where a record belongs every start must say, and a person can only begin records for the own unit and agency: so the role
 * answers, and nobody is asked what could only be answered in one way. The fields are known by their marks.
 */
export function scopeOf(active: RoleHeld | null, { properties = {} }: Schema): Record<string, string> {
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, field]) => {
      const part = field['x-tabir']?.scope;
      // Of several agencies none is the own one.
      const answer = part && field.type !== 'array' && active?.[part];
      return answer ? [[name, answer]] : [];
    }),
  );
}
