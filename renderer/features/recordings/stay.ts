import type { MouseEvent } from 'react';

/** A button that is pressed by mouse does not take the focus: Space goes on to mean play and pause. */
export function stayWhereYouAre(event: MouseEvent): void {
  event.preventDefault();
}
