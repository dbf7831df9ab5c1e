/** Hands a file to the person, as the browser or the desktop saves downloads. */
export function saveFile(file: File): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = file.name;
  link.click();
  // the download has taken the address by the time that this runs
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
