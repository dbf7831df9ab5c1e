import { useEffect, useRef, useState } from 'react';

/**
 * Takes files that are dropped anywhere on the window or pasted. Text is pasted where the cursor stands, as ever. With
 * dropped files it tells on what they were dropped.
 * @returns whether files are being dragged over the window
 */
export function useDropPaste(onFiles: ((files: readonly File[], place: Element | null) => void) | null): boolean {
  const latest = useRef(onFiles);
  useEffect(() => {
    latest.current = onFiles;
  });
  const [isOver, setOver] = useState(false);
  const isActive = onFiles !== null;
  useEffect(() => {
    if (!isActive) return;
    // a drag enters and leaves every element on its way
    let depth = 0;
    const carries = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;
    const onEnter = (event: DragEvent): void => {
      if (!carries(event)) return;
      depth += 1;
      setOver(true);
    };
    const onLeave = (event: DragEvent): void => {
      if (!carries(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const onOver = (event: DragEvent): void => {
      if (!carries(event)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
    };
    const onDrop = (event: DragEvent): void => {
      if (!carries(event)) return;
      event.preventDefault();
      depth = 0;
      setOver(false);
      take(event.dataTransfer?.files, event.target instanceof Element ? event.target : null);
    };
    const onPaste = (event: ClipboardEvent): void => {
      const files = event.clipboardData?.files;
      const hasText = event.clipboardData?.types.some((type) => type.startsWith('text/plain')) === true;
      // a table or a sentence is pasted as text, though a picture of it comes along
      if (files === undefined || files.length === 0 || hasText) return;
      event.preventDefault();
      take(files, null);
    };
    const take = (files: FileList | undefined, place: Element | null): void => {
      if (files !== undefined && files.length > 0) latest.current?.([...files], place);
    };
    window.addEventListener('dragenter', onEnter);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('dragover', onOver);
    window.addEventListener('drop', onDrop);
    window.addEventListener('paste', onPaste);
    return () => {
      window.removeEventListener('dragenter', onEnter);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('drop', onDrop);
      window.removeEventListener('paste', onPaste);
    };
  }, [isActive]);
  return isOver;
}
