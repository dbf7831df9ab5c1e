import { useEffect, useState } from 'react';

/** A value once it has stood still for `ms`: what is asked of the host while somebody types or walks a list. */
export function useSettled<Value>(value: Value, ms: number): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}
