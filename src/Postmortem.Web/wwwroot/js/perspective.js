// The secret of a confidential account, and its last words where they came too late: in this browser and nowhere else.
export function read(place) {
  try {
    return localStorage.getItem(place);
  } catch {
    return null; // a browser that keeps nothing
  }
}

export function keep(place, text) {
  try {
    if (text === null) localStorage.removeItem(place);
    else localStorage.setItem(place, text);
    return true;
  } catch {
    return false; // a browser that keeps nothing, or is full
  }
}

/** What is selected inside one element. */
export function selectedIn(id) {
  const [selection, place] = [getSelection(), document.getElementById(id)];
  return place && selection?.rangeCount && place.contains(selection.getRangeAt(0).commonAncestorContainer) ? selection.toString().trim() : '';
}
